/** Pictures whose own data names AI: the question, the label with caption and alternative text, and the older way over the caption. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { picturesIn } from "../../src/core/text/document.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { docx, p, r } from "../hosts/docx/fake-docx.ts";
import { alone, inline, MEDIA, RELATIONS } from "../hosts/docx/fake-pictures.ts";
import { kallmarkt, withBuiltProgram } from "./command-line.ts";

withBuiltProgram();

const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-pictures-"));
const file = path.join(folder, "karta.docx");
const body = p(r("Ingress."), inline("rIdB")) + alone(inline("rIdA", ' descr="Badplatserna"')) + p(r("Bild 1. Badplatserna."));
writeFileSync(file, docx(body, MEDIA, { relationships: RELATIONS }));
const out = path.join(folder, "bild.docx");
const labelled = path.join(folder, "markt.docx");

test("scan asks about the picture, and says by which number to label it", async () => {
  const { stdout } = await kallmarkt(["scan", file]);
  expect(stdout).toContain("stycke 2: Bildens egna uppgifter (XMP) säger att innehållet är helt skapat med AI.");
  expect(stdout).toContain("--picture 2");
  const [entry] = (await kallmarkt(["scan", file, "--json"])).json() as { signs: unknown[] }[];
  expect(entry?.signs).toMatchObject([
    {
      kind: "picture",
      paragraph: 2,
      picture: 2,
      engine: "DALL·E",
      date: "2026-11-03",
      caption: "AI-genererad bild. {engine}, {date}.",
    },
  ]);
});

test("label --picture writes caption and alternative text with engine and day from the picture itself; unlabel takes both back", async () => {
  const done = await kallmarkt(["label", file, "--out", out, "--picture", "2", "--reason", "prov", "--json"]);
  expect(done).toMatchObject({ code: 0 });
  const [id] = (done.json() as { labelled: string[] }).labelled;
  const words = async (one: string) => {
    const { text, insertions } = await openDocx(new Uint8Array(readFileSync(one))).read();
    return { alts: picturesIn(text).map(({ picture }) => picture.altText), own: insertions.map((each) => each.text) };
  };
  const { alts, own } = await words(out);
  expect(alts).toEqual([undefined, "Badplatserna. AI-genererad bild. DALL·E, 2026-11-03."]);
  expect(own).toContain("[AI-genererad bild. DALL·E, 2026-11-03.]");
  const [entry] = (await kallmarkt(["scan", out, "--json"])).json() as { labels: unknown[]; signs?: unknown[] }[];
  expect(entry).toMatchObject({ labels: [{ id, paragraphs: [2], engine: "DALL·E", state: "found" }] });
  expect(entry).not.toHaveProperty("signs");
  expect(await kallmarkt(["unlabel", out, "--out", out, "--label", id as string])).toMatchObject({ code: 0 });
  expect(await words(out)).toEqual(await words(file));
});

test.each([
  [["--picture", "9"], 3, "picture-not-found"],
  [["--picture", "noll"], 2, "usage"],
  [["--picture", "1"], 2, "usage"],
  [["--picture", "2", "--paragraph", "1"], 2, "usage"],
  [["--paragraph", "1"], 2, "usage"],
  [["--paragraph", "1", "--engine", "DALL·E", "--date", "2026-11-03", "--alt-text", "x"], 2, "usage"],
])("label %j ends with %i, %s", async (args, code, error) => {
  const answer = await kallmarkt(["label", file, "--out", out, ...args, "--json"]);
  expect(answer).toMatchObject({ code });
  expect(answer.json()).toMatchObject({ error: { code: error } });
});

test("label marks the caption as a picture's, in the profile's words", async () => {
  const label = [
    "label",
    file,
    "--out",
    labelled,
    "--paragraph",
    "3",
    "--engine",
    "DALL·E",
    "--reason",
    "prov",
    "--date",
    "2026-11-03",
  ];
  expect(await kallmarkt([...label, "--content", "image", "--json"])).toMatchObject({ code: 0 });
  const [entry] = (await kallmarkt(["scan", labelled, "--json"])).json() as {
    labels: { paragraphs: number[]; engine: string }[];
  }[];
  expect(entry?.labels).toMatchObject([{ paragraphs: [3], engine: "DALL·E" }]);
  const { stdout } = await kallmarkt(["check", labelled, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ state: "awaiting-review" });
  expect(readFileSync(labelled).length).toBeGreaterThan(0);
  expect(await kallmarkt([...label, "--content", "musik"])).toMatchObject({ code: 2 });
});
