/** Where a mark or the reference to a note stands: behind the last control of its passage, and behind what would swallow it there. */
import { ancestorsOf, scanXml, type XmlTree } from "../package/xml.ts";
import { readParagraph } from "../wordprocessing/paragraph.ts";
import { RUN_HOLDERS, W, wordVocabulary } from "../wordprocessing/vocabulary.ts";
import { controlKind } from "./control-kind.ts";
import { HERE, type ParagraphSource } from "./selection.ts";

/** What may end where a passage ends. A cross-reference repeats what stands in its bookmark, so the mark stands behind that, too. */
const ENDS =
  /^(?:<\/(?:[\w.-]+:)?(?:hyperlink|ins|moveTo|smartTag|customXml|fldSimple|dir|bdo|sdtContent|sdt)\s*>|<(?:[\w.-]+:)?bookmarkEnd\b[^<>]*\/>)/;

/** Puts `after` behind the last control in `xml`, outside of any field, and of any link, insertion, bookmark or other control that ends there. */
export function placeAfter(xml: string, after: string, source: ParagraphSource): string {
  const whole = xml.replaceAll(HERE, "");
  if (after === "") return whole;
  const last = xml.slice(0, xml.lastIndexOf(HERE)).replaceAll(HERE, "").length;
  let at = /:?fld(?:Char|Simple)\b/.test(whole) ? behindFields({ ...source, xml: whole }, last) : last;
  for (let match = ENDS.exec(whole.slice(at, at + 200)); match; match = ENDS.exec(whole.slice(at, at + 200)))
    at += match[0].length;
  return whole.slice(0, at) + after + whole.slice(at);
}

/**
 * The end of the fields in whose result a place lies; the place itself where there are none. Word writes a result anew when fields are
 * updated, before printing at the latest, and what stands in it is gone; LibreOffice 7.4 shows a note's whole text there.
 */
function behindFields(source: ParagraphSource, place: number): number {
  const tree = scanXml(source.xml, wordVocabulary, source.part, source.bindings, true);
  const { fieldCharacters, atoms } = readParagraph(tree, 0, source.fields, () => null);
  let behind = place;
  const goBehind = (element: number): void => {
    if (isOpen(tree, element)) behind = Math.max(behind, tree.end[element] as number);
  };
  for (let at = tree.code.indexOf(W.fldSimple); at >= 0; at = tree.code.indexOf(W.fldSimple, at + 1))
    if ((tree.start[at] as number) < place && place < (tree.end[at] as number)) goBehind(at);
  for (const { element, type, field } of fieldCharacters) {
    if (type !== "end" || (tree.start[element] as number) < place) continue;
    const begin = fieldCharacters.find((other) => other.field === field && other.type === "begin");
    if (begin && (tree.start[begin.element] as number) >= place) continue;
    const run = tree.parent[element] as number;
    const next = tree.next[run] as number;
    // Text in the same run would come between the passage and its mark.
    if (!atoms.some((atom) => atom.element > element && atom.element < next)) goBehind(run);
  }
  return behind;
}

/** True where our own control may stand beside an element: nothing around it is closed to others. */
function isOpen(tree: XmlTree, element: number): boolean {
  for (const around of ancestorsOf(tree, element)) {
    if (around === 0) break;
    const code = tree.code[around] as number;
    if (code === W.sdt ? controlKind(tree, around) !== "open" : code !== W.sdtContent && !RUN_HOLDERS.has(code)) return false;
  }
  return true;
}
