/** Cuts a message into its parts by offsets (RFC 5322, 2045, 2046), so that one can be changed and the rest stay as they are. */

/** A header field: from the first character of its name to just after its last line end. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  /** Unfolded, without comments taken out. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** A part, or the message itself. All offsets are bytes of the message; `source` holds one byte a character. */
export interface Part {
  readonly fields: readonly Field[];
  readonly from: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** Such as "text/html", in lower case; "text/plain" where nothing is said. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Content-Transfer-Encoding in lower case; "7bit" where nothing is said. */
  readonly encoding: string;
  readonly isAttachment: boolean;
  readonly fileName: string | null;
  readonly parts: readonly Part[];
}

/** Deeper than any message that people send. */
const DEEPEST = 50;

/** The message's bytes with one character a byte. */
export function byteString(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}

export function bytesOf(source: string): Uint8Array {
  const bytes = new Uint8Array(source.length);
  for (let at = 0; at < source.length; at++) bytes[at] = source.charCodeAt(at);
  return bytes;
}

export function parseMessage(source: string): Part {
  return partFrom(source, 0, source.length, 0);
}

function partFrom(source: string, from: number, to: number, depth: number): Part {
  const { fields, bodyFrom } = fieldsFrom(source, from, to);
  const valueOf = (name: string): string => fields.find((field) => field.name === name)?.value ?? "";
  const { value: type, parameters } = structured(valueOf("content-type"));
  const disposition = structured(valueOf("content-disposition"));
  const boundary = parameters.get("boundary");
  const isMultipart = type.startsWith("multipart/") && boundary !== undefined && depth < DEEPEST;
  return {
    fields,
    from,
    bodyFrom,
    bodyTo: to,
    type: type || "text/plain",
    parameters,
    encoding: structured(valueOf("content-transfer-encoding")).value || "7bit",
    isAttachment: disposition.value === "attachment",
    fileName: disposition.parameters.get("filename") ?? parameters.get("name") ?? null,
    parts: isMultipart
      ? pieces(source, bodyFrom, to, boundary).map((piece) => partFrom(source, piece.from, piece.to, depth + 1))
      : [],
  };
}

function fieldsFrom(source: string, from: number, to: number): { fields: Field[]; bodyFrom: number } {
  const fields: Field[] = [];
  let at = from;
  while (at < to) {
    const lineEnd = endOfLine(source, at, to);
    if (/^\r?\n?$/.test(source.slice(at, lineEnd))) return { fields, bodyFrom: lineEnd };
    let end = lineEnd;
    while (end < to && (source[end] === " " || source[end] === "\t")) end = endOfLine(source, end, to);
    const raw = source.slice(at, end);
    const colon = raw.indexOf(":");
    const name = colon < 0 ? "" : raw.slice(0, colon).trim().toLowerCase();
    const value = raw
      .slice(colon + 1)
      .replace(/\r?\n(?=[ \t])/g, "")
      .trim();
    fields.push({ name, value, from: at, to: end });
    at = end;
  }
  return { fields, bodyFrom: to };
}

function endOfLine(source: string, from: number, to: number): number {
  const at = source.indexOf("\n", from);
  return at < 0 || at >= to ? to : at + 1;
}

/** The value of a field and its parameters, as far as they are plain: `text/html; charset="utf-8"`. */
function structured(field: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  for (const match of field.matchAll(/;\s*([\w*.-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/g))
    parameters.set((match[1] as string).toLowerCase(), match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? "");
  return { value: (field.split(";")[0] as string).trim().toLowerCase(), parameters };
}

/** The pieces between the delimiter lines of a boundary; the line end before a delimiter belongs to the delimiter. */
function pieces(source: string, from: number, to: number, boundary: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let open = -1;
  for (const { lineFrom, lineTo, isLast } of delimiters(source, from, to, boundary)) {
    if (open >= 0) {
      const before = source[lineFrom - 1] === "\n" ? (source[lineFrom - 2] === "\r" ? 2 : 1) : 0;
      found.push({ from: open, to: Math.max(open, lineFrom - before) });
    }
    open = isLast ? -1 : lineTo;
    if (isLast) return found;
  }
  if (open >= 0) found.push({ from: open, to });
  return found;
}

/** The delimiter lines of a multipart body, the closing one marked. */
export function* delimiters(
  source: string,
  from: number,
  to: number,
  boundary: string,
): Generator<{ lineFrom: number; lineTo: number; isLast: boolean }> {
  const mark = `--${boundary}`;
  for (let at = source.indexOf(mark, from); at >= 0 && at < to; at = source.indexOf(mark, at + mark.length)) {
    if (at > from && source[at - 1] !== "\n") continue;
    const lineTo = endOfLine(source, at, to);
    const rest = source.slice(at + mark.length, lineTo).trim();
    if (rest === "" || rest === "--") yield { lineFrom: at, lineTo, isLast: rest === "--" };
  }
}

/** The part and all parts below it, in order. */
export function* allParts(part: Part): Generator<Part> {
  yield part;
  for (const child of part.parts) yield* allParts(child);
}
