/** What is said when a document and a record do not belong together, or the record was lost on the way. */
import type { Wording } from "../errors.ts";
import type { HostReading } from "../ports.ts";
import { readRecord } from "../record/read.ts";
import type { KeptRecord } from "../record/record.ts";

/**
 * A document that names a record and does not carry it: another program keeps properties and drops parts that it does not know. And a file in a
 * format that never carries one.
 */
export function lostRecord({ flag, isConverted }: HostReading): Wording | null {
  if (flag === null) {
    if (isConverted !== true) return null;
    return {
      sv: "Filer i detta format bär ingen registrering. Ange den som ligger i arkivpaketet: --record record.json.",
      en: "Files in this format carry no record. Name the one in the archive package: --record record.json.",
    };
  }
  return {
    sv: `Filen bär märket från registrering ${flag}, men själva registreringen följde inte med. Det händer när ett annat program har sparat filen. Jämför med den som ligger i arkivpaketet: --record record.json. Annars: fråga registratorn efter den.`,
    en: `The file carries the mark of record ${flag}, but the record itself was lost on the way. That happens when another program has saved the file. Compare with the one in the archive package: --record record.json. Otherwise ask the registrar for it.`,
  };
}

/** A record that is held against a document that names another one, or carries a later revision of it; null when nothing speaks against. */
export function otherRecord({ flag, keptRecord }: HostReading, beside: KeptRecord): Wording | null {
  const kept = keptRecord === null ? null : readRecord(keptRecord).record;
  const named = kept?.id ?? flag;
  if (named !== null && named !== beside.id) {
    return {
      sv: `Filen bär märket från en annan registrering, ${named}. Kontrollera att registreringen hör till dokumentet.`,
      en: `The file carries the mark of another record, ${named}. Check that the record belongs to the document.`,
    };
  }
  if (kept === null || kept.revision === beside.revision) return null;
  return {
    sv: `Registreringen är version ${beside.revision}, och filen bär själv version ${kept.revision}. Utan --record jämförs filen med sin egen.`,
    en: `The record is revision ${beside.revision}, and the file itself carries revision ${kept.revision}. Without --record the file is compared with its own.`,
  };
}
