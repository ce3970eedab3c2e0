/** The tool and the day that a picture's own metadata names: IPTC and XMP properties, and the actions of a C2PA manifest. Untrusted, and only ever offered. */

/** As `Picture.made`. */
export interface Made {
  readonly engine?: string;
  readonly date?: string;
}

/** Properties that name the AI system (IPTC Photo Metadata 2025.1), before those that name any program. */
const XMP_ENGINES = ["AISystemUsed", "CreatorTool", "Credit"] as const;
const XMP_DATES = ["CreateDate", "DateCreated", "DateTimeOriginal"] as const;

/** From XMP: a property as an attribute or as an element. */
export function madeInXmp(xmp: string): Made {
  const engine = XMP_ENGINES.map((name) => propertyIn(xmp, name)).find((value) => value !== null) ?? null;
  const date = XMP_DATES.map((name) => dayIn(propertyIn(xmp, name))).find((value) => value !== null) ?? null;
  return made(engine, date);
}

function propertyIn(xmp: string, name: string): string | null {
  const attribute = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"<]{1,200})"|'([^'<]{1,200})')`).exec(xmp);
  const element = attribute
    ? null
    : new RegExp(`<(?:[\\w-]{1,30}:)?${name}(?:\\s[^<>]{0,200})?>(?:\\s*<[^<>]{1,200}>){0,3}([^<>]{1,200})<`).exec(xmp);
  const value = (attribute?.[1] ?? attribute?.[2] ?? element?.[1] ?? "").replaceAll("&amp;", "&").trim();
  return value === "" ? null : value;
}

/**
 * From a C2PA manifest, which is CBOR in boxes: the software agent of its first action, else what generated the claim. Found by key, since
 * only these are wanted and a damaged manifest must do no harm.
 */
export function madeInManifest(bytes: Uint8Array): Made {
  const engine =
    agentAfter(bytes, "softwareAgent") ?? agentAfter(bytes, "claim_generator_info") ?? agentAfter(bytes, "claim_generator");
  return made(engine, dayIn(textAfter(bytes, "when")));
}

/** The text right after a key; for a map, or a list of maps, the text after its key "name". */
function agentAfter(bytes: Uint8Array, key: string): string | null {
  const at = afterKey(bytes, key, 0);
  if (at === -1) return null;
  const text = textAt(bytes, at);
  if (text !== null) return text;
  const major = (bytes[at] ?? 0) >> 5;
  if (major !== 5 && major !== 4) return null;
  const name = afterKey(bytes, "name", at);
  return name === -1 || name > at + 400 ? null : textAt(bytes, name);
}

function textAfter(bytes: Uint8Array, key: string): string | null {
  const at = afterKey(bytes, key, 0);
  if (at === -1) return null;
  // A date is text behind its tag (RFC 8949, 3.4.1).
  return textAt(bytes, bytes[at] === 0xc0 ? at + 1 : at);
}

/** Where the value of a text key begins, or -1. */
function afterKey(bytes: Uint8Array, key: string, from: number): number {
  const wanted = [0x60 + key.length, ...key].map((one) => (typeof one === "number" ? one : one.charCodeAt(0)));
  for (let at = bytes.indexOf(wanted[0] as number, from); at !== -1; at = bytes.indexOf(wanted[0] as number, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at + wanted.length;
  }
  return -1;
}

function textAt(bytes: Uint8Array, at: number): string | null {
  const head = bytes[at] ?? 0;
  if (head >> 5 !== 3) return null;
  const short = head & 0x1f;
  if (short > 24) return null;
  const length = short < 24 ? short : (bytes[at + 1] ?? 0);
  const start = at + (short < 24 ? 1 : 2);
  return new TextDecoder().decode(bytes.subarray(start, start + length));
}

/** A day in the calendar's spelling, from an instant or from a date with colons as Exif has it. */
function dayIn(value: string | null): string | null {
  const match = /^(20\d\d)[-:](0[1-9]|1[0-2])[-:](0[1-9]|[12]\d|3[01])(?:\D|$)/.exec(value ?? "");
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
}

function made(engine: string | null, date: string | null): Made {
  // Versions and the names of libraries after the first are for machines: "ChatGPT c2pa-rs/0.51".
  const name =
    (engine ?? "")
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .split(/\s+(?=[\w.-]+\/\d)|\/\d/u)[0]
      ?.trim()
      .slice(0, 100) ?? "";
  return { ...(name === "" ? {} : { engine: name }), ...(date === null ? {} : { date }) };
}
