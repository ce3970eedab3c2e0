/** Tells which format a file is in, and reads it by the reader of that format; each reader is loaded when first needed. */
import path from "node:path";
import { AppError } from "../core/errors.ts";
import type { HostReading } from "../core/ports.ts";
import { nodeZip } from "./node-zip.ts";

export type Format = "docx" | "odt" | "eml" | "msg" | "pdf" | "html" | "text" | "markdown";

/** How files of a format are called. */
export const EXTENSIONS: Readonly<Record<Format, readonly string[]>> = {
  docx: [".docx", ".dotx", ".docm", ".dotm"],
  odt: [".odt", ".ott"],
  eml: [".eml"],
  msg: [".msg"],
  pdf: [".pdf"],
  html: [".html", ".htm"],
  text: [".txt"],
  markdown: [".md"],
};

const BY_EXTENSION: ReadonlyMap<string, Format> = new Map(
  Object.entries(EXTENSIONS).flatMap(([format, endings]) => endings.map((ending) => [ending, format as Format])),
);

/**
 * The format by extension, unless the file's first bytes are those of another one: a .docx that is named .txt is still a .docx.
 * Throws `unsupported` where neither says anything.
 */
export function formatOf(file: string, bytes: Uint8Array): Format {
  const named = BY_EXTENSION.get(path.extname(file).toLowerCase());
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return named === "odt" ? "odt" : "docx";
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return named === "msg" ? "msg" : "docx";
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return "pdf";
  if (named !== undefined) return named;
  throw new AppError("unsupported", {
    sv: "Filtypen stöds inte. Källmärkt läser .docx, .dotx, .docm, .odt, .eml, .msg, .pdf, .html, .txt och .md.",
    en: "The file type is not supported. Källmärkt reads .docx, .dotx, .docm, .odt, .eml, .msg, .pdf, .html, .txt and .md.",
  });
}

/** Reads a document of any format. Throws what the format's reader throws. */
export async function readDocument(file: string, bytes: Uint8Array): Promise<HostReading> {
  const format = formatOf(file, bytes);
  switch (format) {
    case "docx":
      return (await import("../hosts/docx/index.ts")).openDocx(bytes, { zip: nodeZip }).read();
    case "odt":
      return (await import("../hosts/odt/index.ts")).readOdt(bytes, nodeZip);
    case "eml":
      return (await import("../hosts/mail/index.ts")).openEml(bytes).then((host) => host.read());
    case "msg":
      return (await import("../hosts/mail/index.ts")).readMsg(bytes);
    case "pdf":
      return (await import("../hosts/pdf/index.ts")).readPdf(bytes);
    case "html":
      return (await import("../hosts/plain/index.ts")).readHtml(bytes);
    case "text":
      return (await import("../hosts/plain/index.ts")).readText(bytes);
    case "markdown":
      return (await import("../hosts/plain/index.ts")).readMarkdown(bytes);
    default:
      return format satisfies never;
  }
}
