/** Makes the registration package in the browser: the same files as the command line's, in one zip. */
import { zipSync, type Zippable } from "fflate";
import { registrationPackage } from "../../archive/registration-package.ts";
import { dayOf } from "../../core/label/day.ts";
import { AppError } from "../../core/errors.ts";
import { open } from "../../core/pipeline.ts";
import { article50 } from "../../core/policy/article50.ts";
import { checkDocument } from "../../core/policy/checks/index.ts";
import type { HostReading } from "../../core/ports.ts";
import { stateOf } from "../../core/review/state.ts";
import { contactOf, profileFor, type Choices } from "./look.ts";

/** The earliest date that a zip can hold, so that the same content gives the same bytes; made "on Unix", where names are UTF-8. */
const PACKING = { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 } as const;

/** The zip's bytes. Throws AppError `unsupported` for a document without a record. */
export function pack(name: string, bytes: Uint8Array, reading: HostReading, choices: Choices, now: string): Uint8Array {
  const { record, text, places, clean } = open(reading);
  if (record === null) {
    throw new AppError("unsupported", {
      sv: "Dokumentet har ingen registrering att paketera. Märk ett avsnitt först.",
      en: "The document has no record to package. Label a passage first.",
    });
  }
  const profile = profileFor(reading, choices);
  const state = stateOf(record, text, places);
  const insertions = [...reading.insertions, ...clean.untagged];
  const subject = { reading: { text, insertions }, record, anchors: places, state, profile, today: dayOf(now) };
  const files = registrationPackage({
    name,
    bytes,
    reading,
    record,
    profile,
    checks: checkDocument(subject),
    article50: article50({ record, state, insertions, ...contactOf(profile) }),
    madeAt: now,
  });
  const entries: Zippable = {};
  // A .docx is compressed already.
  for (const file of files)
    entries[file.name] = [file.bytes, { level: file.bytes[0] === 0x50 && file.bytes[1] === 0x4b ? 0 : 6 }];
  return zipSync(entries, PACKING);
}
