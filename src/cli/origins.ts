/** Gathers what there is to check of a document's statements of origin (C2PA), and has it checked; nearly every document has none. */
import type { DocumentText } from "../core/text/document.ts";
import { readTextManifest } from "../core/detect/c2pa-text.ts";
import { NOT_CHECKED, type OriginCheck } from "../core/detect/origin-check.ts";
import type { OriginChecks } from "../core/detect/signs.ts";
import { jpegNamed } from "../hosts/pdf/pictures.ts";
import { readEntry, readZip } from "../hosts/package/zip.ts";
import { checkDetached, checkEmbedded } from "./c2pa.ts";
import type { Format } from "./formats.ts";
import { nodeZip } from "./node-zip.ts";

const MEDIA_TYPES: Partial<Readonly<Record<Format, string>>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  pdf: "application/pdf",
};

const PICTURES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  jfif: "image/jpeg",
  webp: "image/webp",
};

/** Most statements checked in one document: each costs a walk over all it was made over. */
const MOST = 20;

/** The checks, by what they are about. `anchors` are certificates of trusted issuers (PEM), or null. Never throws. */
export async function originChecks(
  text: DocumentText,
  format: Format,
  bytes: Uint8Array,
  anchors: string | null,
): Promise<OriginChecks> {
  const checks: { file?: OriginCheck; paragraphs: Map<string, OriginCheck>; pictures: Map<string, OriginCheck> } = {
    paragraphs: new Map(),
    pictures: new Map(),
  };
  if (text.metadata.provenance?.some(({ standard }) => standard === "c2pa")) {
    const type = MEDIA_TYPES[format];
    checks.file = type === undefined ? NOT_CHECKED : await checkEmbedded(type, bytes, anchors);
  }
  let left = MOST;
  for (const { name, claims } of text.metadata.pictures ?? []) {
    if (left <= 0 || !claims.some(({ standard }) => standard === "c2pa")) continue;
    left--;
    checks.pictures.set(name, await checkPicture(format, bytes, name, anchors));
  }
  for (const { id, paragraphs } of text.stories) {
    for (const [index, paragraph] of paragraphs.entries()) {
      if (left <= 0) return checks;
      const manifest = paragraph.text.includes("\uFEFF") ? readTextManifest(paragraph.text).manifest : null;
      if (manifest !== null) {
        left--;
        checks.paragraphs.set(`${id} ${index}`, await checkDetached(manifest, wholeText(format, bytes), anchors));
      }
      for (const { name, claims } of paragraph.pictures ?? []) {
        if (checks.pictures.has(name) || !claims.some(({ standard }) => standard === "c2pa")) continue;
        left--;
        checks.pictures.set(name, await checkPicture(format, bytes, name, anchors));
      }
    }
  }
  return checks;
}

/** A wrapper binds the whole text in composed letters (C2PA 2.4, A.8); in a format with more than text there is no such thing. */
function wholeText(format: Format, bytes: Uint8Array): Uint8Array | null {
  if (format !== "text" && format !== "markdown") return null;
  return new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).normalize("NFC"));
}

async function checkPicture(format: Format, bytes: Uint8Array, name: string, anchors: string | null): Promise<OriginCheck> {
  if (format === "pdf") {
    const jpeg = jpegNamed(bytes, name);
    return jpeg === null ? NOT_CHECKED : checkEmbedded("image/jpeg", jpeg, anchors);
  }
  const type = PICTURES[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
  if (type === undefined || (format !== "docx" && format !== "odt")) return NOT_CHECKED;
  try {
    const archive = readZip(bytes);
    const entry = archive.entries.find((candidate) => candidate.name.endsWith(`/${name}`));
    return entry === undefined ? NOT_CHECKED : await checkEmbedded(type, readEntry(archive, entry, nodeZip), anchors);
  } catch {
    return NOT_CHECKED;
  }
}
