/** Looks for a statement of origin that lies beside a file: `report.c2pa` or `report.docx.c2pa` beside `report.docx`. */
import { existsSync } from "node:fs";
import path from "node:path";
import { originSign } from "../core/detect/signs.ts";
import type { SignEntry } from "./scan-signs.ts";
import type { Language } from "./terminal.ts";

/** At most one entry. The sidecar is not opened: only that it lies there is told. */
export function sidecarSigns(file: string, language: Language): SignEntry[] {
  const { dir, name } = path.parse(file);
  const beside = [`${file}.c2pa`, path.join(dir, `${name}.c2pa`)].find((candidate) => existsSync(candidate));
  if (beside === undefined) return [];
  const { kind, what, text, says } = originSign({ standard: "c2pa", place: path.basename(beside), value: "manifest" });
  return [{ kind, what, text, says: says[language] }];
}
