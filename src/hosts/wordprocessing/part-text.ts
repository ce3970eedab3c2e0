/** Where the bytes of a part meet text: UTF-8 and UTF-16, the two that ECMA-376 part 2 allows; a part is written in the one it is in. */
import { AppError } from "../../core/errors.ts";
import { encodeUtf8 } from "../package/xml.ts";

export type PartEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding that a part's first bytes tell. UTF-16 begins with its mark (XML 1.0 §4.3.3); null for zeros without one. */
function encodingOf(bytes: Uint8Array): PartEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return bytes[0] === 0 || bytes[1] === 0 ? null : "utf-8";
}

const DECLARED: Readonly<Record<PartEncoding, RegExp>> = {
  "utf-8": /^(?:utf-?8|us-ascii|ascii)$/i,
  "utf-16le": /^utf-?16(?:le)?$/i,
  "utf-16be": /^utf-?16(?:be)?$/i,
};

/**
 * The part's text, its byte order mark kept as U+FEFF, and the encoding it is in.
 * @throws AppError unsupported (another encoding, or one that contradicts the declaration), damaged-document
 */
export function decodePart(part: string, bytes: Uint8Array): { readonly text: string; readonly encoding: PartEncoding } {
  const encoding = encodingOf(bytes);
  if (encoding === null) throw unsupported(part);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const name = encoding === "utf-8" ? "UTF-8" : "UTF-16";
    throw new AppError(
      "damaged-document",
      {
        sv: `Filen är skadad: delen ${part} är inte riktig ${name}. Öppna den i Word och spara om den.`,
        en: `The file is damaged: the part ${part} is not valid ${name}. Open it in Word and save it again.`,
      },
      cause,
    );
  }
  const declared = /^\ufeff?<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(text.slice(0, 200))?.[1];
  if (declared !== undefined && !DECLARED[encoding].test(declared)) throw unsupported(part);
  return { text, encoding };
}

function unsupported(part: string): AppError {
  return new AppError("unsupported", {
    sv: `Delen ${part} har en teckenkodning som inte stöds. Ett Word-dokument är i UTF-8 eller UTF-16. Spara om det i Word.`,
    en: `The part ${part} has a character encoding that is not supported. A Word document is in UTF-8 or UTF-16. Save it again in Word.`,
  });
}

/** The bytes of a part that was read in this encoding. A text without the mark of UTF-16 was written anew, and is UTF-8. */
export function encodePart(text: string, encoding: PartEncoding): Uint8Array {
  return encoding === "utf-8" || !text.startsWith("\ufeff") ? encodeUtf8(text) : encodeUtf16(text, encoding === "utf-16le");
}

function encodeUtf16(text: string, littleEnd: boolean): Uint8Array {
  // Half a character becomes U+FFFD, as in UTF-8.
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  const bytes = new Uint8Array(whole.length * 2);
  const [low, high] = littleEnd ? [0, 1] : [1, 0];
  for (let at = 0; at < whole.length; at++) {
    const unit = whole.charCodeAt(at);
    bytes[2 * at + low] = unit & 255;
    bytes[2 * at + high] = unit >>> 8;
  }
  return bytes;
}
