/** What a label says in the document: the visible mark, and the title that a screen reader reads out. */
import type { MarkAppearance } from "../edits.ts";
import type { Profile } from "../policy/profile.ts";
import type { StoryKind } from "../text/document.ts";
import type { Label, LabelKind } from "./label.ts";
import { TAG_LIMIT } from "./tag.ts";
import { fillTemplate } from "./template.ts";

/** What a mark and an alias need to know of a label. */
export type Named = Pick<Label, "kind" | "engine" | "searchDate" | "language" | "primarySource" | "content">;

/** What each kind of content is called in a caption. */
export const contentNames: Readonly<Record<NonNullable<Label["content"]>, { readonly sv: string; readonly en: string }>> = {
  text: { sv: "text", en: "text" },
  image: { sv: "bild", en: "image" },
  map: { sv: "karta", en: "map" },
  proposal: { sv: "text (förslag)", en: "proposal" },
  table: { sv: "tabell", en: "table" },
  video: { sv: "video", en: "video" },
};

/** "AI-genererad bild. DALL·E, 2026-11-03." for what is no running text; null for text, and where the profile has no such wording. */
export function captionOf(label: Named, profile: Profile): string | null {
  const template = profile.noticeTexts?.image?.[label.language];
  if (template === undefined || label.content === undefined || label.content === "text") return null;
  const values = { content: contentNames[label.content][label.language], engine: label.engine.name, date: label.searchDate };
  return fillTemplate(template, values);
}

/** What is said of a picture where the profile says nothing of it, or only of pictures that are made with AI throughout. */
const PICTURE_CAPTIONS: Readonly<Record<LabelKind, { readonly sv: string; readonly en: string }>> = {
  generated: { sv: "AI-genererad {content}. {engine}, {date}.", en: "AI-generated {content}. {engine}, {date}." },
  revised: { sv: "AI-bearbetad {content}. {engine}, {date}.", en: "AI-revised {content}. {engine}, {date}." },
  translated: { sv: "AI-översatt {content}. {engine}, {date}.", en: "AI-translated {content}. {engine}, {date}." },
};

/**
 * What stands beside a labelled picture, in the profile's words for a picture made with AI; empty when the profile hides the mark beside a
 * primary source.
 */
export function pictureCaption(label: Named, profile: Profile): string {
  if (label.primarySource !== undefined && profile.mark.whenPrimarySource === "hide") return "";
  const caption = label.kind === "generated" ? captionOf(label, profile) : null;
  if (caption !== null) return caption;
  const content = contentNames[label.content ?? "image"][label.language];
  return fillTemplate(PICTURE_CAPTIONS[label.kind][label.language], {
    content,
    engine: label.engine.name,
    date: label.searchDate,
  });
}

/** How the pane, the alias and the summary speak of a label's kind. */
export const kindWordings: Readonly<Record<LabelKind, { readonly sv: string; readonly en: string }>> = {
  generated: { sv: "AI-genererat avsnitt", en: "AI-generated passage" },
  revised: { sv: "AI-bearbetat avsnitt", en: "AI-revised passage" },
  translated: { sv: "AI-översatt avsnitt", en: "AI-translated passage" },
};

/** The visible mark, "[AI: ChatGPT, 2026-11-03]" in the profile's words; empty when the profile hides it beside a primary source, or shows none for the kind. */
export function markText(label: Named, profile: Profile): string {
  if (profile.mark.kinds?.includes(label.kind) === false) return "";
  if (label.primarySource !== undefined && profile.mark.whenPrimarySource === "hide") return "";
  const caption = captionOf(label, profile);
  if (caption !== null) return `[${caption}]`;
  return fillTemplate(profile.mark.text[label.language], { engine: label.engine.name, date: label.searchDate });
}

/**
 * Title of the content control, at most 64 characters: "AI-genererat avsnitt: ChatGPT, 2026-11-03". A long engine name is
 * cut with "…", the date stays. Always Swedish: it is the file format's published description of the mark.
 */
export function aliasOf(label: Named & Partial<Pick<Label, "picture">>): string {
  const kind = kindWordings[label.kind].sv;
  // A picture is no passage: "AI-genererad bild".
  const start = `${label.picture !== undefined ? kind.replace(/at avsnitt$/u, "ad bild") : kind}: `;
  const end = `, ${label.searchDate}`;
  return start + shorten(label.engine.name, TAG_LIMIT - start.length - end.length) + end;
}

/** Cuts to at most `limit` UTF-16 code units, at a space where one is near, never inside a surrogate pair. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = text.slice(0, limit - 1);
  if (/[\uD800-\uDBFF]$/.test(cut)) cut = cut.slice(0, -1);
  const space = cut.lastIndexOf(" ");
  if (space > limit / 2) cut = cut.slice(0, space);
  return `${cut.trimEnd()}…`;
}

/**
 * How a label shows in a story of this kind: notes exist in the body only, everywhere else the mark stands in the line. What is said of a text
 * box stands beside it and names it, or the text there would seem to be meant.
 */
export function appearanceOf(label: Label, profile: Profile, story: StoryKind): MarkAppearance {
  if (label.mark === "") return { place: "none" };
  if (story === "text-box") {
    const box = label.language === "sv" ? "Textruta" : "Text box";
    const [open, words] = label.mark.startsWith("[") ? ["[", label.mark.slice(1)] : ["", label.mark];
    return { place: "inline", text: `${open}${box} – ${words}`, shading: false };
  }
  const placement = label.placement ?? profile.mark.placement;
  if (placement === "footnote" && story === "body") return { place: "footnote", text: label.mark, shading: false };
  return { place: "inline", text: label.mark, shading: placement === "inline-shaded" };
}
