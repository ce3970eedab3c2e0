/** Märk AI-text over a real .docx: what is written, what is said, and that undoing gives the same bytes back. */
import { describe, expect, test } from "@jest/globals";
import { labelSelection, takeBack } from "../../src/commands/label-selection.ts";
import { AppError } from "../../src/core/errors.ts";
import { open } from "../../src/core/pipeline.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { deskWith, sample, surroundings } from "./desk.ts";

const silent = (error: unknown): void => {
  throw error;
};

const clean = ["markavgifter.docx", "Avgift"] as const;

async function labelsIn(bytes: Uint8Array) {
  const { record } = open(await openDocx(bytes).read());
  return record?.labels ?? [];
}

describe("one click on a selection", () => {
  test("labels it with the engine used last, today's date and the installation's profile, in one reading and one writing", async () => {
    const host = await deskWith(...clean);
    const outcome = await labelSelection(host, { engine: "Copilot", homeProfileId: "avesta" }, surroundings(), silent);
    expect(outcome).toMatchObject({ kind: "labelled", use: { date: "2026-11-28", from: "last-used" }, canUndo: true });
    expect(outcome.kind === "labelled" && outcome.mark).not.toBe("");
    expect(host.asked).toEqual(["read", "selection", "apply"]);
    const reading = await openDocx(host.file()).read();
    const { record } = open(reading);
    expect(record?.profile.id).toBe("avesta");
    expect(record?.labels).toHaveLength(1);
    expect(record?.labels[0]).toMatchObject({ searchDate: "2026-11-28", kind: "generated" });
    expect(reading.marks).not.toHaveLength(0);
  });

  test("an engine that a trace in the passage names is taken before the one used last, and said so", async () => {
    const host = await deskWith("tjansteskrivelse.docx", "contentReference[oaicite");
    const outcome = await labelSelection(host, { engine: "Copilot" }, surroundings(), silent);
    expect(outcome).toMatchObject({ kind: "labelled", use: { engine: "ChatGPT", from: "trace" } });
  });

  test("without an engine ever chosen, it says where the one it took comes from", async () => {
    const host = await deskWith(...clean);
    expect(await labelSelection(host, {}, surroundings(), silent)).toMatchObject({ kind: "labelled", use: { from: "register" } });
  });

  test("nothing is reviewed, signed or said about readers and secrecy on the person's behalf", async () => {
    const host = await deskWith(...clean);
    await labelSelection(host, { engine: "Copilot", reviewer: { name: "Lena", role: "Utredare" } }, surroundings(), silent);
    const { record } = open(await openDocx(host.file()).read());
    expect(record?.reviews).toEqual([]);
    expect(record?.document.audience ?? null).toBe(null);
    expect(record?.document.secrecy).toBe(undefined);
  });

  test("the same click again changes nothing", async () => {
    const host = await deskWith(...clean);
    const defaults = { engine: "Copilot" };
    const made = surroundings();
    await labelSelection(host, defaults, made, silent);
    const after = host.file();
    expect(await labelSelection(host, defaults, made, silent)).toMatchObject({ kind: "unchanged" });
    expect(host.file()).toBe(after);
    expect(await labelsIn(after)).toHaveLength(1);
  });

  test("undo gives the file back, byte for byte", async () => {
    const host = await deskWith(...clean);
    await labelSelection(host, { engine: "Copilot" }, surroundings(), silent);
    expect(await takeBack(host, silent)).toEqual({ kind: "undone" });
    expect(host.file()).toEqual(sample(clean[0]));
  });

  test("undo where there is nothing to undo says so", async () => {
    const host = await deskWith(...clean);
    expect(await takeBack(host, silent)).toMatchObject({ kind: "refused" });
  });
});

describe("what can't be labelled is explained, and nothing is written", () => {
  test("no selection, and a selection of blanks", async () => {
    const host = await deskWith(...clean);
    host.selected = null;
    expect(await labelSelection(host, {}, surroundings(), silent)).toMatchObject({
      kind: "refused",
      says: { sv: expect.stringContaining("Ingen text är markerad") },
    });
    host.selected = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 0 } };
    expect(await labelSelection(host, {}, surroundings(), silent)).toMatchObject({ kind: "refused" });
    expect(host.asked).not.toContain("apply");
  });

  test("a document that is closed to writing, in the host's own words; it is not even read", async () => {
    const host = await deskWith(...clean);
    const says = { sv: "Öppnat för läsning.", en: "Open for reading." };
    host.access = { kind: "read-only", says };
    expect(await labelSelection(host, {}, surroundings(), silent)).toEqual({ kind: "refused", says });
    expect(host.asked).toEqual([]);
  });

  test("a refusal of the verbs keeps its words", async () => {
    const host = await deskWith(...clean);
    const outcome = await labelSelection(host, { engine: "Ett Eget Verktyg", homeProfileId: "avesta" }, surroundings(), silent);
    expect(outcome.kind).toBe("refused");
    expect(host.asked).not.toContain("apply");
  });

  test("what nobody foresaw is reported, and explained", async () => {
    const host = await deskWith(...clean);
    const reported: unknown[] = [];
    host.read = () => Promise.reject(new Error("GeneralException"));
    const outcome = await labelSelection(host, {}, surroundings(), (error) => reported.push(error));
    expect(outcome).toMatchObject({ kind: "refused", says: { sv: expect.stringContaining("Något oväntat") } });
    expect(reported).toHaveLength(1);
    host.read = () => Promise.reject(new AppError("host-unavailable", { sv: "Word svarar inte.", en: "Word does not answer." }));
    expect(await labelSelection(host, {}, surroundings(), silent)).toMatchObject({ says: { sv: "Word svarar inte." } });
  });
});
