/** Damaged files: whatever is wrong with the bytes, reading and writing give an answer or a refusal, and nothing else. */
import { describe, expect, jest, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import { AppError } from "../../../src/core/errors.ts";
import type { HostEdit } from "../../../src/core/edits.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { rawEntries } from "../package/naive-zip.ts";
import { damaged, numbers } from "../package/xml-fuzz.ts";
import { docx, field, p, r, sdt, style, table, wordPart, zipOf } from "./fake-docx.ts";
import { FOOTNOTE, markEdit, readBytes, SHADED } from "./laws.ts";
import { parseXml } from "./xml-referee.ts";

const SEED = 20261103;
const RUNS = Number(process.env["KALLMARKT_RUNS"] ?? 2000);

/** A file with some of everything, packed or stored: in a stored one a changed byte is a changed character. */
async function sample(level: 0 | 6): Promise<Uint8Array> {
  const body =
    p(r("ett &amp; två"), field(" REF b ", r("x")), `<w:hyperlink r:id="rIdL">${r("länk")}</w:hyperlink>`) +
    table(p(r("c"))) +
    sdt("<w:date/>", p(r("d"))) +
    p(`<w:ins w:id="1" w:author="A">${r("i")}</w:ins>`);
  const parts = {
    "word/styles.xml": wordPart("styles", style("Rubrik1", "heading 1")),
    "word/settings.xml": wordPart("settings", "<w:zoom/>"),
    "word/header1.xml": wordPart("hdr", p(r("huvud"))),
    "word/comments.xml": wordPart("comments", `<w:comment w:id="0">${p(r("k"))}</w:comment>`),
  };
  const host = openDocx(docx(body, parts), { zip: nodeZip });
  const story = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 3 } };
  await host.apply([markEdit("a", story, FOOTNOTE), { kind: "keep-record", recordId: "r1", json: "{}" }]);
  const entries = [...rawEntries(host.bytes())].map(([name, entry]) => [name, entry.content] as const);
  return zipOf(Object.fromEntries(entries), level);
}

/** What reading came to, or the code of the refusal; anything else that is thrown is a fault. */
async function reading(bytes: Uint8Array): Promise<HostReading | string> {
  try {
    return await openDocx(bytes, { zip: nodeZip }).read();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** Labels the first and the last paragraph with text, inserts and keeps: all or nothing, and well-formed. */
async function writing(bytes: Uint8Array): Promise<string> {
  try {
    const host = openDocx(bytes, { zip: nodeZip });
    const { text } = await host.read();
    const edits: HostEdit[] = text.stories.flatMap((story, n) =>
      story.paragraphs.flatMap((one, paragraph) => {
        const range = {
          story: story.id,
          from: { paragraph, offset: 0 },
          to: { paragraph, offset: Math.ceil(one.text.length / 2) },
        };
        return one.text === "" ? [] : [markEdit(`l${n}-${paragraph}`, range, n % 2 === 0 ? FOOTNOTE : SHADED)];
      }),
    );
    const at = { paragraph: 0, side: "after" as const };
    edits.push(
      { kind: "insert", owner: "a", part: "source", alias: "K", text: "Källa", at },
      { kind: "keep-record", recordId: "r2", json: "{}" },
    );
    await host.apply(edits);
    for (const [name, entry] of rawEntries(host.bytes()))
      if (/^word\/\w+\.xml$/.test(name)) parseXml(Buffer.from(entry.content).toString("utf8"));
    return "written";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function counted(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

jest.setTimeout(180_000);

describe("damaged files", () => {
  test("cut short at any length: refused", async () => {
    const bytes = await sample(6);
    for (let length = 0; length < bytes.length; length++) expect(typeof (await reading(bytes.slice(0, length)))).toBe("string");
  });

  test("bytes behind the end change nothing, or are refused", async () => {
    const bytes = await sample(6);
    for (const more of [1, 10, 1000]) {
      const longer = new Uint8Array([...bytes, ...new Uint8Array(more)]);
      expect(await reading(longer)).toEqual(await readBytes(bytes));
    }
  });

  test.each([
    ["packed", 6 as const],
    ["stored", 0 as const],
  ])("with bytes changed, %s: read or refused", async (_name, level) => {
    const bytes = await sample(level);
    const next = numbers(SEED + level);
    const outcomes: string[] = [];
    for (let run = 0; run < RUNS / 2; run++) {
      const copy = bytes.slice();
      for (let times = 1 + next(4); times > 0; times--) copy[next(copy.length)] = next(256);
      const outcome = await reading(copy);
      outcomes.push(typeof outcome === "string" ? outcome : "read");
    }
    expect(Object.keys(counted(outcomes)).sort()).toEqual(expect.arrayContaining(["damaged-document", "read"]));
  });

  test("with stretches taken out, doubled or filled: read or refused", async () => {
    const bytes = await sample(0);
    const next = numbers(SEED);
    for (let run = 0; run < RUNS / 10; run++) {
      const at = next(bytes.length);
      const length = 1 + next(300);
      const pieces = [
        [bytes.slice(0, at), bytes.slice(at + length)],
        [bytes.slice(0, at + length), bytes.slice(at)],
        [bytes.slice(0, at), new Uint8Array(length), bytes.slice(at + length)],
      ][next(3)] as Uint8Array[];
      await reading(new Uint8Array(Buffer.concat(pieces)));
    }
  });

  test("with parts whose XML is damaged: read or refused, written or refused, and what is written is well-formed", async () => {
    const parts = new Map(
      [...rawEntries(await sample(0))].map(([name, entry]) => [name, Buffer.from(entry.content).toString("utf8")]),
    );
    const names = [...parts.keys()];
    const next = numbers(SEED);
    const outcomes: string[] = [];
    for (let run = 0; run < RUNS / 2; run++) {
      const name = next(2) === 0 ? "word/document.xml" : (names[next(names.length)] as string);
      const bytes = zipOf({ ...Object.fromEntries(parts), [name]: damaged(parts.get(name) as string, next) }, 0);
      const outcome = await reading(bytes);
      if (typeof outcome !== "string") outcomes.push(await writing(bytes));
    }
    expect(counted(outcomes)["written"]).toBeGreaterThan(RUNS / 50);
    expect(counted(outcomes)["not-written"]).toBeUndefined();
  });

  test("whose parts have changed places: read or refused", async () => {
    const parts = [...rawEntries(await sample(0))].map(([name, entry]) => [name, entry.content] as const);
    for (const [name] of parts) {
      for (const [, content] of parts) {
        const bytes = zipOf({ ...Object.fromEntries(parts), [name]: content }, 0);
        if (typeof (await reading(bytes)) !== "string") await writing(bytes);
      }
    }
  });
});
