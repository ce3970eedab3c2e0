/** Reads an Outlook message file (.msg): subject and body; attachments are named, not opened. */
import type { FieldsData } from "@kenjiuno/msgreader";
import { default as imported } from "@kenjiuno/msgreader";
import type { HostReading } from "../../core/ports.ts";
import { textOf } from "../reading/encoding.ts";
import { declaredEncoding } from "../reading/html-elements.ts";
import { damaged, encrypted, MOST_TEXT, notA } from "../reading/read-only.ts";
import { encodingOf } from "./code-pages.ts";
import { isSoundCompoundFile } from "./compound-file.ts";
import { unpackRtf } from "./lzfu.ts";
import { messageReading } from "./parts.ts";
import { rtfBody } from "./rtf.ts";

// The library is CommonJS: depending on who loads it, the class is the default export or sits inside it.
const MsgReader = (imported as unknown as { readonly default?: typeof imported }).default ?? imported;

const WHAT = { sv: "ett Outlook-meddelande (.msg)", en: "an Outlook message (.msg)" };

/** The code page for Japanese in transport; the strings in the file are then in 932. */
const ISO_2022_JP = 50220;

/** Throws `not-a-document`, `damaged-document`, `encrypted-document` (S/MIME and rights management). */
export function readMsg(bytes: Uint8Array): HostReading {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) throw notA(WHAT);
  if (!isSoundCompoundFile(bytes)) throw damaged(WHAT);
  let fields: FieldsData & { readonly error?: string };
  try {
    fields = fieldsOf(bytes, "windows1252");
    // The strings of a message that is not in Unicode are in the code page that it names only inside.
    const codePage = fields.messageCodepage ?? (fields.internetCodepage === ISO_2022_JP ? 932 : undefined);
    if (codePage !== undefined && codePage !== 1252 && codePage !== 1200) fields = fieldsOf(bytes, `cp${codePage}`, fields);
  } catch (cause) {
    throw damaged(WHAT, cause);
  }
  if (fields.error !== undefined || fields.dataType !== "msg") throw notA(WHAT, fields.error);
  const [subject, body, sender] = [textIn(fields.subject), textIn(fields.body), textIn(fields.senderName)];
  const names = (fields.attachments ?? []).map(nameOf);
  const kind = textIn(fields.messageClass)?.toLowerCase() ?? "";
  if ((kind.includes(".smime") && !kind.includes("multipartsigned")) || names.includes("message.rpmsg")) throw encrypted();
  const packed = fields.compressedRtf instanceof Uint8Array ? fields.compressedRtf : null;
  const rtf = packed && unpackRtf(packed, MOST_TEXT);
  // RTF is looked at only where the message has no other body: Outlook writes it beside one that says the same.
  const html =
    textIn(fields.bodyHtml) ?? (fields.html instanceof Uint8Array ? htmlOf(fields.html, fields.internetCodepage) : null);
  const hasBody = Boolean(html?.trim() || body?.trim());
  const fromRtf = !hasBody && rtf ? rtfBody(rtf) : null;
  const sent = textIn(fields.clientSubmitTime);
  return messageReading({
    subject,
    html: fromRtf?.kind === "html" ? fromRtf.text : html,
    plain: fromRtf?.kind === "plain" ? fromRtf.text : body,
    metadata: {
      ...(subject ? { title: subject } : {}),
      ...(sender ? { creator: sender } : {}),
      ...(sent ? { created: sent } : {}),
    },
    attachments: names,
    notExamined: !hasBody && packed && !rtf ? ["rtf-body"] : [],
  });
}

/** A property as text, or null: whatever the library's types say, a file may hold any type under any name. */
const textIn = (value: unknown): string | null => (typeof value === "string" ? value : null);

const nameOf = (attachment: FieldsData): string =>
  textIn(attachment.fileName) ??
  textIn(attachment.fileNameShort) ??
  textIn(attachment.name) ??
  (attachment.innerMsgContent ? "message" : "unnamed");

/** `fallback` is what an earlier reading gave, kept when the library does not know the encoding. */
function fieldsOf(bytes: Uint8Array, ansiEncoding: string, fallback?: FieldsData): FieldsData {
  const reader = new MsgReader(bytes.slice().buffer);
  reader.parserConfig = { ansiEncoding };
  try {
    return reader.getFileData();
  } catch (cause) {
    if (fallback) return fallback;
    throw cause;
  }
}

function htmlOf(bytes: Uint8Array, codePage: number | undefined): string {
  return textOf(bytes, (codePage === undefined ? null : encodingOf(codePage)) ?? declaredEncoding(bytes)).text;
}
