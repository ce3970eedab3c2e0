/** Reads an Outlook message file (.msg): subject and body; attachments are named, not opened. */
import type { FieldsData } from "@kenjiuno/msgreader";
import { default as imported } from "@kenjiuno/msgreader";
import type { HostReading } from "../../core/ports.ts";
import { textOf } from "../reading/encoding.ts";
import { declaredEncoding } from "../reading/html-elements.ts";
import { damaged, encrypted, MOST_TEXT, notA } from "../reading/read-only.ts";
import { encodingOf } from "./code-pages.ts";
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
  const attachments = fields.attachments ?? [];
  const names = attachments.map(nameOf);
  const kind = fields.messageClass?.toLowerCase() ?? "";
  if ((kind.includes(".smime") && !kind.includes("multipartsigned")) || names.includes("message.rpmsg")) throw encrypted();
  const rtf = fields.compressedRtf ? unpackRtf(fields.compressedRtf, MOST_TEXT) : null;
  // RTF is looked at only where the message has no other body: Outlook writes it beside one that says the same.
  const html = fields.bodyHtml ?? (fields.html ? htmlOf(fields.html, fields.internetCodepage) : null);
  const hasBody = Boolean(html?.trim() || fields.body?.trim());
  const fromRtf = !hasBody && rtf ? rtfBody(rtf) : null;
  return messageReading({
    subject: fields.subject ?? null,
    html: fromRtf?.kind === "html" ? fromRtf.text : html,
    plain: fromRtf?.kind === "plain" ? fromRtf.text : (fields.body ?? null),
    metadata: {
      ...(fields.subject ? { title: fields.subject } : {}),
      ...(fields.senderName ? { creator: fields.senderName } : {}),
      ...(fields.clientSubmitTime ? { created: fields.clientSubmitTime } : {}),
    },
    attachments: names,
    notExamined: !hasBody && fields.compressedRtf && !rtf ? ["rtf-body"] : [],
  });
}

const nameOf = (attachment: FieldsData): string =>
  attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? (attachment.innerMsgContent ? "message" : "unnamed");

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
