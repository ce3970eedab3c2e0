/** The commands as Office runs them: what is shown, what is left for the pane, and that each comes to an end. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { associateCommands } from "../../src/commands/associate.ts";
import { commandsOver } from "../../src/commands/commands.ts";
import { sentencesOf } from "../../src/commands/result/draw.ts";
import { decoded, encoded, show, type Shown } from "../../src/commands/show.ts";
import { AppError } from "../../src/core/errors.ts";
import { commands as inManifest } from "../../scripts/manifest/words.ts";
import { deskPorts, deskWith, PressedDialog, sample } from "./desk.ts";

const clean = ["markavgifter.docx", "Avgift"] as const;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("Märk AI-text", () => {
  test("shows what was done in a window, and ends when the person closes it", async () => {
    const dialog = new PressedDialog();
    const { ports, opened } = deskPorts(await deskWith(...clean), { dialog });
    const run = commandsOver(ports).markAiText();
    while (opened.length === 0) await turn();
    expect(opened[0]).toMatchObject({ outcome: { kind: "labelled", canUndo: true }, language: "sv", theme: "light" });
    await turn();
    dialog.press("close");
    await run;
    expect(dialog.closed).toBe(1);
  });

  test("Ångra in the window gives the file back, once, and says so there", async () => {
    const dialog = new PressedDialog();
    const host = await deskWith(...clean);
    const { ports, opened } = deskPorts(host, { dialog });
    const run = commandsOver(ports).markAiText();
    while (opened.length === 0) await turn();
    await turn();
    dialog.press("undo");
    dialog.press("undo");
    while (dialog.told.length === 0) await turn();
    expect(dialog.told).toMatchObject([{ outcome: { kind: "undone" } }]);
    expect(host.asked.filter((one) => one === "undo")).toHaveLength(1);
    expect(host.file()).toEqual(sample(clean[0]));
    dialog.leave();
    await run;
  });

  test("a Word that can't talk to the window closes it after Ångra", async () => {
    const dialog = new PressedDialog(false);
    const { ports, opened } = deskPorts(await deskWith(...clean), { dialog });
    const run = commandsOver(ports).markAiText();
    while (opened.length === 0) await turn();
    await turn();
    dialog.press("undo");
    await run;
    expect(dialog.closed).toBe(1);
  });

  test("where Office opens no window the label stands, and a refusal waits for the pane of this document", async () => {
    const labelled = deskPorts(await deskWith(...clean));
    await commandsOver(labelled.ports).markAiText();
    expect(labelled.wishes).toEqual([]);
    const host = await deskWith(...clean);
    host.selected = null;
    const refused = deskPorts(host);
    await commandsOver(refused.ports).markAiText();
    expect(refused.wishes).toMatchObject([
      { document: "https://avesta.sharepoint.com/a.docx", view: null, says: { sv: expect.stringContaining("Ingen text") } },
    ]);
  });

  test("a Word that is too old is explained in its own words", async () => {
    const says = { sv: "Den här versionen av Word är för gammal.", en: "This version of Word is too old." };
    const { ports, opened } = deskPorts(new AppError("unsupported", says), { dialog: null });
    await commandsOver(ports).markAiText();
    expect(opened).toMatchObject([{ outcome: { kind: "refused", says } }]);
  });

  test("the window is closed before Office kills the command", async () => {
    const dialog = new PressedDialog();
    const waited: number[] = [];
    const wait = async (ms: number): Promise<void> => void waited.push(ms);
    const shown: Shown = { outcome: { kind: "undone" }, language: "sv", theme: "light" };
    const { ports } = deskPorts(new Error("not asked"), { dialog, wait });
    expect(await show("https://localhost:3000/result.html", shown, async () => shown.outcome, ports)).toBe(true);
    expect(dialog.closed).toBe(1);
    expect(waited[0]).toBeLessThan(5 * 60_000);
  });
});

test("a window that is closed while the act is taken back ends the command only once that is done", async () => {
  const dialog = Object.assign(new PressedDialog(), {
    tell: () => {
      throw new Error("the dialog is closed");
    },
  });
  let finish: () => void = () => undefined;
  const undone = new Promise<void>((resolve) => (finish = resolve));
  const shown: Shown = { outcome: { kind: "undone" }, language: "sv", theme: "light" };
  const { ports } = deskPorts(new Error("not asked"), { dialog });
  let isOver = false;
  const showing = show("https://localhost:3000/result.html", shown, () => undone.then(() => shown.outcome), ports).then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  dialog.press("undo");
  dialog.press("close");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isOver).toBe(false);
  finish();
  await showing;
  expect(isOver).toBe(true);
});

describe("the commands that open the pane", () => {
  test.each([
    ["pasteAiText", "paste"],
    ["reviewText", "review"],
    ["checkText", "check"],
    ["handOver", "registration"],
    ["openPane", "overview"],
  ] as const)("%s asks for the part %s, and reads no document", async (name, view) => {
    const { ports, wishes, opened } = deskPorts(new Error("not asked"), { showPane: async () => true });
    await commandsOver(ports)[name]();
    expect(wishes).toEqual([{ document: ports.document, view, says: null }]);
    expect(opened).toEqual([]);
  });

  test("where Office can't open the pane from a command, the person is told which button does", async () => {
    const { ports, wishes, opened } = deskPorts(new Error("not asked"), { dialog: null });
    await commandsOver(ports).reviewText();
    expect(opened).toMatchObject([{ outcome: { kind: "refused", says: { sv: expect.stringContaining("Öppna Källmärkt") } } }]);
    expect(wishes[0]).toMatchObject({ view: "review" });
  });
});

describe("what Office is given", () => {
  const world = globalThis as { Office?: unknown; reportError?: unknown };
  afterEach(() => {
    delete world.Office;
    delete world.reportError;
  });

  function associated(): Map<string, (event?: { completed(): void }) => void> {
    const names = new Map<string, (event?: { completed(): void }) => void>();
    world.Office = { actions: { associate: (name: string, run: () => void) => void names.set(name, run) } };
    return names;
  }

  const done = (names: ReturnType<typeof associated>, name: string): Promise<void> =>
    new Promise((resolve) => names.get(name)?.({ completed: resolve }));

  test("every command of the manifests has its function, and no other", () => {
    const names = associated();
    associateCommands(() => Promise.reject(new Error("not run")));
    expect([...names.keys()]).toEqual(inManifest.map(({ id }) => id));
  });

  test("event.completed is called when all went well, when the command fails, and when its code can't be loaded", async () => {
    const reported: unknown[] = [];
    world.reportError = (error: unknown) => void reported.push(error);
    const names = associated();
    const { ports } = deskPorts(await deskWith(...clean));
    associateCommands(async () => commandsOver(ports));
    await done(names, "markAiText");
    expect(reported).toEqual([]);
    associateCommands(async () => ({ ...commandsOver(ports), checkText: () => Promise.reject(new Error("unforeseen")) }));
    await done(names, "checkText");
    associateCommands(() => Promise.reject(new Error("ChunkLoadError")));
    await done(names, "handOver");
    expect(reported).toHaveLength(2);
  });

  test("a key combination calls without an event", async () => {
    const names = associated();
    let runs = 0;
    const { ports } = deskPorts(new Error("not asked"), {
      showPane: async () => {
        runs++;
        return true;
      },
    });
    associateCommands(async () => commandsOver(ports));
    names.get("reviewText")?.();
    while (runs === 0) await turn();
    expect(runs).toBe(1);
  });
});

describe("what the window is told", () => {
  const shown: Shown = {
    outcome: {
      kind: "labelled",
      use: { engine: 'Motor & "annan" {date}#%', date: "2026-11-28", from: "register" },
      mark: "(AI)",
      warnings: [{ sv: "Varning.", en: "Warning." }],
      canUndo: true,
    },
    language: "en",
    theme: "dark",
  };

  test("comes through an address unharmed, also with what Office adds to it", () => {
    expect(decoded(new URL(`https://localhost:3000/result.html#${encoded(shown)}`).hash)).toEqual(shown);
    expect(decoded(`#${encoded(shown)}&_xdm_Info=Word|1`)).toEqual(shown);
    for (const other of ["", "#", "#shown=", "#shown=%", "#shown=%5B1%5D", "#other=1"]) expect(decoded(other)).toBe(null);
  });

  test("says the engine, the date, where the engine comes from, the mark and every warning, in both languages", () => {
    const sentences = sentencesOf(shown.outcome);
    expect(sentences.map(({ sv }) => sv)).toEqual([
      'Motor & "annan" {date}#%, sökdatum 2026-11-28.',
      expect.stringContaining("Du har inte valt AI-motor än"),
      "Synligt märke: (AI)",
      "Varning.",
    ]);
    for (const { sv, en } of sentences) expect([sv.length > 0, en.length > 0]).toEqual([true, true]);
  });

  test("nothing of the document's text is in the address", async () => {
    const { ports, opened } = deskPorts(await deskWith(...clean), { dialog: null });
    await commandsOver(ports).markAiText();
    expect(JSON.stringify(opened)).not.toContain("Avgift");
  });
});
