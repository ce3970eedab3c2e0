/** Writes edits into a message: what its block shows, which of its words are marked, and the record. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { textIn, type TextRange } from "../../core/text/document.ts";
import type { Splice } from "../package/xml-text.ts";
import { withBody, type Body } from "./bodies.ts";
import { htmlBlock, inOldLetters, isMark, oneLine, quoteOf, type Entry } from "./block.ts";
import type { MailReading } from "./reading.ts";
import { withoutRecord, withRecord } from "./record-part.ts";
import { atomsIn, firstInHtml, joined, outermost, placeInHtml, plainSplices, wrapsFor, wrapsOf } from "./splices.ts";

/** One run of `apply`: collects what the block shows and which pieces are marked, then writes each part once. */
export class Writing {
  readonly #before: MailReading;
  #entries: Entry[];
  /** What each label marked in this list wraps, and labels whose standing pieces go. */
  readonly #wrapped = new Map<string, { readonly range: TextRange; readonly alias: string }>();
  readonly #unwrapped = new Set<string>();
  /** True when the block comes before the writer's text, wherever it stood. */
  #isFirst = false;

  constructor(before: MailReading) {
    this.#before = before;
    this.#entries = [...before.entries];
  }

  one(edit: HostEdit): EditOutcome {
    const { reading } = this.#before;
    switch (edit.kind) {
      case "mark":
        return this.#mark(edit);
      case "unmark":
        this.#unwrapped.add(edit.labelId);
        this.#wrapped.delete(edit.labelId);
        return told(
          this.#drop((entry) => entry.owner === edit.labelId && isMark(entry)) ||
            reading.marks.some(({ labelId }) => labelId === edit.labelId),
        );
      case "insert":
        if (edit.isFirstInMail) this.#isFirst = true;
        return told(this.#show({ owner: edit.owner, part: edit.part, text: oneLine(edit.text), quote: "" }));
      case "remove":
        return told(this.#drop(({ owner, part }) => owner === edit.owner && part === edit.part));
      case "caption":
      case "alt-text":
        // A picture in a message is no part of its text as it is read here: nobody can have pointed one out.
        return { kind: "refused", why: "no-text" };
      case "keep-record":
        return told(reading.keptRecord !== edit.json || reading.flag !== edit.recordId);
      case "drop-record":
        return told(reading.keptRecord !== null || reading.flag !== null);
      default:
        return edit satisfies never;
    }
  }

  /** The whole message with the edits in it. */
  written(edits: readonly HostEdit[]): string {
    const { source, html, plain, entries } = this.#before;
    const newline = /\r\n/.test(source) || !source.includes("\n") ? "\r\n" : "\n";
    let out = source;
    // From the end of the message on, so that the offsets of the part before stay true.
    const changes = [
      ...(html ? [{ body: html as Body, splices: this.#htmlSplices(html) }] : []),
      ...(plain ? [{ body: plain, splices: plainSplices(plain, entries, this.#entries, this.#isFirst) }] : []),
    ].sort((a, b) => b.body.part.bodyFrom - a.body.part.bodyFrom);
    for (const { body, splices } of changes) out = withBody(out, body, splices, newline);
    for (const edit of edits) {
      if (edit.kind === "keep-record") out = withRecord(out, edit.recordId, edit.json, newline);
      else if (edit.kind === "drop-record") out = withoutRecord(out);
    }
    return out;
  }

  #mark(edit: Extract<HostEdit, { kind: "mark" }>): EditOutcome {
    const { reading, html } = this.#before;
    const { labelId, range, alias, appearance } = edit;
    if (range.story !== "body" || textIn(reading.text, range).trim() === "") return { kind: "refused", why: "no-text" };
    if (html && atomsIn(html.placed, reading, range).length === 0) return { kind: "refused", why: "no-text" };
    const wrapsBefore = html ? wrapsOf(html.placed, labelId) : "";
    this.#wrapped.set(labelId, { range, alias });
    this.#unwrapped.add(labelId);
    const shown =
      appearance.place === "none"
        ? this.#drop((entry) => entry.owner === labelId && isMark(entry))
        : this.#show({
            owner: labelId,
            part: "mark",
            text: oneLine(appearance.text),
            quote: quoteOf(textIn(reading.text, range)),
          });
    if (appearance.place === "footnote") return { kind: "limited", why: "no-notes-here" };
    if (!html) return told(shown);
    const now = wrapsFor(html.placed, reading, labelId, range, alias);
    return told(shown || now.map(({ insert }) => insert).join("") !== wrapsBefore);
  }

  /** Puts an entry in place of the one that stands for its owner and part; true when anything changed. */
  #show(entry: Entry): boolean {
    const at = this.#entries.findIndex(
      ({ owner, part }) => owner === entry.owner && (part === entry.part || (isMark(entry) && isMark({ part }))),
    );
    const standing = this.#entries[at];
    if (standing) this.#entries[at] = entry;
    else this.#entries.push(entry);
    // In an older character set the first words stand with the quotation marks that it has.
    const isQuoted = standing !== undefined && inOldLetters(standing.quote) === inOldLetters(entry.quote);
    return !(isQuoted && standing.text === entry.text && standing.part === entry.part);
  }

  #drop(isGone: (entry: Entry) => boolean): boolean {
    const left = this.#entries.filter((entry) => !isGone(entry));
    const changed = left.length !== this.#entries.length;
    this.#entries = left;
    return changed;
  }

  #htmlSplices(html: NonNullable<MailReading["html"]>): Splice[] {
    const { placed, text } = html;
    const { reading } = this.#before;
    const splices: Splice[] = [];
    for (const own of placed.own) {
      if (own.tag?.part.kind !== "passage" || !this.#unwrapped.has(own.tag.owner)) continue;
      splices.push({ at: own.from, remove: own.openEnd - own.from, insert: "" });
      splices.push({ at: own.closeStart, remove: own.to - own.closeStart, insert: "" });
    }
    for (const [labelId, { range, alias }] of this.#wrapped) splices.push(...wrapsFor(placed, reading, labelId, range, alias));
    const block = htmlBlock(this.#entries);
    const standing = outermost(placed.own.filter(({ tag }) => tag?.part.kind !== "passage"));
    if (standing.map(({ from, to }) => text.slice(from, to)).join("") === block) return joined(text, splices);
    const first = firstInHtml(text);
    const stays = standing.length > 0 && (!this.#isFirst || standing[0]?.from === first);
    standing.forEach(({ from, to }, index) =>
      splices.push({ at: from, remove: to - from, insert: stays && index === 0 ? block : "" }),
    );
    if (!stays) splices.push({ at: this.#isFirst ? first : placeInHtml(text), remove: 0, insert: block });
    return joined(text, splices);
  }
}

const told = (changed: boolean): EditOutcome => ({ kind: changed ? "done" : "unchanged" });
