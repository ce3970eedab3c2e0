/** How the kinds of Word differ, each difference with its source; profiles.ts switches them by name. */
import type { OfficeProfile } from "../profiles.ts";

/**
 * Sources: "#n" is an issue of OfficeDev/office-js; "SV2" are the native probes that EratoLab/erato records beside its Word mock
 * (office-addin/src/test/mocks/word/selectionHost.ts); both are reports, none was checked in a real Word here. What holds for every
 * kind of Word, and is not known either, stands in assumptions.ts.
 */
export const QUIRKS = {
  /** Word on the web ends a cell with \r; the desktop with \t, and a row with \r\n (SV2:119-123). */
  "cell-end-return": "SV2:119-123",
  /** A range of the web keeps its offsets when others type in its paragraph, instead of moving along (reference on SV2). */
  "tracked-range-keeps-offsets": "SV2",
  /** uniqueLocalId in upper case on Windows, in lower case on the web (SV2; #4258). */
  "unique-id-upper-case": "SV2, #4258",
  /** uniqueLocalId is null in perpetual Office (SV2; #4258). */
  "no-unique-ids": "SV2, #4258",
  /** Text deleted with tracking reads as empty on the Mac (#5178, #5188); elsewhere it is part of Range.text (SV2:140). */
  "deleted-text-empty": "#5178, #5188, SV2:140",
  /** The web puts a footnote's reference behind the content control that the range ends in, the desktop inside it (#6397). */
  "footnote-outside-control": "#6397",
  /** Hidden text reads as empty on the desktop; the web shows it (SV2:142). */
  "hidden-text-empty": "SV2:142",
  /** The mark of a comment reads as \u0005 on the web, as nothing on the desktop (SV2:143). */
  "comment-mark-in-text": "SV2:143",
  /** A picture reads as a blank in a range on the web, as nothing elsewhere (SV2:133). */
  "picture-as-blank": "SV2:133",
  /** A note's own mark, at the start of its text, reads as nothing on the web (SV2:133). */
  "own-note-mark-empty": "SV2:133",
  /** Text put in beside other text takes over its formatting on the desktop, none on the web (SV2:84-97). */
  "inserted-text-unformatted": "SV2:84-97",
  /** Selecting all of a paragraph's text selects its mark as well on the web (SV2:127). */
  "select-takes-mark": "SV2:127",
  /** A search hit that reaches into a link grows to the whole link on the desktop (SV2:88). */
  "search-hit-grows-over-links": "SV2:88",
  /** Mixed formatting reads as that of the first character on the web, as null or "" on the desktop (SV2, fontValue). */
  "mixed-font-is-first": "SV2",
  /** Paragraph.getText ends with \r on the desktop (SV2:119). */
  "get-text-ends-with-return": "SV2:119",
  /** A control over rows of a table takes the whole table on the web, and is refused on the desktop (#4251, #979). */
  "rows-take-whole-table": "#4251, #979",
  /** NoteItem instead of Footnote as the type of a note's body (SV2, storyType). */
  "note-body-is-note-item": "SV2",
  /** Word on the web refuses a content control in a footnote or an endnote; the desktop takes one (#3355, #4373, open in 2024). */
  "note-refuses-control": "#3355, #4373",
  /** getOoxml of the body brings headers and footers on the desktop, not on the web (OfficeDev/office-js-docs #583, 2016). */
  "ooxml-without-headers": "office-js-docs #583",
  /**
   * getOoxml writes notes in the order of their references, with ids counted from 1, as Word's own files have them: a note that comes or
   * goes numbers those after it anew. Ours; in no profile, since none of the corpora's files says more.
   */
  "notes-numbered-anew": "ours",
  /** A control over part of a cell's text is refused (#3367, web, 2023). In no profile: switched on by tests that want it. */
  "cell-part-refuses-control": "#3367",
  /** Word for Mac freezes over some thousand paragraphs in one answer (#6024, #5400): more than 500 are taken to be too many. */
  "many-paragraphs-freeze": "#6024, #5400",
  /** insertAnnotations and getAnnotations answer GeneralException where Word is no part of a subscription, whatever the sets say (#4953, #5179). */
  "annotations-need-subscription": "#4953, #5179",
  /** getAnnotations answers NotImplemented on some Macs whose sets include it (#5701). In no profile; taken to hold for inserting too. */
  "annotations-not-implemented": "#5701",
  /** Putting in an annotation tells that its paragraph has changed. In no profile: nobody has said so; switched on to prove that nothing loops. */
  "annotation-changes-paragraph": "ours",
  /** A popup's words that the manifest does not have are refused. In no profile: the unified manifest has none, and nobody says what Word does. */
  "popup-words-unknown": "ours",
} as const;

export type Quirk = keyof typeof QUIRKS;

export const hasQuirk = (profile: OfficeProfile, quirk: Quirk): boolean => profile.quirks.includes(quirk);
