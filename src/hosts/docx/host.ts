/** The .docx host: reads a Word file as text and writes edits into it, changing nothing else. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError } from "../../core/errors.ts";
import type { DocumentHost, HostReading } from "../../core/ports.ts";
import { type XmlTree } from "../package/xml.ts";
import { fflateCodec } from "../package/fflate-codec.ts";
import type { ZipCodec } from "../package/zip.ts";
import { type Revision } from "./control.ts";
import { OfficePackage } from "../wordprocessing/opc.ts";
import { readDocx, type DocxReading } from "../wordprocessing/reading.ts";
import { checkWritten } from "./self-check.ts";
import { write } from "./writing.ts";

export interface DocxOptions {
  /** Compression; fflate when left out. */
  readonly zip?: ZipCodec;
  /** Write although the author has protected the document against editing. A person must have said so. */
  readonly allowProtected?: boolean;
  /** Name and instant on insertions in a document that only allows tracked changes. */
  readonly revision?: { readonly author: string; readonly date: string };
}

/**
 * Opens a Word file. Nothing is kept open; the bytes given are never changed.
 * @throws AppError not-a-document, damaged-document, encrypted-document, external-entities, too-large, too-compressed, unsupported
 */
export function openDocx(bytes: Uint8Array, options: DocxOptions = {}): DocxHost {
  return new DocxHost(new OfficePackage(bytes, options.zip ?? fflateCodec), options);
}

export class DocxHost implements DocumentHost {
  private readonly opc: OfficePackage;
  private readonly options: DocxOptions;
  private current: DocxReading | null = null;

  constructor(opc: OfficePackage, options: DocxOptions) {
    this.opc = opc;
    this.options = options;
    this.current = readDocx(opc);
  }

  private get now(): DocxReading {
    return (this.current ??= readDocx(this.opc));
  }

  read(): Promise<HostReading> {
    return Promise.resolve().then(() => {
      const { reading } = this.now;
      // The text is worked out from the package as it is now: before anything is written again.
      void reading.text;
      return reading;
    });
  }

  /** The document as it is now, edits included. */
  bytes(): Uint8Array {
    return this.opc.bytes;
  }

  /**
   * Writes all edits or none, and checks what was written before it counts.
   * @throws AppError signed-document, protected-document, not-written
   */
  apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    return Promise.resolve().then(() => this.applyNow(edits));
  }

  private applyNow(edits: readonly HostEdit[]): readonly EditOutcome[] {
    const before = this.now;
    if (edits.length === 0) return [];
    const revision = this.permitted(before);
    try {
      const parts = [before.mainPart, ...before.stories.map((story) => story.part)];
      const scanned = new Map(parts.map((part) => [part, this.opc.tree(part) as XmlTree]));
      const { outcomes, altTexts } = write(this.opc, before, revision, edits);
      if (this.opc.changedParts.length === 0) return outcomes;
      const changed = this.opc.changedParts;
      const after = readDocx(this.opc, { reading: before, trees: scanned });
      checkWritten(this.opc, scanned, before, after, changed, altTexts);
      this.opc.commit();
      this.current = after;
      return outcomes;
    } catch (error) {
      this.opc.rollback();
      this.current = null;
      throw error;
    }
  }

  /**
   * Says at once whether the document may be written, before anything is asked of the user.
   * @throws AppError signed-document, protected-document
   */
  assertWritable(): void {
    this.permitted(this.now);
  }

  /** Refuses where writing would break a promise of the document's; answers how insertions must be made. */
  private permitted(before: DocxReading): Revision | null {
    if (before.signed) {
      throw new AppError("signed-document", {
        sv: "Dokumentet har en digital signatur, som skulle bli ogiltig. Märk originalet före signering, eller en osignerad kopia.",
        en: "The document carries a digital signature, which would become invalid. Label the original before signing, or an unsigned copy.",
      });
    }
    if (before.protection === "none" || (before.protection === "closed" && this.options.allowProtected === true)) return null;
    if (before.protection === "closed") {
      throw new AppError("protected-document", {
        sv: "Dokumentet är skyddat mot redigering. Ta bort skyddet i Word (Granska, Begränsa redigering), eller be den som skyddat det.",
        en: "The document is protected against editing. Remove the protection in Word (Review, Restrict Editing), or ask the person who protected it.",
      });
    }
    return { author: this.options.revision?.author ?? "Källmärkt", date: this.options.revision?.date ?? null };
  }
}
