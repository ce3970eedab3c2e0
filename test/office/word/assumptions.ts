/** Where the emulated Word had to decide without having seen Word: what it does, and where that comes from. To be tried once in a real Word. */

export interface Assumption {
  readonly about: string;
  /** What the emulated Word does. */
  readonly does: string;
  /** A document of Microsoft's, an issue of OfficeDev/office-js (#n), the probes SV2 (see quirks.ts), or "ours". */
  readonly source: string;
}

const said = (about: string, does: string, source: string): Assumption => ({ about, does, source });

/** Differences between the kinds of Word stand in quirks.ts. */
export const ASSUMPTIONS: readonly Assumption[] = [
  said("insertContentControl over part of another control", "GeneralException", "#1169"),
  said(
    "insertContentControl inside a plain text, typed or data-bound control",
    "GeneralException",
    "docs: only rich text controls nest",
  ),
  said("insertContentControl over paragraphs in part", "takes the paragraphs whole, around the blocks", "ours"),
  said(
    "insertContentControl over a paragraph with its mark",
    "a control around the paragraph, RichTextParagraphs",
    "docs, ContentControlType",
  ),
  said("insertContentControl over rows on the desktop", "GeneralException unless the whole table is covered", "#4251, #979"),
  said(
    "insertContentControl that cuts a link or a field",
    "grows over the whole link or field",
    "file format: a control cuts no field",
  ),
  said(
    "insertContentControl in tracked text",
    "the control goes around the revisions, which are cut",
    "no Word file of the corpus has it otherwise",
  ),
  said("a range after it got a control", "lies inside the control; what goes in after it is inside too", "ours"),
  said("insertContentControl while tracking", "is not tracked itself", "ours"),
  said(
    "insertContentControl in a note, a header or a footer, on the desktop",
    "as in the body",
    "#3355, #4373 for notes; else ours",
  ),
  said("the order of body.footnotes and body.endnotes", "that of their references, deleted ones included", "ours"),
  said(
    "contentControls of the document",
    "those of notes, headers and footers as well",
    "docs for headers and footers; ours for notes",
  ),
  said(
    "getHeader of a section that is linked to the one before",
    "gives that one's; none is made",
    "ours (#272: once emptied it)",
  ),
  said("a write in viewing mode", "GeneralException", "#5484"),
  said(
    "a write in a protected document, or in a control that can't be edited",
    "GeneralException; custom XML and properties pass",
    "ours",
  ),
  said("protection for tracked changes", "edits pass, and are tracked", "file format, w:documentProtection"),
  said("delete of a control that can't be deleted", "GeneralException", "docs: cannotDelete"),
  said("title and tag", "cut at 64 characters", "office-js-docs-reference #1238 for titles; ours for tags"),
  said("search that is empty", "InvalidArgument", "#2413"),
  said("search with more than 255 characters", "SearchStringInvalidOrTooLong", "SV2"),
  said("search with straight quotes", "finds curly ones as well, and the other way round", "Word's Find"),
  said("a body's text", "without its last paragraph's mark", "ours"),
  said("insertParagraph beside a range", "beside the paragraph that the range begins or ends in", "ours"),
  said("a line feed in insertText", "a new paragraph in the same style", "SV2:92"),
  said("a line feed in a control within a paragraph", "GeneralException (Word makes it a control around paragraphs)", "ours"),
  said("a footnote outside the main text", "GeneralException", "Word's own command is off there"),
  said("delete of the last paragraph of a body, cell or control", "empties it", "file format: a cell ends with a paragraph"),
  said(
    "insertOoxml, insertHtml, insertFileFromBase64",
    "whole paragraphs beside the location's paragraph",
    "docx reference: Word adds a paragraph",
  ),
  said("a selection across cells", "covers the cells whole", "SV2:122"),
  said("w14:paraId in getOoxml", "drawn anew in each answer", "#4078"),
  said("getByNamespace of an empty namespace", "InvalidArgument", "#2580"),
  said("custom XML with a declaration", "InvalidArgument", "#1643"),
  said("addStyle with a name that is taken", "GeneralException", "ours"),
  said("an annotation", "is in no file: neither in getFile nor in getOoxml", "docs, Use annotations in your Word add-in; #5304"),
  said("an annotation whose words are deleted", "goes, and AnnotationRemoved tells so", "ours"),
  said("an annotation that is put away in its popup", "AnnotationPopupAction, then it goes", "ours"),
  said("getAnnotationById of one that is gone", "ItemNotFound, and the batch ends", "#4319"),
  said("annotations in viewing mode", "are let in", "ours"),
  said("control ids that a file holds twice", "the first keeps its id", "docx reference §4.1"),
];
