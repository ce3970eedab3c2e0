/** The host for messages in files (.eml): marks passages, shows a label block, and changes nothing else in the message. */
import type { EditOutcome, HostEdit } from "../../core/edits.ts";
import { AppError } from "../../core/errors.ts";
import type { DocumentHost, HostReading, Insertion, MarkedPiece } from "../../core/ports.ts";
import { piecesOf, storyOf, textIn, type TextRange } from "../../core/text/document.ts";
import { withoutC1 } from "../reading/encoding.ts";
import { placedHtml, type OwnElement, type PlacedHtml } from "../reading/html.ts";
import type { Splice } from "../package/xml-text.ts";
import { bodiesOf, withBody, type Body } from "./bodies.ts";
import { findPlainBlock, htmlBlock, inOldLetters, oneLine, passageTags, plainBlock, quoteOf, type Entry } from "./block.ts";
import { bytesIn } from "./charset.ts";
import { parseEml, partsOf } from "./eml.ts";
import { allParts, bytesOf, byteString, parseMessage, type Part } from "./mime.ts";
import { messageReading, says } from "./parts.ts";
import { keptIn, withoutRecord, withRecord } from "./record-part.ts";

/** A message read once. `html` and `plain`: the parts that may be changed; both null when the message can only be read. */
interface MailReading {
  readonly source: string;
  readonly message: Part;
  readonly html: (Body & { readonly placed: PlacedHtml }) | null;
  readonly plain: Body | null;
  readonly entries: readonly Entry[];
  readonly reading: HostReading;
}

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

async function readMail(bytes: Uint8Array): Promise<MailReading> {
  const email = await parseEml(bytes);
  const parts = partsOf(email);
  const source = byteString(bytes);
  const message = parseMessage(source);
  const kept = keptIn(source, message);
  const bodies = bodiesOf(source, message);
  const placed = bodies.html && isSame(bodies.html.text, parts.html) ? placedHtml(bodies.html.text) : null;
  const html = bodies.html && placed && says(placed) ? { ...bodies.html, placed } : null;
  // Beside an HTML part the plain one is the same message told again; alone it is the body, read by the library.
  const plain = html !== null || (parts.html === null && isSame(bodies.plain?.text ?? "", parts.plain)) ? bodies.plain : null;
  const known = knownTexts(kept.json);
  // Without HTML the block's lines are known by what the record says that we wrote.
  const block = html === null && parts.plain !== null ? findPlainBlock(parts.plain, known) : null;
  const plainText = block && parts.plain ? parts.plain.slice(0, block.from) + parts.plain.slice(block.to) : parts.plain;
  const base = messageReading({ ...parts, plain: plainText, ...(html ? { read: html.placed } : {}) });
  const last = base.text.stories[0]?.paragraphs.length ?? 0;
  const insertions: readonly Insertion[] = html
    ? html.placed.insertions
    : (block?.entries ?? []).map(({ owner, part, text }) => ({ owner, part, text, story: "body", paragraph: last }));
  const marks: readonly MarkedPiece[] = html?.placed.marks ?? [];
  const reading: HostReading = {
    ...base,
    marks,
    insertions,
    keptRecord: kept.json,
    flag: kept.flag,
    notices: [
      ...(kept.several ? (["several-records"] as const) : []),
      ...(isSigned(message, source) ? (["signed"] as const) : []),
    ],
  };
  const quotes = new Map(block?.entries.filter(isMark).map(({ owner, quote }) => [owner, quote]));
  for (const { labelId } of marks) {
    const pieces = marks.filter((mark) => mark.labelId === labelId).map(({ range }) => range);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first && last && !quotes.has(labelId)) quotes.set(labelId, quoteOf(textIn(reading.text, { ...first, to: last.to })));
  }
  const entries = insertions.map(({ owner, part, text }): Entry => {
    const quote = part === "mark" || part === "note" ? (quotes.get(owner) ?? "") : "";
    return { owner, part, text, quote };
  });
  return { source, message, html, plain, entries, reading };
}

/** The library and we take the same part for the body, and read it alike. */
function isSame(ours: string, theirs: string | null): boolean {
  // Lines that were broken on the way (format=flowed) are put together by the library, and not by us.
  const squeezed = (text: string): string => withoutC1(text).replace(/\s+/g, "");
  return theirs !== null && squeezed(ours) === squeezed(theirs);
}

/** What the record in the message says that we wrote, as far as it says so. Untrusted. */
function knownTexts(json: string | null): Pick<Entry, "owner" | "part" | "text">[] {
  if (json === null) return [];
  try {
    const notices = (JSON.parse(json) as { notices?: unknown }).notices;
    if (!Array.isArray(notices)) return [];
    return notices.slice(0, 1000).flatMap((notice: unknown) => {
      const { owner, part, text } = notice as Partial<Record<"owner" | "part" | "text", unknown>>;
      if (typeof owner !== "string" || typeof text !== "string" || !isPart(part)) return [];
      return [{ owner, part, text: oneLine(text) }];
    });
  } catch {
    return [];
  }
}

const isPart = (part: unknown): part is Entry["part"] =>
  part === "mark" || part === "note" || part === "source" || part === "notice" || part === "heading";

function isSigned(message: Part, source: string): boolean {
  for (const { type, parameters, bodyFrom, bodyTo } of allParts(message)) {
    if (
      type === "multipart/signed" ||
      (/^application\/(?:x-)?pkcs7-mime$/.test(type) && parameters.get("smime-type") !== "enveloped-data")
    )
      return true;
    if (type === "text/plain" && source.slice(bodyFrom, bodyTo).includes("-----BEGIN PGP SIGNED MESSAGE-----")) return true;
  }
  return false;
}

function refuseUnwritable({ reading, message, source, html, plain }: MailReading): void {
  if (reading.notices.includes("signed")) {
    throw new AppError("signed-document", {
      sv: "Meddelandet har en digital signatur, som skulle bli ogiltig. Märk texten innan meddelandet signeras.",
      en: "The message carries a digital signature, which would become invalid. Label the text before the message is signed.",
    });
  }
  const isEncrypted = [...allParts(message)].some(
    ({ type, bodyFrom, bodyTo }) =>
      type === "multipart/encrypted" ||
      (type === "text/plain" && source.slice(bodyFrom, bodyTo).includes("-----BEGIN PGP MESSAGE-----")),
  );
  if (isEncrypted) {
    throw new AppError("encrypted-document", {
      sv: "Meddelandet är krypterat. Märk texten innan meddelandet krypteras.",
      en: "The message is encrypted. Label the text before the message is encrypted.",
    });
  }
  if (html !== null || (plain !== null && reading.text.stories[0]?.paragraphs.length !== 0)) return;
  throw new AppError("unsupported", {
    sv: "Meddelandet går att läsa men inte märka: dess text står i flera delar eller i en teckenkodning som inte kan skrivas. Märk texten i ett Word-dokument.",
    en: "The message can be read but not labelled: its text stands in several parts or in a character set that can't be written. Label the text in a Word document.",
  });
}

/** The writer's text and all else that was read is the same; what is ours may differ. */
function problemIn(before: MailReading, after: MailReading): string | null {
  const told = ({ reading }: MailReading): string =>
    JSON.stringify([reading.text.stories.map((story) => [story.id, story.paragraphs]), reading.notExamined]);
  if (told(before) !== told(after)) return "text";
  if ((before.html === null) !== (after.html === null)) return "html";
  const others = ({ source, message }: MailReading): string[] =>
    [...allParts(message)]
      .filter((part) => part.parts.length === 0 && part.isAttachment && part.type !== "application/json")
      .map((part) => source.slice(part.from, part.bodyTo));
  return JSON.stringify(others(before)) === JSON.stringify(others(after)) ? null : "attachments";
}

function notWritten(problem: string): AppError {
  return new AppError("not-written", {
    sv: `Ändringen sparades inte, eftersom meddelandet inte skulle ha blivit riktigt (${problem}). Originalet är orört. Rapportera gärna felet.`,
    en: `The change was not saved, since the message would not have come out right (${problem}). The original is untouched. Please report the error.`,
  });
}

/** One run of `apply`: collects what the block shows and which pieces are marked, then writes each part once. */
class Writing {
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
const isMark = ({ part }: Pick<Entry, "part">): boolean => part === "mark" || part === "note";

/** Splices that take a tag away and put the same one back are none. */
function joined(text: string, splices: readonly Splice[]): Splice[] {
  const isBack = (one: Splice): Splice | undefined =>
    one.remove === 0
      ? undefined
      : splices.find(({ at, remove, insert }) => {
          const gone = text.slice(one.at, one.at + one.remove);
          return remove === 0 && insert === gone && (at === one.at || at === one.at + one.remove);
        });
  const none = new Set<Splice>();
  for (const one of splices) {
    const back = one.insert === "" ? isBack(one) : undefined;
    if (!back || none.has(back)) continue;
    none.add(one);
    none.add(back);
  }
  return splices.filter((one) => !none.has(one) && (one.remove > 0 || one.insert !== ""));
}

/** Own elements that stand in no other. */
function outermost(own: readonly OwnElement[]): OwnElement[] {
  const found: OwnElement[] = [];
  for (const one of [...own].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1);
    if (!last || one.from >= last.to) found.push(one);
  }
  return found;
}

/** Stretches of the source that hold a range's text, each inside one text node. */
function atomsIn({ atoms }: PlacedHtml, reading: HostReading, range: TextRange): { from: number; to: number }[] {
  const story = storyOf(reading.text, "body");
  const found: { from: number; to: number }[] = [];
  for (const piece of story ? piecesOf(range, story) : []) {
    for (const { paragraph, start, end, from, to, isPlain } of atoms) {
      if (paragraph !== piece.paragraph || end <= piece.start || start >= piece.end) continue;
      found.push({
        from: isPlain ? from + Math.max(0, piece.start - start) : from,
        to: isPlain ? to - Math.max(0, end - piece.end) : to,
      });
    }
  }
  return found;
}

/** Start and end tags around a range, in pieces that hold no tag. */
function wrapsFor(placed: PlacedHtml, reading: HostReading, labelId: string, range: TextRange, alias: string): Splice[] {
  const pieces: { from: number; to: number }[] = [];
  for (const atom of atomsIn(placed, reading, range)) {
    const last = pieces.at(-1);
    const isNext = last !== undefined && !placed.breaks(last.to, atom.from);
    if (last && isNext) last.to = atom.to;
    else pieces.push({ ...atom });
  }
  return pieces.flatMap(({ from, to }, index): Splice[] => {
    const [open, close] = passageTags(labelId, index + 1, alias);
    return [
      { at: from, remove: 0, insert: open },
      { at: to, remove: 0, insert: close },
    ];
  });
}

/** The tags that stand around a label's pieces, as `wrapsFor` would write them. */
function wrapsOf(placed: PlacedHtml, labelId: string): string {
  return placed.own
    .filter(({ tag }) => tag?.owner === labelId && tag.part.kind === "passage")
    .map(({ from, openEnd, closeStart, to }) => placed.slice(from, openEnd) + placed.slice(closeStart, to))
    .join("");
}

/** Before what the writer has written: right inside the body. */
function firstInHtml(text: string): number {
  const open = /<body\b[^>]*>/i.exec(text) ?? /<html\b[^>]*>(?:\s*<head\b[^]*?<\/head\s*>)?/i.exec(text);
  return open ? open.index + open[0].length : 0;
}

/** After what the writer has written, before an earlier message that is quoted below it. */
function placeInHtml(text: string): number {
  const quoted =
    /<(?:div|blockquote|table)\b[^>]*(?:id="?(?:divRplyFwdMsg|appendonsend)|class="?(?:gmail_quote|moz-cite-prefix)|type="?cite)/i.exec(
      text,
    );
  if (quoted) return quoted.index;
  const end = text.search(/<\/body\s*>(?![\s\S]*<\/body)/i);
  if (end >= 0) return end;
  const html = text.search(/<\/html\s*>/i);
  return html >= 0 ? html : text.length;
}

/** The block among the plain lines: what it was and what it shall be. */
function plainSplices(
  { text, charset, part }: Body,
  before: readonly Entry[],
  after: readonly Entry[],
  isFirst: boolean,
): Splice[] {
  const newline = text.includes("\r\n") || !text.includes("\n") ? "\r\n" : "\n";
  const standing = findPlainBlock(text, before);
  const atStart = isFirst || standing?.from === 0;
  const wanted = plainBlock(after, newline, atStart);
  const isShort = bytesIn(wanted, charset) !== null || charset === "us-ascii" || part.encoding === "7bit";
  const insert = isShort ? wanted : inOldLetters(wanted);
  if (standing && (!isFirst || standing.from === 0)) {
    if (text.slice(standing.from, standing.to) === insert) return [];
    return [{ at: standing.from, remove: standing.to - standing.from, insert }];
  }
  const gone: Splice[] = standing ? [{ at: standing.from, remove: standing.to - standing.from, insert: "" }] : [];
  if (insert === "") return gone;
  if (isFirst) return [{ at: 0, remove: 0, insert }, ...gone];
  const quoted =
    /^(?:-{3,} ?(?:Ursprungligt meddelande|Original Message|Originalmeddelande) ?-{3,}|_{20,}\r?\n(?:Från|From):)/m.exec(text);
  const at = quoted?.index ?? text.length;
  return [{ at, remove: 0, insert: at > 0 && text[at - 1] !== "\n" ? newline + insert : insert }];
}
