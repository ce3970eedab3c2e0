/** A number for all that decides which traces are asked about: the rules, and the code and the words that take traces away again. */
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { catalogueHash } from "../src/core/detect/catalogue-hash.ts";
import type { Rule } from "../src/core/detect/rule.ts";
import { sha256Hex } from "../src/core/sha256.ts";
import { root } from "./root.mjs";

/** Files of src/core/detect besides the rules' own. What they say in comments, and how they are set, does not count. */
const FILES = [
  "context",
  "disclosures",
  "folded",
  "ignore",
  "mentions/clause",
  "mentions/index",
  "mentions/words",
  "overlaps",
  "quotations",
  "scan",
  "tags",
] as const;

/** 64 hex digits. With other rules, or another text for a file: what the number would be then. */
export function detectorHash(rules?: readonly Rule[], changed: ReadonlyMap<string, string> = new Map()): string {
  const code = FILES.map((file) => changed.get(file) ?? readFileSync(path.join(root, "src/core/detect", `${file}.ts`), "utf8"));
  return sha256Hex(JSON.stringify([catalogueHash(rules), ...code.map(bare)]));
}

const bare = (code: string): string =>
  ts.transpileModule(code, {
    compilerOptions: { removeComments: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  }).outputText;
