/**
 * The same document under every profile: what each municipality's rules put into it, where, and what they answer, as files a person can
 * read side by side in golden/. `KALLMARKT_GOLDEN=write` writes them anew; read the difference before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { builtInLayers, builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { checkDocument } from "../../../src/core/policy/checks/index.ts";
import { Desk, sentences } from "./desk.ts";
import { inventedIds, inventedProfile } from "./invented.ts";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "golden");
const number = "Sökanden har personnummer 19121212-1212.";

/** The document as a reader sees it: our own paragraphs in their places, marks after their paragraphs. */
function drawing(desk: Desk): string[] {
  const { text, insertions } = desk.host.reading();
  const body = text.stories[0]?.paragraphs ?? [];
  const isMark = (part: string): boolean => part === "mark" || part === "note";
  const own = (at: number): string[] =>
    insertions
      .filter(({ paragraph, part }) => paragraph === at && !isMark(part))
      .map(({ part, text: words }) => `+ ${part}: ${words}`);
  const lines = body.flatMap((paragraph, at) => {
    const marks = insertions.filter((one) => one.paragraph === at && isMark(one.part)).map((one) => ` ⟦${one.text}⟧`);
    return [
      ...own(at),
      `  ${"#".repeat(paragraph.heading)}${paragraph.heading > 0 ? " " : ""}${paragraph.text}${marks.join("")}`,
    ];
  });
  return [...lines, ...own(body.length)];
}

function answers(desk: Desk): string[] {
  const { result, says } = desk.article50();
  return [
    ...checkDocument(desk.subject()).map((one) => `${one.rule.padEnd(5)}${one.result.padEnd(5)} ${one.says.sv}`),
    `art50 ${result}: ${says.sv}`,
  ];
}

/** The municipalities whose documents there are, and those that are made up. */
const profiles = new Map([
  ...builtInLayers.map(({ id }) => [id, builtInProfile(id)] as const),
  ...inventedIds.map((id) => [id, inventedProfile(id)] as const),
]);

function golden(id: string): string {
  const profile = profiles.get(id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  const desk = new Desk(profile, [number]);
  const facts = { type: "tjansteskrivelse", audience: "extern" } as const;
  const first = desk.label(sentences.beaches, { informationClass: "Intern" }, facts);
  const second = desk.label(
    number,
    { engine: "Microsoft 365 Copilot", purpose: "Sammanfattning", informationClass: "Öppen" },
    facts,
  );
  const third = desk.label(
    sentences.decision,
    { engine: "Gemini", primarySource: "Årsredovisning 2025, s. 14", informationClass: "Öppen" },
    facts,
  );
  const labelled = [...drawing(desk), "", ...answers(desk)];
  for (const label of [first, second, third]) desk.review(label);
  return [
    `Efter märkning under profilen ${id}`,
    "",
    ...labelled,
    "",
    "Efter granskning",
    "",
    ...drawing(desk),
    "",
    ...answers(desk),
    "",
  ].join("\n");
}

test.each([...profiles.keys()])("%s: marks, notices, their places, and every answer are as in golden/", (id) => {
  const file = path.join(folder, `${id}.txt`);
  if (process.env["KALLMARKT_GOLDEN"] === "write" || !existsSync(file)) writeFileSync(file, golden(id));
  expect(golden(id)).toBe(readFileSync(file, "utf8"));
});
