/** Writes docs/policy-rules.md: every row of the five documents, its quote, where it is met, and the test that shows it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { builtInLayers } from "../../src/core/policy/catalogue.ts";
import { elsewhere } from "../policy-rules/elsewhere.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export const pages = [{ file: "docs/policy-rules.md", render }];

/** The profiles of documents, in the order of the rule list. */
const documented = ["hallefors", "avesta", "norsjo", "karlskoga", "dalsland"];

/** A test that shows a row, by its file and title. */
export interface Shown {
  readonly test: string;
  readonly title: string;
}

/** A row of a document: its sentence, where the product meets it, and the tests that show it. */
export interface PolicyRow {
  readonly id: string;
  readonly profile: string;
  readonly quote: string;
  readonly where: string;
  readonly tests: readonly Shown[];
}

/** All rows with their tests. Titles that begin with "[A19]" or "[A12, A14]" say which rows a test shows. */
export function policyRows(): PolicyRow[] {
  const shown = testsByRow();
  return documented.flatMap((profile) => {
    const layer = builtInLayers.find(({ id }) => id === profile);
    const rows = [
      ...(layer?.rules ?? []).map(({ id, quote = "", check, strength }) => ({
        id,
        quote,
        where: `kontroll \`${check}\`, ${strengths[strength ?? "ask"]}`,
      })),
      ...(layer?.otherRules ?? []).map(({ id, quote = "", values, part }) => ({
        id,
        quote,
        where: values ? `värde ${values.map((value) => `\`${value}\``).join(", ")}` : (part ?? ""),
      })),
    ];
    const number = ({ id }: { readonly id: string }): number => Number(id.slice(1));
    return rows
      .sort((one, other) => number(one) - number(other))
      .map((row) => {
        return {
          ...row,
          profile,
          tests: [...(shown.get(row.id) ?? []), ...(elsewhere[row.id] ?? [])],
        };
      });
  });
}

const strengths = { ask: "fråga", warn: "varning", stop: "hinder" } as const;

const TITLE = /(["`])\[([A-Z]\d{1,2}(?:, [A-Z]\d{1,2})*)\] ((?:(?!\1)[^\n])*)\1/gu;

function testsByRow(): Map<string, Shown[]> {
  const found = new Map<string, Shown[]>();
  for (const test of testFiles("test")) {
    for (const [, , ids = "", title = ""] of readFileSync(path.join(root, test), "utf8").matchAll(TITLE)) {
      for (const id of ids.split(", ")) found.set(id, [...(found.get(id) ?? []), { test, title: `[${ids}] ${title}` }]);
    }
  }
  return found;
}

function testFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const inside = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return testFiles(inside);
      return entry.name.endsWith(".test.ts") ? [inside] : [];
    })
    .sort();
}

function render(): string {
  const rows = policyRows();
  const names = new Map(builtInLayers.map(({ id, name }) => [id, name?.sv ?? id]));
  const done = rows.filter(({ tests }) => tests.length > 0);
  const sections = documented.map((profile) => {
    const own = rows.filter((row) => row.profile === profile);
    const lines = own.map(({ id, quote, where, tests }) => {
      const test = tests.slice(0, 2).map(link).join("<br>");
      return `| ${id} | ${cell(quote)} | ${cell(where)} | ${test} |`;
    });
    const met = own.filter(({ tests }) => tests.length > 0).length;
    return `## ${names.get(profile)}\n\n${met} av ${own.length} rader har ett test. Profil: [${profile}.json](../policies/${profile}.json).\n\n| rad | i dokumentet | i produkten | test |\n|---|---|---|---|\n${lines.join("\n")}`;
  });
  return `# De fem dokumentens regler

<!-- Written by scripts/docs/policy-rules.ts: change the profiles, or name the row in a test's title, then run \`npm run docs\`. -->

Varje regel i de fem kommunala dokumenten, ordagrant, med vad i produkten som svarar mot den och testet som visar det. Ett test nämner
sin rad först i rubriken: \`[A19]\`. **${done.length} av ${rows.length} rader** har ett test som prövar beteendet, och en rad utan
test fäller bygget. Norsjös dokument är maskinläst: citaten visas i läsbar form, och profilen
har dem också som filen har dem (\`asWritten\`).

${sections.join("\n\n")}
`;
}

function link({ test, title }: Shown): string {
  const name = cell(title.replace(/^\[[^\]]*\] /u, "").replaceAll("<", "&lt;"));
  return `[${name.length > 110 ? `${name.slice(0, 109).trimEnd()}…` : name}](../${test})`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("[", "\\[").replaceAll("]", "\\]");
}
