/** Footnotes of Källmärkt's own: makes the part when there is none, and takes away only what it put there. */
import { attributeOf, childOf, childrenOf, nameOf, splice, type Splice, type XmlTree } from "../package/xml.ts";
import { controlAround, textRun, tracked, type ControlIds, type Revision } from "./control.ts";
import { dialectOf, type Dialect } from "../wordprocessing/dialect.ts";
import type { OfficePackage } from "../wordprocessing/opc.ts";
import { folderOf } from "../wordprocessing/part-names.ts";
import { ownTag, shownText } from "../wordprocessing/own-control.ts";
import { STRICT, TRANSITIONAL, W } from "../wordprocessing/vocabulary.ts";

const NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";

export interface Note {
  readonly labelId: string;
  readonly id: number;
  readonly text: string;
}

export interface NoteStyles {
  readonly reference: string;
  readonly text: string;
}

/** Word takes no larger id for a note. */
const LARGEST_ID = 32_767;

/**
 * Ids for new notes: after all that stand or are referred to, and at least 1, since 0 and -1 are separators in most files. Where the largest
 * is taken, the free ones below it.
 */
export function* freeNoteIds(ids: Iterable<number>): Generator<number, never> {
  const taken = new Set(ids);
  const before = [...taken].filter((id) => Number.isInteger(id) && id < LARGEST_ID);
  const highest = Math.max(0, ...before);
  for (let id = highest + 1; id <= LARGEST_ID; id++) if (!taken.has(id)) yield id;
  // Past the largest only in a document with so many notes that no program opens it.
  for (let id = 1; ; id++) if (!taken.has(id) && (id <= highest || id > LARGEST_ID)) yield id;
}

/** The notes that Källmärkt has put into the file, and the ids that are taken. */
export function readNotes(opc: OfficePackage, mainPart: string): { own: Note[]; ids: readonly number[] } {
  const part = opc.related(mainPart, "footnotes");
  const tree = part === null ? null : opc.tree(part);
  const ids = listedSeparators(opc, mainPart);
  const own: Note[] = [];
  for (const element of tree ? childrenOf(tree, 0) : []) {
    if (!tree || tree.code[element] !== W.footnote) continue;
    const id = Number(attributeOf(tree, element, "id"));
    ids.push(id);
    const control = ownNote(tree, element);
    if (control) own.push({ labelId: control.labelId, id, text: control.text });
  }
  return { own, ids };
}

/** Ids that the settings name as separators, in the order separator, continuation separator, continuation notice. */
function listedSeparators(opc: OfficePackage, mainPart: string): number[] {
  const part = opc.related(mainPart, "settings");
  const tree = part === null ? null : opc.tree(part);
  const list = tree ? childOf(tree, 0, W.footnotePr) : -1;
  if (!tree || list < 0) return [];
  return [...childrenOf(tree, list)]
    .filter((element) => tree.code[element] === W.footnote)
    .map((element) => Number(attributeOf(tree, element, "id")));
}

function ownNote(tree: XmlTree, footnote: number): { labelId: string; text: string; sdt: number } | null {
  for (let at = footnote; at < (tree.next[footnote] as number); at++) {
    const tag = tree.code[at] === W.sdt ? ownTag(tree, at) : null;
    if (tag?.part.kind === "note") return { labelId: tag.owner, text: shownText(tree, at).trim(), sdt: at };
  }
  return null;
}

/** Writes notes in, replaces those whose text has changed, and removes those named in `gone` (by note id). */
export function writeNotes(
  opc: OfficePackage,
  mainPart: string,
  strict: boolean,
  notes: readonly Note[],
  gone: ReadonlySet<number>,
  styles: NoteStyles,
  alias: string,
  ids: ControlIds,
  revision: Revision | null,
): void {
  if (notes.length === 0 && gone.size === 0) return;
  let part = opc.related(mainPart, "footnotes");
  if (part === null) {
    if (notes.length === 0) return;
    part = createPart(opc, mainPart, strict);
  }
  const tree = opc.tree(part) as XmlTree;
  const d = dialectOf(tree, 0);
  const splices: Splice[] = [];
  const standing = new Set<number>();
  for (const element of childrenOf(tree, 0)) {
    const own = tree.code[element] === W.footnote ? ownNote(tree, element) : null;
    if (!own) continue;
    const id = Number(attributeOf(tree, element, "id"));
    const wanted = notes.find((note) => note.id === id && note.labelId === own.labelId);
    const at = tree.start[element] as number;
    const remove = (tree.end[element] as number) - at;
    if (wanted) {
      standing.add(id);
      if (wanted.text !== own.text) splices.push({ at, remove, insert: noteXml(d, wanted, styles, alias, ids, revision) });
    } else if (gone.has(id)) splices.push({ at, remove, insert: "" });
  }
  const fresh = notes
    .filter((note) => !standing.has(note.id))
    .map((note) => noteXml(d, note, styles, alias, ids, revision))
    .join("");
  if (fresh !== "") {
    const close = tree.closeStart[0] as number;
    if (close !== tree.end[0]) splices.push({ at: close, remove: 0, insert: fresh });
    else splices.push({ at: (tree.openEnd[0] as number) - 2, remove: 2, insert: `>${fresh}</${nameOf(tree, 0).qname}>` });
  }
  if (splices.length > 0) opc.write(part, splice(tree.source, splices));
}

function noteXml(d: Dialect, note: Note, styles: NoteStyles, alias: string, ids: ControlIds, revision: Revision | null): string {
  const style = (local: string, id: string): string => `<${d.e(local)} ${d.a("val")}="${id}"/>`;
  const { open, close, id } = controlAround(d, { owner: note.labelId, part: { kind: "note" } }, alias, ids);
  return `<${d.e("footnote")} ${d.a("id")}="${note.id}"${d.declare}><${d.e("p")}><${d.e("pPr")}>${style("pStyle", styles.text)}</${d.e("pPr")}><${d.e("r")}><${d.e("rPr")}>${style("rStyle", styles.reference)}</${d.e("rPr")}><${d.e("footnoteRef")}/></${d.e("r")}>${open}${tracked(d, textRun(d, ` ${note.text}`, ""), revision, id)}${close}</${d.e("p")}></${d.e("footnote")}>`;
}

function createPart(opc: OfficePackage, mainPart: string, strict: boolean): string {
  const part = opc.freeName(`${folderOf(mainPart)}footnotes`);
  const namespace = strict ? STRICT : TRANSITIONAL;
  const separator = (type: string, id: number, element: string): string =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>${element}</w:r></w:p></w:footnote>`;
  const listed = [...new Set(listedSeparators(opc, mainPart))];
  const [first, second, ...rest] = listed.length >= 2 ? listed : [-1, 0];
  const all =
    separator("separator", first as number, "<w:separator/>") +
    separator("continuationSeparator", second as number, "<w:continuationSeparator/>") +
    rest.map((id) => separator("continuationNotice", id, "")).join("");
  opc.write(
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:footnotes xmlns:w="${namespace}">${all}</w:footnotes>`,
  );
  opc.setContentType(part, NOTES_TYPE);
  opc.relate(mainPart, "footnotes", part, strict);
  listSeparators(opc, mainPart);
  return part;
}

/** Children of w:settings that come before w:footnotePr; everything else comes after it. */
const BEFORE_NOTES = new Set(
  "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults".split(
    " ",
  ),
);

/** Names the two separators in the settings, as Word does. */
function listSeparators(opc: OfficePackage, mainPart: string): void {
  const part = opc.related(mainPart, "settings");
  const tree = part === null ? null : opc.tree(part);
  if (part === null || !tree || childOf(tree, 0, W.footnotePr) >= 0) return;
  const close = tree.closeStart[0] as number;
  if (close === tree.end[0]) return;
  const d = dialectOf(tree, 0);
  const list = `<${d.e("footnotePr")}${d.declare}><${d.e("footnote")} ${d.a("id")}="-1"/><${d.e("footnote")} ${d.a("id")}="0"/></${d.e("footnotePr")}>`;
  let at = close;
  for (const element of childrenOf(tree, 0)) {
    if (BEFORE_NOTES.has(nameOf(tree, element).local)) continue;
    at = tree.start[element] as number;
    break;
  }
  opc.write(part, splice(tree.source, [{ at, remove: 0, insert: list }]));
}
