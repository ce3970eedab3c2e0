/** Reads a message: its text, what of ours stands in it, and which of its parts may be changed. */
import type { HostReading, Insertion, MarkedPiece } from "../../core/ports.ts";
import { textIn } from "../../core/text/document.ts";
import { withoutC1 } from "../reading/encoding.ts";
import { placedHtml, type PlacedHtml } from "../reading/html.ts";
import { bodiesOf, type Body } from "./bodies.ts";
import { findPlainBlock, isMark, oneLine, quoteOf, type Entry } from "./block.ts";
import { parseEml, partsOf } from "./eml.ts";
import { allParts, byteString, parseMessage, type Part } from "./mime.ts";
import { messageReading, says } from "./parts.ts";
import { keptIn } from "./record-part.ts";

/** A message read once. `html` and `plain`: the parts that may be changed; both null when the message can only be read. */
export interface MailReading {
  readonly source: string;
  readonly message: Part;
  readonly html: (Body & { readonly placed: PlacedHtml }) | null;
  readonly plain: Body | null;
  readonly entries: readonly Entry[];
  readonly reading: HostReading;
}

/** Throws what `readEml` throws. */
export async function readMail(bytes: Uint8Array): Promise<MailReading> {
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
  // An .eml is labelled as it is; only what is read and not written was converted.
  const { isConverted: _not, ...base } = messageReading({ ...parts, plain: plainText, ...(html ? { read: html.placed } : {}) });
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
