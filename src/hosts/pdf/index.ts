/** Reads the text of a PDF, page by page, with its links; nothing in it is run, and of pictures only their own data about themselves is read. */
import { getDocumentProxy } from "unpdf";
import { sourceTypesIn } from "../../core/detect/claims.ts";
import type { HostReading, ReadingNotice } from "../../core/ports.ts";
import type { DocumentMetadata, Paragraph, ProvenanceClaim } from "../../core/text/document.ts";
import { damaged, encrypted, MOST_TEXT, notA, readOnly, tooLarge } from "../reading/read-only.ts";
import type { PageLink, PagePiece } from "./lines.ts";
import { pageParagraphs } from "./lines.ts";
import { aboutPictures } from "./pictures.ts";

const WHAT = { sv: "en PDF-fil", en: "a PDF file" };
const MOST_PAGES = 5_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;

/**
 * All pages are one body; a page's end ends a paragraph. `notExamined` names pages without any text (`page 3 has no text`: a
 * scanned picture, most likely), attachments, comments and form fields.
 * Throws `not-a-document`, `encrypted-document`, `damaged-document`, `too-large`.
 */
export async function readPdf(bytes: Uint8Array): Promise<HostReading> {
  if (!beginsAsPdf(bytes)) throw notA(WHAT);
  let pdf: PdfDocument;
  try {
    // A copy: the library takes the buffer over. It may not look for fonts, evaluate code or write to the console.
    pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0, useSystemFonts: false, isEvalSupported: false });
  } catch (cause) {
    if (cause instanceof Error && cause.name === "PasswordException") throw encrypted(cause);
    throw damaged(WHAT, cause);
  }
  try {
    if (pdf.numPages > MOST_PAGES) throw tooLarge("fler än 5 000 sidor", "more than 5,000 pages");
    return await reading(pdf, bytes);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function reading(pdf: PdfDocument, bytes: Uint8Array): Promise<HostReading> {
  const paragraphs: Paragraph[] = [];
  const notExamined: string[] = [];
  let size = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    let found: PageReading;
    try {
      found = await readPage(await pdf.getPage(number));
    } catch (cause) {
      throw damaged(WHAT, cause);
    }
    for (const paragraph of found.paragraphs) size += paragraph.text.length;
    if (size > MOST_TEXT) throw tooLarge("mer text än 64 miljoner tecken", "more than 64 million characters of text");
    if (found.paragraphs.length === 0) notExamined.push(`page ${number} has no text`);
    const [first, ...rest] = found.paragraphs;
    if (first) paragraphs.push(paragraphs.length === 0 ? first : { ...first, startsPage: true }, ...rest);
    notExamined.push(...found.notExamined);
  }
  const attachments = Object.values(
    ((await pdf.getAttachments().catch(() => null)) ?? {}) as Record<string, { filename?: string }>,
  );
  for (const { filename } of attachments) notExamined.push(`attachment: ${filename ?? "unnamed"}`);
  const { metadata, language, notices } = await aboutItself(pdf, bytes);
  return readOnly({ stories: [{ id: "body", kind: "body", paragraphs }], language, metadata }, notExamined, notices);
}

interface PageReading {
  readonly paragraphs: readonly Paragraph[];
  readonly notExamined: readonly string[];
}

async function readPage(page: PdfPage): Promise<PageReading> {
  const { items } = await page.getTextContent();
  const pieces: PagePiece[] = [];
  for (const item of items) {
    if (!("str" in item)) continue;
    const [, , , , x = 0, y = 0] = item.transform as number[];
    pieces.push({ text: item.str, x, y, width: item.width, height: item.height, endsLine: item.hasEOL });
  }
  const links: PageLink[] = [];
  const notExamined: string[] = [];
  for (const annotation of (await page.getAnnotations()) as readonly Annotation[]) {
    const target = annotation.url ?? annotation.unsafeUrl;
    if (annotation.subtype === "Link") {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = annotation.rect ?? [];
      if (target)
        links.push({ left: Math.min(x1, x2), right: Math.max(x1, x2), bottom: Math.min(y1, y2), top: Math.max(y1, y2), target });
    } else if (annotation.subtype === "Widget") notExamined.push("form-field");
    else if (annotation.subtype !== "Popup") notExamined.push("comment");
  }
  page.cleanup();
  return { paragraphs: pageParagraphs(pieces, links), notExamined };
}

interface Annotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly rect?: readonly number[];
}

async function aboutItself(
  pdf: PdfDocument,
  bytes: Uint8Array,
): Promise<{ metadata: DocumentMetadata; language: string | null; notices: ReadingNotice[] }> {
  const found = await pdf.getMetadata().catch(() => null);
  const info = (found?.info ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof info[name] === "string" && info[name].trim() ? info[name].trim().slice(0, 1000) : null);
  const [title, creator, application, created, language] = [
    text("Title"),
    text("Author"),
    text("Creator") ?? text("Producer"),
    text("CreationDate"),
    text("Language"),
  ];
  const xmp = (found?.metadata as { getRaw?: () => unknown } | null | undefined)?.getRaw?.();
  const { pictures, hasManifest } = aboutPictures(bytes);
  const provenance: ProvenanceClaim[] = [
    ...(hasManifest ? [{ standard: "c2pa", place: "PDF", value: "manifest" } as const] : []),
    ...(typeof xmp === "string" ? sourceTypesIn(xmp, "XMP") : []),
  ];
  return {
    metadata: {
      ...(title ? { title } : {}),
      ...(creator ? { creator } : {}),
      ...(application ? { application } : {}),
      ...(created ? { created } : {}),
      ...(provenance.length > 0 ? { provenance } : {}),
      ...(pictures.length > 0 ? { pictures } : {}),
    },
    language,
    notices: info["IsSignaturesPresent"] === true ? ["signed"] : [],
  };
}

/** The format allows up to 1,024 bytes before the header. */
function beginsAsPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1024)).includes("%PDF-");
}
