/** The parts of a message that are shown: which ones may be changed, and how their bytes become text and back. */
import type { Splice } from "../package/xml-text.ts";
import { splice } from "../package/xml-text.ts";
import { bytesIn, charsetNamed, textFrom, type Charset } from "./charset.ts";
import { allParts, type Part } from "./mime.ts";
import { decodeBody, inQuotedPrintable, spliceBody } from "./transfer.ts";

/** A part's text, and what it takes to write it. */
export interface Body {
  readonly part: Part;
  readonly charset: Charset;
  readonly text: string;
}

/** A part as text; null where its character set or encoding can't be written back byte for byte. */
function bodyOf(source: string, part: Part): Body | null {
  const charset = charsetNamed(part.parameters.get("charset") ?? "");
  const decoded = decodeBody(source.slice(part.bodyFrom, part.bodyTo), part.encoding);
  if (!charset || !decoded) return null;
  const text = textFrom(decoded.bytes, charset);
  // Mail says iso-8859-1 and means windows-1252; what is not plain ASCII under that name may be UTF-8.
  const back = bytesIn(text, charset === "iso-8859-1" ? "windows-1252" : charset === "us-ascii" ? "utf-8" : charset);
  return back === decoded.bytes ? { part, charset, text } : null;
}

/** The one HTML part and the one plain part that mail programs show as the same message, or what there is of them. */
export function bodiesOf(source: string, message: Part): { readonly html: Body | null; readonly plain: Body | null } {
  const leaves = [...allParts(message)].filter((part) => part.parts.length === 0 && !part.isAttachment && part.fileName === null);
  const [html, ...moreHtml] = leaves.filter(({ type }) => type === "text/html");
  const [plain, ...morePlain] = leaves.filter(({ type }) => type === "text/plain");
  return {
    html: html && moreHtml.length === 0 ? bodyOf(source, html) : null,
    plain: plain && morePlain.length === 0 ? bodyOf(source, plain) : null,
  };
}

/** The message after splices of one part's text. Where the part can't hold a letter that is put in, it is written anew in UTF-8. */
export function withBody(source: string, { part, charset, text }: Body, splices: readonly Splice[], newline: string): string {
  if (splices.length === 0) return source;
  const written = charset === "us-ascii" ? "utf-8" : charset;
  const is7Bit = part.encoding === "7bit";
  const inBytes: Splice[] = [];
  for (const { at, remove, insert } of splices) {
    const bytes = bytesIn(insert, charset);
    // eslint-disable-next-line no-control-regex
    if (bytes === null || (is7Bit && !/^[\x00-\x7f]*$/.test(bytes))) return inUtf8(source, part, splice(text, splices), newline);
    const lengthOf = (from: number, to: number): number =>
      bytesIn(text.slice(from, to), written === "iso-8859-1" ? "windows-1252" : written)?.length ?? to - from;
    inBytes.push({ at: lengthOf(0, at), remove: lengthOf(at, at + remove), insert: bytes });
  }
  const body = spliceBody(source.slice(part.bodyFrom, part.bodyTo), part.encoding, inBytes);
  return source.slice(0, part.bodyFrom) + body + source.slice(part.bodyTo);
}

/** The part in UTF-8 and quoted-printable, which every mail program reads; its other fields and parameters stay. */
function inUtf8(source: string, part: Part, text: string, newline: string): string {
  const body = inQuotedPrintable(bytesIn(text, "utf-8") ?? "", newline);
  const type = part.fields.find(({ name }) => name === "content-type");
  const encoding = part.fields.find(({ name }) => name === "content-transfer-encoding");
  const others = [...part.parameters].filter(([name]) => name !== "charset").map(([name, value]) => `; ${name}="${value}"`);
  const typeLine = `Content-Type: ${part.type}; charset=utf-8${others.join("")}${newline}`;
  const encodingLine = `Content-Transfer-Encoding: quoted-printable${newline}`;
  const end = part.fields.at(-1)?.to ?? part.from;
  const version =
    part.from === 0 && !part.fields.some(({ name }) => name === "mime-version") ? `MIME-Version: 1.0${newline}` : "";
  const changes: Splice[] = [
    type ? { at: type.from, remove: type.to - type.from, insert: typeLine } : { at: end, remove: 0, insert: version + typeLine },
    encoding
      ? { at: encoding.from, remove: encoding.to - encoding.from, insert: encodingLine }
      : { at: end, remove: 0, insert: encodingLine },
    { at: part.bodyFrom, remove: part.bodyTo - part.bodyFrom, insert: body },
  ];
  return splice(source, changes);
}
