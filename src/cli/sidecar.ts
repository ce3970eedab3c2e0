/** Looks for a statement of origin that lies beside a file: `report.c2pa` or `report.docx.c2pa` beside `report.docx`. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { OriginCheck } from "../core/detect/origin-check.ts";
import { NOT_CHECKED } from "../core/detect/origin-check.ts";
import { originSign } from "../core/detect/signs.ts";
import { checkDetached } from "./c2pa.ts";
import { readInput } from "./read-file.ts";
import { signEntry, type SignEntry } from "./scan-signs.ts";
import type { Language } from "./terminal.ts";

/** At most one entry. Its signature, and that it was made over these very bytes, are checked. */
export async function sidecarSigns(
  file: string,
  bytes: Uint8Array,
  anchors: string | null,
  language: Language,
): Promise<SignEntry[]> {
  const { dir, name } = path.parse(file);
  const beside = [`${file}.c2pa`, path.join(dir, `${name}.c2pa`)].find((candidate) => existsSync(candidate));
  if (beside === undefined) return [];
  const check = await checkOf(beside, bytes, anchors);
  return [signEntry(originSign({ standard: "c2pa", place: path.basename(beside), value: "manifest" }, check), language)];
}

/** A sidecar that cannot be read, a folder of that name, say, is one that cannot be checked. */
async function checkOf(sidecar: string, bytes: Uint8Array, anchors: string | null): Promise<OriginCheck> {
  try {
    return await checkDetached(await readInput(sidecar), bytes, anchors);
  } catch {
    return NOT_CHECKED;
  }
}
