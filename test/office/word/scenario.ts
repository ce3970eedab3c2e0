/** What an add-in like ours does to a document, and the rest of what the emulated Word can write: for the referees to look at. */
import type { HostObject } from "../host-object.ts";
import { profiles, type OfficeProfile } from "../profiles.ts";
import { itemsOf, openWord, refusal, type Word } from "./open.ts";

export interface Labelled {
  readonly word: Word;
  /** What was put into the text. */
  readonly inserted: readonly string[];
}

/** A paragraph of the body with enough plain text to label a part of it, or null. */
function passageIn(word: Word): { range: HostObject; paragraph: HostObject } | null {
  const paragraphs = word.items(word.body, "Paragraphs");
  const middle = Math.floor(paragraphs.length / 2);
  for (const paragraph of [...paragraphs.slice(middle), ...paragraphs.slice(0, middle)]) {
    const text = String(word.get(paragraph, "Text"));
    const words = /^[\p{L} ,]{12,}/u.exec(text)?.[0].trim();
    if (words === undefined) continue;
    const [head] = itemsOf(word.make(paragraph, "Search", words.slice(0, 4)));
    const [tail] = itemsOf(word.make(paragraph, "Search", words.slice(-5)));
    if (!head || !tail) continue;
    return { range: word.make(head, "ExpandTo", tail), paragraph };
  }
  return null;
}

/** Labels a passage in the middle of the document; null when there is none, or Word would refuse it. */
export function labelled(bytes: Uint8Array, profile: OfficeProfile = profiles.pc): Labelled | null {
  const word = openWord(bytes, profile);
  const passage = passageIn(word);
  if (!passage) return null;
  try {
    const text = word.make(passage.range, "InsertText", " [AI: X]", "After");
    const mark = word.make(text, "InsertContentControl");
    word.set(mark, "Tag", "kallmarkt:1:a:mark");
    const label = word.make(passage.range, "InsertContentControl");
    word.set(label, "Tag", "kallmarkt:1:a:1");
    word.set(label, "Title", "AI-text");
    word.set(label, "Appearance", "BoundingBox");
    word.set(label, "Color", "#1F3A68");
    word.set(word.nav(text, "Font"), "HighlightColor", "#FFFF00");
  } catch (error) {
    // Inside a control that takes none, or over part of one: for the tests of refusals.
    if (
      refusal(() => {
        throw error;
      }) === "GeneralException"
    )
      return null;
    throw error;
  }
  const last = word.items(word.body, "Paragraphs").at(-1) as HostObject;
  const notice = word.make(last, "InsertParagraph", "Läsarnotis om AI", "After");
  word.call(word.make(notice, "GetRange", "Content"), "InsertContentControl");
  word.call(word.nav(word.root, "CustomXmlParts"), "Add", `<k:record xmlns:k="urn:kallmarkt:record:1">{}</k:record>`);
  word.call(word.nav(word.nav(word.root, "Properties"), "CustomProperties"), "Add", "Kallmarkt", "id1");
  return { word, inserted: ["[AI: X]", "Läsarnotis om AI"] };
}

/** Takes the label off again by the tags. */
export function unlabel(word: Word): void {
  const all = word.nav(word.root, "ContentControls");
  word.call(word.make(word.make(all, "GetByTag", "kallmarkt:1:a:1"), "GetFirst"), "Delete", true);
  word.call(word.make(word.make(all, "GetByTag", "kallmarkt:1:a:mark"), "GetFirst"), "Delete", false);
  const notice = word.find("Läsarnotis om AI");
  word.call(word.make(word.nav(notice, "Paragraphs"), "GetFirst"), "Delete");
}

/** All else that writes, on top of a label: notes, comments, lists, tables, headers, links, bookmarks, tracked changes. */
export function furnished(bytes: Uint8Array): Word | null {
  const made = labelled(bytes);
  if (!made) return null;
  const { word } = made;
  const notice = word.find("Läsarnotis om AI");
  word.call(notice, "InsertFootnote", "Fotnot");
  word.call(notice, "InsertEndnote", "Slutnot");
  word.call(notice, "InsertComment", "Kommentar");
  word.call(notice, "InsertBookmark", "kallmarkt");
  const style = word.make(word.root, "AddStyle", "AI-notis", "Paragraph");
  word.set(word.nav(style, "ParagraphFormat"), "SpaceAfter", 12);
  word.set(word.nav(style, "Font"), "Bold", true);
  const last = word.items(word.body, "Paragraphs").at(-1) as HostObject;
  const list = word.make(last, "InsertParagraph", "Punkt", "After");
  word.set(list, "Style", "AI-notis");
  word.set(list, "StyleBuiltIn", "ListParagraph");
  if (word.get(list, "IsListItem") === true) word.call(list, "DetachFromList");
  word.call(word.make(list, "StartNewList"), "SetLevelBullet", 0, "Solid");
  word.call(list, "InsertTable", 2, 2, "After", [
    ["a", "b"],
    ["c", "d"],
  ]);
  word.call(word.body, "InsertParagraph", "Länk hit", "End");
  word.set(word.find("Länk hit"), "Hyperlink", "https://exempel.se/");
  const [section] = word.items(word.root, "Sections");
  if (section) word.call(word.make(section, "GetFooter", "Primary"), "InsertParagraph", "Sidfot", "End");
  word.set(word.root, "ChangeTrackingMode", "TrackAll");
  const end = word.make(word.body, "InsertParagraph", "Spårat stycke", "End");
  word.set(word.nav(word.make(end, "GetRange", "Content"), "Font"), "Italic", true);
  word.call(word.find("Punkt"), "InsertText", "Prick", "Replace");
  word.set(word.nav(word.find("Länk"), "Font"), "Bold", true);
  word.call(word.find("b"), "Delete");
  return word;
}
