/** The host for messages in files (.eml): marks passages, shows a label block, and changes nothing else in the message. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import type { DocumentHost, HostReading } from "../../core/ports.ts";
import { notWritten, problemIn, refuseUnwritable } from "./guard.ts";
import { bytesOf } from "./mime.ts";
import { readMail, type MailReading } from "./reading.ts";
import { Writing } from "./writing.ts";

/** Throws what `readEml` throws. */
export async function openEml(bytes: Uint8Array): Promise<MailHost> {
  return new MailHost(bytes, await readMail(bytes));
}

export class MailHost implements DocumentHost {
  #bytes: Uint8Array;
  #current: MailReading;

  constructor(bytes: Uint8Array, reading: MailReading) {
    this.#bytes = bytes;
    this.#current = reading;
  }

  read(): Promise<HostReading> {
    return Promise.resolve(this.#current.reading);
  }

  /** The message as it is now, edits included. */
  bytes(): Uint8Array {
    return this.#bytes;
  }

  /** True when the message carries a DKIM signature: it will not verify any more once anything is written. */
  get hasDkim(): boolean {
    return this.#current.message.fields.some(({ name }) => name === "dkim-signature" || name === "arc-message-signature");
  }

  /**
   * Says at once whether the message may be written.
   * @throws AppError signed-document, encrypted-document, unsupported
   */
  assertWritable(): void {
    refuseUnwritable(this.#current);
  }

  /**
   * Writes all edits or none, and checks what was written before it counts.
   * @throws AppError as `assertWritable`, not-written
   */
  async apply(edits: readonly HostEdit[]): Promise<readonly EditOutcome[]> {
    const before = this.#current;
    if (edits.length === 0) return [];
    refuseUnwritable(before);
    const writing = new Writing(before);
    const outcomes = edits.map((edit) => writing.one(edit));
    const source = writing.written(edits);
    if (source === before.source) return outcomes;
    const bytes = bytesOf(source);
    const after = await readMail(bytes);
    const problem = problemIn(before, after);
    if (problem !== null) throw notWritten(problem);
    this.#bytes = bytes;
    this.#current = after;
    return outcomes;
  }
}
