/** Reads an Internet message (.eml, RFC 5322): subject and body; attachments are named, not opened. */
import type { Attachment, Email } from "postal-mime";
import PostalMime from "postal-mime";
import type { HostReading } from "../../core/ports.ts";
import { textOf, withoutC1 } from "../reading/encoding.ts";
import { damaged, encrypted, notA } from "../reading/read-only.ts";
import { messageReading, type MessageParts } from "./parts.ts";
import { RECORD_FILE } from "./record-part.ts";

const WHAT = { sv: "ett e-postmeddelande (.eml)", en: "an e-mail message (.eml)" };

/**
 * A message inside the message is read with it, three deep; deeper ones are named as attachments.
 * Throws `not-a-document` where no header field is found, `encrypted-document` for S/MIME and PGP, `damaged-document`.
 */
export async function readEml(bytes: Uint8Array): Promise<HostReading> {
  return messageReading(partsOf(await parseEml(bytes)));
}

/** The message as the library takes it apart. Throws as `readEml`. */
export async function parseEml(bytes: Uint8Array): Promise<Email> {
  let email: Email;
  try {
    email = await PostalMime.parse(sevenBit(bytes), {
      maxNestingDepth: 50,
      maxRfc822NestingDepth: 3,
      attachmentEncoding: "arraybuffer",
    });
  } catch (cause) {
    throw damaged(WHAT, cause);
  }
  // A text that merely has a colon in its first line is no message: one of the fields every message has must be there.
  const names = new Set(email.headers.map((header) => header.key));
  if (
    !["from", "to", "subject", "date", "message-id", "received", "mime-version", "content-type"].some((name) => names.has(name))
  )
    throw notA(WHAT);
  const type = email.headers.find((header) => header.key === "content-type")?.value.toLowerCase() ?? "";
  if (type.startsWith("multipart/encrypted") || (/^application\/(?:x-)?pkcs7-mime/.test(type) && !type.includes("signed-data")))
    throw encrypted();
  return email;
}

/** What is read of a message. A statement of origin that Källmärkt itself wrote is none of the message's own. */
export function partsOf(email: Email): MessageParts {
  const sender = email.from?.name || email.from?.address;
  const mailer = email.headers.find((header) => header.key === "x-mailer" || header.key === "user-agent")?.value;
  const isOurs = email.headers.some((header) => header.key === "x-kallmarkt-record");
  const disclosure = email.headers
    .find((header) => header.key === "ai-disclosure" && !isOurs)
    ?.value.trim()
    .slice(0, 200);
  return {
    subject: email.subject === undefined ? null : withoutC1(email.subject),
    html: email.html === undefined ? null : withoutC1(email.html),
    plain: email.text === undefined ? null : withoutC1(email.text),
    metadata: {
      ...(email.subject ? { title: email.subject } : {}),
      ...(sender ? { creator: sender } : {}),
      ...(mailer ? { application: mailer } : {}),
      ...(email.date ? { created: email.date } : {}),
      ...(disclosure ? { provenance: [{ standard: "ai-disclosure", place: "AI-Disclosure", value: disclosure }] } : {}),
    },
    attachments: email.attachments.filter(isSeen).map((attachment) => attachment.filename ?? attachment.mimeType),
    notExamined: [],
  };
}

/** Images that the HTML shows in place are part of its looks, and the kept record is ours: no files that came along. */
function isSeen(attachment: Attachment): boolean {
  if (attachment.filename?.toLowerCase() === RECORD_FILE && attachment.mimeType === "application/json") return false;
  return !(attachment.related === true && attachment.mimeType.startsWith("image/"));
}

/** A message saved as UTF-16 by a text editor is no mail format, but people have such files: it is read as the text it is. */
function sevenBit(bytes: Uint8Array): Uint8Array {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 ? new TextEncoder().encode(textOf(bytes).text) : bytes;
}
