/** Where the selection is, and what its moving tells: the document, and the controls it enters, leaves and moves in. */
import { contentOf } from "./content.ts";
import { controlId } from "./control-ids.ts";
import { controlsAround } from "./controls.ts";
import type { LiveDocument } from "./document.ts";
import type { XmlElement } from "./dom.ts";
import { ControlObject } from "./objects.ts";
import type { Span } from "./ranges.ts";

/** A selection that crosses the edge of a cell covers the cells whole (SV2:122). */
function snapped(doc: LiveDocument, { start, end }: Span): Span {
  if (start.p === end.p) return { start, end };
  const cellOf = (p: XmlElement, other: XmlElement): XmlElement | null => {
    let outer: XmlElement | null = null;
    for (let cell = p.closest("tc"); cell; cell = cell.closest("tc")) if (!cell.contains(other)) outer = cell;
    return outer;
  };
  const first = cellOf(start.p, end.p);
  const last = cellOf(end.p, start.p);
  const firstP = first ? doc.paragraphs(first)[0] : undefined;
  const lastP = last ? doc.paragraphs(last).at(-1) : undefined;
  return {
    start: firstP ? { p: firstP, position: 0 } : start,
    end: lastP ? { p: lastP, position: contentOf(lastP).length + 1 } : end,
  };
}

/** Selects; `isByAddin` for select() of the API, which takes the paragraph's mark along on the web (SV2:127). */
export function moveSelection(doc: LiveDocument, span: Span, isByAddin: boolean): void {
  const { start, end: last } = snapped(doc, span);
  let end = last;
  const { length } = contentOf(end.p);
  const isWholeContent = start.position === 0 && end.position === length && length > 0;
  if (isByAddin && doc.has("select-takes-mark") && isWholeContent) end = { p: end.p, position: length + 1 };
  const before = { start: doc.selection.start, end: doc.selection.end };
  const isSame =
    before.start.p === start.p &&
    before.start.position === start.position &&
    before.end.p === end.p &&
    before.end.position === end.position;
  const left =
    before.start.p.isAttached && before.end.p.isAttached
      ? controlsAround(doc, doc.place(before.start), doc.place(before.end))
      : [];
  doc.anchors.move(doc.selection.start, start.p, start.position);
  doc.anchors.move(doc.selection.end, end.p, end.position);
  // Selecting again what is selected tells nobody (SV2:64).
  if (isSame) return;
  doc.owe("DocumentSelectionChanged", null, 0);
  const entered = controlsAround(doc, start, end);
  for (const sdt of entered) {
    doc.owe(
      left.includes(sdt) ? "ContentControlSelectionChanged" : "ContentControlEntered",
      ControlObject.of(sdt),
      controlId(doc, sdt),
    );
  }
  for (const sdt of left) if (!entered.includes(sdt)) doc.owe("ContentControlExited", ControlObject.of(sdt), controlId(doc, sdt));
}
