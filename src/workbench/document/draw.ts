/** Draws a .docx through docx-preview inside a shadow root, so that the document's own styles stay inside it. */

/** Link targets a reader may follow from the page; everything else loses its target. */
const FOLLOWED = /^(https?:|mailto:|#)/i;

/** The drawn document: paragraphs of the body, and the others (headers, footers, notes), in order. */
export interface Drawing {
  readonly holder: HTMLElement;
  readonly body: readonly HTMLElement[];
  readonly others: readonly HTMLElement[];
}

/** The sheet's surroundings and our overlay. On a narrow screen the sheet gives up its margins so that the text can be read. */
const FRAME = `
  :host { display: block; }
  .docx-wrapper { background: none !important; padding: 24px 16px !important; }
  .docx-wrapper > section.docx { box-shadow: 0 1px 3px rgb(0 0 0 / 18%), 0 6px 20px rgb(0 0 0 / 8%) !important; margin-bottom: 24px !important; max-width: 100%; border-radius: 2px; background: #fff; color: #000; }
  @media (max-width: 1180px) { .docx-wrapper > section.docx { width: 100% !important; padding-left: min(8%, 60pt) !important; padding-right: min(8%, 60pt) !important; } }
  @media (max-width: 800px) {
    .docx-wrapper { padding: 8px !important; }
    .docx-wrapper > section.docx { min-height: 0 !important; padding: 16px !important; }
    table { max-width: 100% !important; display: block; overflow-x: auto; }
  }
`;

/** The overlay: our own marks on the drawn text. Colour is never alone: each has a line of its own kind. */
export const OVERLAY = `
  ::highlight(kallmarkt-label) { background-color: #d9f0e3; text-decoration: underline 2px #0f7b4d; }
  ::highlight(kallmarkt-finding) { background-color: #fff0c2; text-decoration: underline wavy 1.5px #a05a00; }
  ::highlight(kallmarkt-shown) { background-color: #ffd97a; text-decoration: underline 3px #6b3a00; }
  @media (forced-colors: active) {
    ::highlight(kallmarkt-label) { background-color: Canvas; color: CanvasText; text-decoration: underline 2px; }
    ::highlight(kallmarkt-finding) { background-color: Canvas; color: CanvasText; text-decoration: underline wavy 2px; }
    ::highlight(kallmarkt-shown) { background-color: Highlight; color: HighlightText; }
  }
`;

/** A picture that is only linked to is not in the file, and nothing is fetched for a document: an empty one stands for it. */
const NO_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** What docx-preview asks for each picture. */
interface Pictures {
  loadDocumentImage(id: unknown, part: unknown): Promise<unknown>;
}

/** The drawing, or null when docx-preview cannot draw the file. */
export async function drawDocx(bytes: Uint8Array): Promise<Drawing | null> {
  const { parseAsync, renderDocument } = await import(/* webpackChunkName: "docx-preview" */ "docx-preview");
  const holder = document.createElement("div");
  const shadow = holder.attachShadow({ mode: "open" });
  const options = { inWrapper: true, renderAltChunks: false, renderComments: false, useBase64URL: true };
  try {
    const parsed = (await parseAsync(bytes, options)) as Pictures;
    const load = parsed.loadDocumentImage.bind(parsed);
    parsed.loadDocumentImage = async (id, part) => (await load(id, part)) ?? NO_PICTURE;
    const nodes = await renderDocument(parsed, options);
    const style = document.createElement("style");
    style.textContent = FRAME + OVERLAY;
    shadow.append(...nodes, style);
  } catch {
    return null;
  }
  for (const link of shadow.querySelectorAll("a[href]")) {
    const target = link.getAttribute("href") ?? "";
    if (!FOLLOWED.test(target)) link.removeAttribute("href");
    link.setAttribute("rel", "noreferrer noopener");
    if (!target.startsWith("#")) link.setAttribute("target", "_blank");
    // The text is for reading and marking: a stop at each link would make the way to the pane long.
    link.setAttribute("tabindex", "-1");
  }
  const paragraphs = [...shadow.querySelectorAll<HTMLElement>("p")];
  const isBody = (paragraph: HTMLElement): boolean =>
    paragraph.closest("article") !== null && paragraph.parentElement?.closest("p") === null;
  const body = paragraphs.filter(isBody);
  return { holder, body, others: paragraphs.filter((paragraph) => !isBody(paragraph)) };
}
