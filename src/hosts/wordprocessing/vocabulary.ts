/** The elements of WordprocessingML that matter here, as numbers; Transitional and Strict have the same numbers. */

export const TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math";
const MATH_STRICT = "http://purl.oclc.org/ooxml/officeDocument/math";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const DRAWING_STRICT = "http://purl.oclc.org/ooxml/drawingml/main";
const MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const VML = "urn:schemas-microsoft-com:vml";
const W15 = "http://schemas.microsoft.com/office/word/2012/wordml";

const LOCALS = [
  "document",
  "body",
  "hdr",
  "ftr",
  "footnotes",
  "footnote",
  "endnotes",
  "endnote",
  "comments",
  "comment",
  "txbxContent",
  "docPartBody",
  "p",
  "pPr",
  "pStyle",
  "numPr",
  "numId",
  "outlineLvl",
  "sectPr",
  "pPrChange",
  "r",
  "rPr",
  "rStyle",
  "rFonts",
  "sz",
  "szCs",
  "lang",
  "vanish",
  "specVanish",
  "shd",
  "rPrChange",
  "t",
  "tab",
  "ptab",
  "br",
  "cr",
  "noBreakHyphen",
  "softHyphen",
  "sym",
  "drawing",
  "pict",
  "object",
  "fldChar",
  "instrText",
  "delText",
  "delInstrText",
  "footnoteReference",
  "endnoteReference",
  "commentReference",
  "footnoteRef",
  "annotationRef",
  "ruby",
  "rt",
  "rubyBase",
  "hyperlink",
  "fldSimple",
  "smartTag",
  "smartTagPr",
  "customXml",
  "customXmlPr",
  "dir",
  "bdo",
  "ins",
  "del",
  "moveFrom",
  "moveTo",
  "sdt",
  "sdtPr",
  "sdtEndPr",
  "sdtContent",
  "tag",
  "alias",
  "id",
  "lock",
  "showingPlcHdr",
  "dataBinding",
  "text",
  "comboBox",
  "dropDownList",
  "date",
  "picture",
  "citation",
  "bibliography",
  "equation",
  "docPartObj",
  "docPartList",
  "group",
  "tbl",
  "tr",
  "tc",
  "tblPr",
  "tblGrid",
  "tcPr",
  "trPr",
  "bookmarkStart",
  "bookmarkEnd",
  "altChunk",
  "subDoc",
  "contentPart",
  "styles",
  "style",
  "name",
  "basedOn",
  "settings",
  "documentProtection",
  "trackRevisions",
  "footnotePr",
  "docDefaults",
  "rPrDefault",
  "color",
  "tblStyle",
  "tblLook",
  "tblStylePr",
  "tblPrEx",
] as const;

type Local = (typeof LOCALS)[number];

/** Numbers of the `w:` elements: `W.p`, `W.r` … */
export const W: Readonly<Record<Local, number>> = Object.freeze(
  Object.fromEntries(LOCALS.map((local, index) => [local, index + 1])),
) as Record<Local, number>;

const BASE = LOCALS.length + 1;
/** Numbers of elements from other namespaces. */
export const X = {
  oMath: BASE,
  oMathPara: BASE + 1,
  alternateContent: BASE + 2,
  choice: BASE + 3,
  fallback: BASE + 4,
  checkbox: BASE + 5,
  repeatingSection: BASE + 6,
  hlinkClick: BASE + 7,
  /** What a drawing, or a picture or shape in one, is called and described as. */
  drawingName: BASE + 8,
  /** A shape of the older drawings (VML). */
  shape: BASE + 9,
  mathText: BASE + 10,
  brackets: BASE + 11,
  bracketProperties: BASE + 12,
  lowered: BASE + 13,
  raised: BASE + 14,
} as const;

const OTHERS: Readonly<Record<string, number>> = {
  [`${DRAWING} hlinkClick`]: X.hlinkClick,
  [`${DRAWING_STRICT} hlinkClick`]: X.hlinkClick,
  [`${MC} AlternateContent`]: X.alternateContent,
  [`${MC} Choice`]: X.choice,
  [`${MC} Fallback`]: X.fallback,
  [`${W14} checkbox`]: X.checkbox,
  [`${W15} repeatingSection`]: X.repeatingSection,
};

/** Elements of formulas, by their local names. */
const IN_FORMULAS: Readonly<Record<string, number>> = {
  oMath: X.oMath,
  oMathPara: X.oMathPara,
  t: X.mathText,
  d: X.brackets,
  dPr: X.bracketProperties,
  sub: X.lowered,
  sup: X.raised,
};

/** Names and descriptions of drawings, whatever kind of drawing they belong to. */
const DRAWING_NAMES: ReadonlySet<string> = new Set(["docPr", "cNvPr"]);
const DRAWINGS =
  /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml|schemas\.microsoft\.com\/office)\/(?:drawingml|word)\//;

const SHAPES: ReadonlySet<string> = new Set([
  "shape",
  "group",
  "rect",
  "roundrect",
  "oval",
  "line",
  "polyline",
  "arc",
  "curve",
  "image",
]);

/** The vocabulary to scan every part of a Word file with. */
export function wordVocabulary(namespace: string, local: string): number {
  if (namespace === TRANSITIONAL || namespace === STRICT) return W[local as Local] ?? 0;
  if (namespace === MATH || namespace === MATH_STRICT) return IN_FORMULAS[local] ?? 0;
  if (namespace === VML) return SHAPES.has(local) ? X.shape : 0;
  if (DRAWING_NAMES.has(local) && DRAWINGS.test(namespace)) return X.drawingName;
  return OTHERS[`${namespace} ${local}`] ?? 0;
}

const set = (...codes: number[]): ReadonlySet<number> => new Set(codes);

/** Property elements: never content, always first in their parent. */
export const PROPERTIES = set(
  W.pPr,
  W.rPr,
  W.sdtPr,
  W.sdtEndPr,
  W.smartTagPr,
  W.customXmlPr,
  W.tblPr,
  W.tblGrid,
  W.tcPr,
  W.trPr,
  W.sectPr,
);

/** Run-level elements that hold runs, and in which a run-level content control may stand. */
export const RUN_HOLDERS = set(W.hyperlink, W.fldSimple, W.smartTag, W.customXml, W.dir, W.bdo, W.ins, W.moveTo);

/** Content that is deleted or moved away in a tracked change: in the file, but not text. */
export const DELETED = set(W.del, W.moveFrom);

/** Types of a content control that can't hold another control. */
export const TYPED_CONTROLS = set(
  W.text,
  W.comboBox,
  W.dropDownList,
  W.date,
  W.picture,
  W.citation,
  W.bibliography,
  W.equation,
  W.docPartObj,
  X.checkbox,
  W.dataBinding,
);

/** Elements that stand for one thing that is not text; the text model has U+FFFC for each. */
export const OBJECTS = set(W.drawing, W.pict, W.object, W.sym, X.oMath, X.oMathPara, W.contentPart);
