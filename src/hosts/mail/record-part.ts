/** The record in a message: attached as `kallmarkt.json`, its id and what it discloses in two header fields. */
import { splice, type Splice } from "../package/xml-text.ts";
import { bytesIn, textFrom } from "./charset.ts";
import { allParts, delimiters, parseMessage, type Field, type Part } from "./mime.ts";
import { decodeBody, inBase64 } from "./transfer.ts";

export const RECORD_FILE = "kallmarkt.json";
const FLAG = "x-kallmarkt-record";
const DISCLOSURE = "ai-disclosure";
/** Begins the boundary of a wrapper that stands in the message for the record's sake alone. */
const OWN_BOUNDARY = "kallmarkt-";

export interface Kept {
  /** Null without one, and for several of which none is the one the flag names. */
  readonly json: string | null;
  readonly flag: string | null;
  readonly several: boolean;
}

export function keptIn(source: string, message: Part): Kept {
  const flag = message.fields.find(({ name }) => name === FLAG)?.value ?? null;
  const found = recordParts(message).flatMap((part) => {
    const decoded = decodeBody(source.slice(part.bodyFrom, part.bodyTo), part.encoding);
    return decoded ? [textFrom(decoded.bytes, "utf-8")] : [];
  });
  const named = found.find((json) => flag !== null && json.includes(`"${flag}"`));
  return { json: named ?? found[0] ?? null, flag, several: found.length > 1 };
}

const recordParts = (message: Part): Part[] =>
  [...allParts(message)].filter((part) => part.fileName?.toLowerCase() === RECORD_FILE && part.type === "application/json");

/** The message with this record kept in it, in place of one kept before. */
export function withRecord(source: string, recordId: string, json: string, newline: string): string {
  const message = parseMessage(source);
  const kept = keptIn(source, message);
  let out = source;
  if (kept.json !== json || kept.several) out = attached(withoutParts(out), json, recordId, newline);
  const isOurs = kept.flag !== null || !message.fields.some(({ name }) => name === DISCLOSURE);
  out = withField(out, "X-Kallmarkt-Record", recordId, newline);
  // Somebody else's statement about the same message is theirs to change.
  const says = disclosure(json);
  if (!isOurs) return out;
  return says === null ? withoutField(out, DISCLOSURE) : withField(out, "AI-Disclosure", says, newline);
}

/** The message without record and fields, and without the wrapper that was put around it for the record. */
export function withoutRecord(source: string): string {
  const message = parseMessage(source);
  const fields = message.fields.some(({ name }) => name === FLAG)
    ? message.fields.filter(({ name }) => name === FLAG || name === DISCLOSURE)
    : [];
  const out = splice(
    source,
    fields.map(({ from, to }): Splice => ({ at: from, remove: to - from, insert: "" })),
  );
  return unwrapped(withoutParts(out));
}

/**
 * A dictionary of draft-abaris-aicdh: the strongest of what the record's labels say, or a person's statement that no AI was used.
 * Null for a record with neither, such as one that holds answers to questions only: it says nothing about AI.
 */
function disclosure(json: string): string | null {
  let record: { readonly labels?: unknown; readonly document?: { readonly noAi?: unknown } };
  try {
    record = JSON.parse(json) as typeof record;
  } catch {
    record = {};
  }
  const { labels, document } = record;
  if (Array.isArray(labels) && labels.length === 0) return document?.noAi === undefined ? null : "mode=none";
  const isGenerated =
    !Array.isArray(labels) || labels.some((label) => (label as { kind?: unknown } | null)?.kind === "generated");
  return isGenerated ? "mode=ai-originated" : "mode=ai-modified";
}

function withoutField(source: string, name: string): string {
  const standing = parseMessage(source).fields.find((field) => field.name === name);
  return standing ? splice(source, [{ at: standing.from, remove: standing.to - standing.from, insert: "" }]) : source;
}

function withField(source: string, name: string, value: string, newline: string): string {
  const { fields, bodyFrom } = parseMessage(source);
  const standing = fields.find((field) => field.name === name.toLowerCase());
  if (standing?.value === value) return source;
  const line = `${name}: ${value}${newline}`;
  if (standing) return splice(source, [{ at: standing.from, remove: standing.to - standing.from, insert: line }]);
  const at = fields.at(-1)?.to ?? 0;
  const endsLine = at === 0 || source[at - 1] === "\n";
  return (
    splice(source, [{ at, remove: 0, insert: endsLine ? line : newline + line }]) + (at === bodyFrom && !endsLine ? newline : "")
  );
}

function withoutParts(source: string): string {
  let out = source;
  for (;;) {
    const holder = [...allParts(parseMessage(out))].find((part) => part.parts.some((child) => recordParts(child)[0] === child));
    const part = holder?.parts.find((child) => recordParts(child)[0] === child);
    if (!holder || !part) return out;
    // From the end of the part before (or the first delimiter's line) to the end of this one: a delimiter goes with what it opens.
    const lines = [...delimiters(out, holder.bodyFrom, holder.bodyTo, holder.parameters.get("boundary") ?? "")];
    const own = lines.findLast(({ lineTo }) => lineTo <= part.from);
    const after = lines.find(({ lineFrom }) => lineFrom >= part.bodyTo);
    const from = own?.lineFrom ?? part.from;
    out = out.slice(0, from) + out.slice(after?.lineFrom ?? part.bodyTo);
  }
}

function attached(source: string, json: string, recordId: string, newline: string): string {
  const message = parseMessage(source);
  const part =
    `Content-Type: application/json; name="${RECORD_FILE}"${newline}` +
    `Content-Transfer-Encoding: base64${newline}` +
    `Content-Disposition: attachment; filename="${RECORD_FILE}"${newline}${newline}` +
    `${inBase64(bytesIn(json, "utf-8") ?? "", newline)}${newline}`;
  const boundary = message.parameters.get("boundary");
  if (message.type === "multipart/mixed" && boundary !== undefined) {
    const last = [...delimiters(source, message.bodyFrom, message.bodyTo, boundary)].find(({ isLast }) => isLast);
    if (last) return splice(source, [{ at: last.lineFrom, remove: 0, insert: `--${boundary}${newline}${part}` }]);
    const end = source.endsWith("\n") ? "" : newline;
    return `${source}${end}--${boundary}${newline}${part}--${boundary}--${newline}`;
  }
  return wrapped(source, message, part, recordId, newline);
}

const isContent = ({ name }: Field): boolean => name.startsWith("content-") && name !== "content-length";

/** Everything that stood in the message becomes the first part; what its header says of the content goes with it. */
function wrapped(source: string, message: Part, part: string, recordId: string, newline: string): string {
  let boundary = `${OWN_BOUNDARY}${recordId}`;
  while (source.includes(boundary)) boundary += "-";
  const moved = message.fields.filter(isContent);
  const raw = (field: Field): string => {
    const text = source.slice(field.from, field.to);
    return text.endsWith("\n") ? text : text + newline;
  };
  const type = `Content-Type: multipart/mixed; boundary="${boundary}"${newline}`;
  const version = message.fields.some(({ name }) => name === "mime-version") ? "" : `MIME-Version: 1.0${newline}`;
  const at = moved[0]?.from ?? message.fields.at(-1)?.to ?? 0;
  const header = splice(source.slice(0, message.fields.at(-1)?.to ?? 0), [
    { at, remove: 0, insert: (at > 0 && source[at - 1] !== "\n" ? newline : "") + version + type },
    ...moved.map(({ from, to }): Splice => ({ at: from, remove: to - from, insert: "" })),
  ]);
  const body = source.slice(message.bodyFrom);
  return (
    `${header}${newline}--${boundary}${newline}${moved.map(raw).join("")}${newline}${body}` +
    `${newline}--${boundary}${newline}${part}--${boundary}--${newline}`
  );
}

/** Takes our own wrapper off where nothing but what it was put around is left in it. */
function unwrapped(source: string): string {
  const message = parseMessage(source);
  const boundary = message.parameters.get("boundary") ?? "";
  const [inner] = message.parts;
  if (message.type !== "multipart/mixed" || !boundary.startsWith(OWN_BOUNDARY) || message.parts.length !== 1 || !inner)
    return source;
  const type = message.fields.find(({ name }) => name === "content-type") as Field;
  const moved = inner.fields.map(({ from, to }) => source.slice(from, to)).join("");
  const header = splice(source.slice(0, message.fields.at(-1)?.to ?? 0), [
    { at: type.from, remove: type.to - type.from, insert: moved },
  ]);
  return header + source.slice(message.fields.at(-1)?.to ?? 0, message.bodyFrom) + source.slice(inner.bodyFrom, inner.bodyTo);
}
