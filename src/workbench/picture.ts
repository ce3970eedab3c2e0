/** Draws a .docx through docx-preview inside a shadow root, so that the document's own styles stay inside it. */
import type { Finding } from "../core/detect/finding.ts";

/** Link targets a reader may follow from the picture; everything else loses its target. */
const FOLLOWED = /^(https?:|mailto:|#)/i;

/** The sheet's surroundings; on a narrow screen the sheet gives up its margins so that the text can be read. */
const FRAME = `
  .docx-wrapper { background: none !important; padding: 1rem !important; }
  .docx-wrapper > section.docx { box-shadow: 0 1px 4px rgb(0 0 0 / 35%) !important; margin-bottom: 1rem !important; max-width: 100%; }
  @media (max-width: 60rem) {
    .docx-wrapper { padding: 0.5rem !important; }
    .docx-wrapper > section.docx { width: 100% !important; min-height: 0 !important; padding: 1rem !important; }
  }
  .asked { outline: 3px solid #0b5d4b; outline-offset: 3px; background: #fff3c4; }
`;

/** The drawn document, or null when docx-preview cannot draw it. */
export async function drawDocx(bytes: Uint8Array): Promise<HTMLElement | null> {
  const { parseAsync, renderDocument } = await import("docx-preview");
  const holder = document.createElement("div");
  const shadow = holder.attachShadow({ mode: "open" });
  const options = { inWrapper: true, renderAltChunks: false, renderComments: false, useBase64URL: true };
  try {
    const nodes = await renderDocument(await parseAsync(bytes, options), options);
    const style = document.createElement("style");
    style.textContent = FRAME;
    shadow.append(...nodes, style);
  } catch {
    return null;
  }
  for (const link of shadow.querySelectorAll("a[href]")) {
    if (!FOLLOWED.test(link.getAttribute("href") ?? "")) link.removeAttribute("href");
    link.setAttribute("rel", "noreferrer noopener");
    link.setAttribute("target", "_blank");
  }
  return holder;
}

/** Moves the reader to the paragraph a question is about; false when the picture does not have it. */
export function showIn(picture: HTMLElement, finding: Finding): boolean {
  const paragraphs = [...(picture.shadowRoot?.querySelectorAll("p") ?? [])];
  const wanted = bare(finding.quote.split("\n")[0] ?? "").slice(0, 60);
  const found = wanted === "" ? undefined : paragraphs.find((paragraph) => bare(paragraph.textContent).includes(wanted));
  for (const paragraph of paragraphs) paragraph.classList.toggle("asked", paragraph === found);
  if (!found) return false;
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: "center" });
  return true;
}

/** Text without the white space and objects that a drawing spells in its own way. */
const bare = (text: string): string => text.replace(/[\s\u00ad\ufffc]+/g, "");
