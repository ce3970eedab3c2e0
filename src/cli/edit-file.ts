/** One command that changes a document: open, decide, write the result beside the original, and say what became of it. */
import { AppError, type Wording } from "../core/errors.ts";
import type { EditOutcome } from "../core/edits.ts";
import type { DocumentHost, HostReading } from "../core/ports.ts";
import type { VerbResult } from "../core/pipeline.ts";
import { openDocx } from "../hosts/docx/index.ts";
import { formatOf, type Format } from "./formats.ts";
import { nodeZip } from "./node-zip.ts";
import { checkDocumentName } from "./out-file.ts";
import { readInput } from "./read-file.ts";
import { about } from "./refusal.ts";
import { writeWhole } from "./write-file.ts";

/** What came of the command. `outcomes` answers `result.edits`, one for one. */
export interface EditedFile {
  /** The document as it was before. */
  readonly reading: HostReading;
  readonly result: VerbResult;
  readonly outcomes: readonly EditOutcome[];
}

export interface EditFileOptions {
  readonly out: string;
  /** Write although the document is protected against editing. */
  readonly allowProtected?: boolean;
  /** Name on insertions in a document that only allows tracked changes. */
  readonly author?: string;
  /** Looks at what came of it before anything is written; to throw here is to write nothing. */
  readonly accept?: (edited: EditedFile) => void;
}

/**
 * The input is read whole, and never opened for writing. `out` may be the input itself: it is then replaced by the finished file in
 * one step. A result without edits is written too, so that `out` is there whenever the command succeeded.
 * Throws what reading, deciding and writing throw; nothing has been written then.
 */
export async function editFile(
  file: string,
  options: EditFileOptions,
  decide: (reading: HostReading) => VerbResult,
): Promise<EditedFile> {
  return about(file, async () => {
    const bytes = await readInput(file);
    const format = formatOf(file, bytes);
    const named = checkDocumentName(options.out, format, file);
    const host = await hostOf(format, bytes, options);
    host.assertWritable();
    const reading = await host.read();
    const decided = decide(reading);
    const warnings = decided.edits.length > 0 ? host.warnings : [];
    const result = { ...decided, warnings: [...decided.warnings, ...warnings, ...named] };
    const outcomes = await host.apply(result.edits);
    options.accept?.({ reading, result, outcomes });
    writeWhole(options.out, host.bytes());
    return { reading, result, outcomes };
  });
}

/** A host that can write, whatever the format, and what the person should know before its file is written. */
interface FileHost extends DocumentHost {
  bytes(): Uint8Array;
  assertWritable(): void;
  readonly warnings: readonly Wording[];
}

/** Throws what the host throws on opening, `unsupported` for a format that is only read. */
async function hostOf(format: Format, bytes: Uint8Array, options: EditFileOptions): Promise<FileHost> {
  if (format === "docx") {
    const revision = { date: new Date().toISOString(), author: options.author ?? "Källmärkt" };
    const host = openDocx(bytes, { zip: nodeZip, allowProtected: options.allowProtected === true, revision });
    return Object.assign(host, { warnings: [] });
  }
  if (format === "eml") {
    const host = await (await import("../hosts/mail/index.ts")).openEml(bytes);
    return Object.assign(host, { warnings: host.hasDkim ? [DKIM] : [] });
  }
  throw notEditable(format);
}

const DKIM: Wording = {
  sv: "Meddelandet bär en avsändarsignatur (DKIM). Den stämmer inte längre när meddelandet är ändrat; behåll originalet om den behövs.",
  en: "The message carries a sender's signature (DKIM). It no longer matches once the message is changed; keep the original if it is needed.",
};

function notEditable(format: Format): AppError {
  if (format === "msg") {
    return new AppError("unsupported", {
      sv: "Meddelanden i formatet .msg kan läsas men inte märkas. Spara meddelandet som .eml, eller märk texten i ett Word-dokument.",
      en: "Messages in the .msg format can be read but not labelled. Save the message as .eml, or label the text in a Word document.",
    });
  }
  return new AppError("unsupported", {
    sv: "Den här filtypen kan läsas men inte märkas. Spara texten som ett Word-dokument (.docx) och märk det.",
    en: "This file type can be read but not labelled. Save the text as a Word document (.docx) and label that.",
  });
}
