/** The real office.js starts in front of the emulated host, trusts it, and finds what a page in Word finds. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openPage, startOffice, type StartedOffice } from "./environment.ts";
import { profiles } from "./profiles.ts";
import { TRANSPORT_QUIRKS, type TransportQuirk } from "./quirks.ts";
import { openSample, type SampleDocument } from "./sample-document.ts";

/** What a callback of the Common API is given. */
interface Result<T> {
  readonly status: unknown;
  readonly value: T;
  readonly error: { readonly code: number };
}

/** `Office.FileType.Compressed`: an ambient enum, so its value is written here. */
const COMPRESSED = "compressed" as unknown as Office.FileType;

const answered = <T>(ask: (callback: (result: Result<T>) => void) => void): Promise<Result<T>> =>
  new Promise((resolve) => ask(resolve));

describe("a page in Word on the web", () => {
  let office: StartedOffice;
  let document: SampleDocument;

  beforeAll(async () => {
    document = openSample(["Första stycket", "Andra stycket"]);
    office = await startOffice({ document, settings: { antal: "3" } });
  });
  afterAll(() => office.close());

  test("is told host, platform, languages, mode and address", async () => {
    const { Office } = office;
    expect(await Office.onReady()).toMatchObject({ host: "Word", platform: "OfficeOnline" });
    expect(Office.context.displayLanguage).toBe("sv-SE");
    expect(Office.context.contentLanguage).toBe("sv-SE");
    expect(Office.context.document.mode).toBe("readWrite");
    expect(Office.context.document.url).toMatch(/tjansteskrivelse\.docx$/u);
    expect(Office.context.diagnostics).toMatchObject({ host: "Word", platform: "OfficeOnline" });
  });

  test("finds that alert throws and that history cannot be pushed, as office.js itself does", () => {
    const { window } = office;
    expect(() => window.alert("hej")).toThrow("not supported");
    expect(window.history.pushState).toBeNull();
    expect(window.history.replaceState).toBeNull();
  });

  test("asks for nothing beyond office.js", () => {
    expect(office.foreignRequests).toEqual([]);
  });

  test("is told requirement sets; the runtime takes 1.10 for 1.1, which is why the product compares by itself", () => {
    const { requirements } = office.Office.context;
    expect(requirements.isSetSupported("WordApi", "1.9")).toBe(true);
    expect(requirements.isSetSupported("WordApiDesktop", "1.1")).toBe(false);
    expect(requirements.isSetSupported("WordApi", "1.10")).toBe(true);
  });

  test("reads, changes and saves the settings in the document", async () => {
    const { settings } = office.Office.context.document;
    expect(settings.get("antal")).toBe(3);
    settings.set("profil", { namn: "sundsvall" });
    const saved = await answered((callback) => settings.saveAsync(callback));
    expect(saved.status).toBe("succeeded");
    expect([...office.host.settings]).toEqual([
      ["antal", "3"],
      ["profil", '{"namn":"sundsvall"}'],
    ]);
    office.host.settings.set("annan", '"ny"');
    await answered((callback) => settings.refreshAsync(callback));
    expect(settings.get("annan")).toBe("ny");
  });

  test("gets the file in slices", async () => {
    const { document: page } = office.Office.context;
    const { value: file } = await answered<Office.File>((callback) => page.getFileAsync(COMPRESSED, { sliceSize: 10 }, callback));
    const bytes: number[] = [];
    for (let index = 0; index < file.sliceCount; index++) {
      const { value } = await answered<Office.Slice>((callback) => file.getSliceAsync(index, callback));
      bytes.push(...(value.data as number[]));
    }
    expect(new Uint8Array(bytes)).toEqual(document.bytes());
    expect(file.sliceCount).toBe(Math.ceil(document.bytes().length / 10));
    expect(office.host.openFiles).toBe(1);
    await answered((callback) => file.closeAsync(callback));
    expect(office.host.openFiles).toBe(0);
  });

  test("may have two copies of the file open, and not three", async () => {
    const open = (): Promise<Result<Office.File>> =>
      answered((callback) => office.Office.context.document.getFileAsync(COMPRESSED, callback));
    const [first, second, third] = [await open(), await open(), await open()];
    expect([first.status, second.status, third.status]).toEqual(["succeeded", "succeeded", "failed"]);
    await answered((callback) => first.value.closeAsync(callback));
    const fourth = await open();
    expect(fourth.status).toBe("succeeded");
    await answered((callback) => second.value.closeAsync(callback));
    await answered((callback) => fourth.value.closeAsync(callback));
  });

  test("hears that the selection moved, as long as it listens", async () => {
    const { document: page } = office.Office.context;
    const heard: string[] = [];
    const handler = (args?: { readonly type?: unknown }): void => void heard.push(String(args?.type));
    const type = "documentSelectionChanged" as unknown as Office.EventType;
    await answered((callback) => page.addHandlerAsync(type, handler, callback));
    document.raise("DocumentSelectionChanged", null, {});
    await office.host.idle();
    expect(heard).toEqual(["documentSelectionChanged"]);
    await answered((callback) => page.removeHandlerAsync(type, { handler }, callback));
    document.raise("DocumentSelectionChanged", null, {});
    await office.host.idle();
    expect(heard).toHaveLength(1);
  });

  test("runs a ribbon command by its name and tells when it is done", async () => {
    const seen: string[] = [];
    office.Office.actions.associate("markText", (event: Office.AddinCommands.Event) => {
      seen.push(event.source.id);
      event.completed();
    });
    const { status } = await office.host.invokeCommand("markText", "ribbon-mark");
    expect(seen).toEqual(["ribbon-mark"]);
    expect(status).toBe(0);
  });

  test("hears of a command that no script associated", async () => {
    expect((await office.host.invokeCommand("nobodyKnows")).status).not.toBe(0);
  });

  test("fails on a Common API call that is not emulated", async () => {
    const { status } = await answered((callback) =>
      office.Office.context.document.setSelectedDataAsync("text", callback as (result: Office.AsyncResult<void>) => void),
    );
    expect(status).toBe("failed");
    expect(office.host.broken.map(String)).toEqual([expect.stringContaining("Common API method 65")]);
    office.host.broken.length = 0;
  });
});

test.each([
  ["pc", "PC", "1.4"],
  ["mac", "Mac", "1.3"],
  ["ltsc2024", "PC", "1.1"],
  ["ltsc2021", "PC", null],
] as const)("the profile %s says platform %s and its own sets", async (profile, platform, desktop) => {
  const { Office, close } = await startOffice({ document: openSample([]), profile });
  expect((await Office.onReady()).platform).toBe(platform);
  expect(Office.context.platform).toBe(platform);
  expect(Office.context.requirements.isSetSupported("WordApiDesktop", desktop ?? "1.1")).toBe(desktop !== null);
  expect(Office.context.requirements.isSetSupported("WordApi", "1.10")).toBe(false);
  close();
});

test("viewing mode is told, and the Common API refuses to save", async () => {
  const { Office, close } = await startOffice({ document: openSample([]), isReadOnly: true });
  expect(Office.context.document.mode).toBe("readOnly");
  const saved = await answered((callback) => Office.context.document.settings.saveAsync(callback));
  expect(saved.status).toBe("failed");
  close();
});

describe("a quirk", () => {
  const withQuirk = (quirk: TransportQuirk) => ({ ...profiles.pc, quirks: [quirk] });

  test.each(Object.keys(TRANSPORT_QUIRKS))("%s has a source", (quirk) => {
    expect(TRANSPORT_QUIRKS[quirk as TransportQuirk]).toMatch(/^(#\d+|SV2|code: \S+)/u);
  });

  test("of the web takes requirement sets for numbers, wherever it is switched on", async () => {
    const { Office, close } = await startOffice({ document: openSample([]), profile: withQuirk("sets-compared-as-numbers") });
    expect(Office.context.requirements.isSetSupported("WordApi", "1.10")).toBe(true);
    close();
  });

  test("of viewing mode tells it wrong, and still refuses", async () => {
    const profile = withQuirk("viewing-mode-told-wrong");
    const { Office, close } = await startOffice({ document: openSample([]), profile, isReadOnly: true });
    expect(Office.context.document.mode).toBe("readWrite");
    expect((await answered((callback) => Office.context.document.settings.saveAsync(callback))).status).toBe("failed");
    close();
  });

  test("of a late selection event lets it come late", async () => {
    const document = openSample([]);
    const { Office, host, close } = await startOffice({ document, profile: withQuirk("selection-event-late") });
    let heard = 0;
    const type = "documentSelectionChanged" as unknown as Office.EventType;
    await answered((callback) => Office.context.document.addHandlerAsync(type, () => heard++, callback));
    document.raise("DocumentSelectionChanged", null, {});
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toBe(0);
    await host.idle();
    expect(heard).toBe(1);
    close();
  });
});

test.each(["https://evil.example", "http://word-edit.officeapps.live.com"])("a host at %s is not trusted", async (hostOrigin) => {
  const { window, host } = await openPage({ document: openSample([]), hostOrigin });
  let ready = false;
  void (window as unknown as { readonly Office: typeof Office }).Office.onReady().then(() => (ready = true));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(ready).toBe(false);
  expect(host.notices).toEqual([]);
  window.close();
});
