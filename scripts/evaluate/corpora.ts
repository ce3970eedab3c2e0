/** The texts that the detector is measured on: each kind with where it comes from, and its documents as the readers give them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Wording } from "../../src/core/errors.ts";
import { plainDocument, type DocumentText } from "../../src/core/text/document.ts";

export const sharedFolder = process.env["KALLMARKT_SHARED"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
export const hasShared = (): boolean => existsSync(path.join(sharedFolder, "corpora"));

export interface Corpus {
  readonly id: string;
  readonly name: Wording;
  readonly origin: Wording;
  readonly documents: readonly { readonly id: string; readonly text: string }[];
}

function jsonLines(name: string): Corpus["documents"] {
  const lines = gunzipSync(readFileSync(path.join(sharedFolder, "corpora", "human-sv", `${name}.jsonl.gz`))).toString("utf8");
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { doc, text } = JSON.parse(line) as { doc: string; text: string };
      return { id: doc, text };
    });
}

/** Human texts, whole documents. */
export function humanCorpora(): Corpus[] {
  return [
    {
      id: "interpellations",
      name: { sv: "Interpellationer i riksdagen", en: "Parliamentary interpellations" },
      origin: { sv: "1994 till november 2022, före verktygen", en: "1994 to November 2022, before the tools" },
      documents: jsonLines("interpellations"),
    },
    {
      id: "statutes",
      name: { sv: "Svenska författningar", en: "Swedish statutes" },
      origin: { sv: "i Markdown med sidhuvud i YAML", en: "in Markdown with YAML front matter" },
      documents: jsonLines("statutes"),
    },
    {
      id: "ai-policies",
      name: { sv: "Kommunala styrdokument om AI", en: "Municipal policies about AI" },
      origin: { sv: "utdragen text ur PDF, 2024–2026", en: "text taken out of PDF files, 2024–2026" },
      documents: readdirSync(path.join(sharedFolder, "seeds"))
        .filter((name) => name.endsWith(".txt"))
        .sort()
        .map((name) => ({ id: name, text: readFileSync(path.join(sharedFolder, "seeds", name), "utf8") })),
    },
  ];
}

export interface Excerpt {
  readonly engine: string;
  readonly language: string;
  readonly text: string;
}

export function wildExcerpts(): Excerpt[] {
  return JSON.parse(readFileSync(path.join(sharedFolder, "corpora", "traces-in-the-wild.json"), "utf8")) as Excerpt[];
}

/** One paragraph a line, as the reader of plain text has it. */
export const byLine = (text: string): DocumentText => ({
  ...plainDocument(text.split(/\r\n|\n|\r/)),
  metadata: { isPlainText: true },
});
