/** Which type of document this is: stated by the official, kept from before, or recognised by the words that open it. */
import type { Profile } from "../policy/profile.ts";
import type { DocumentText, Paragraph } from "../text/document.ts";

/** Paragraphs of the body that count as its opening. */
const OPENING = 10;

/** Longest line, in UTF-16 code units, that is still taken for a heading: "Tjänsteskrivelse    2026-03-01    Dnr KS 2026/123". */
const LINE_LIMIT = 120;

/**
 * The id of the document's type. A stated type is taken as it is; then the kept one; then the first type of the profile with a
 * heading among the first ten paragraphs of the body or in a page header; then the profile's default.
 */
export function documentTypeOf(
  text: DocumentText,
  profile: Profile,
  stated: string | undefined,
  kept: string | undefined,
): string {
  return stated ?? kept ?? recognised(text, profile) ?? profile.defaultDocumentType;
}

function recognised(text: DocumentText, profile: Profile): string | undefined {
  const headers = text.stories.filter((story) => story.kind === "header").flatMap((story) => story.paragraphs);
  const opening = [...(text.stories[0]?.paragraphs.slice(0, OPENING) ?? []), ...headers];
  for (const paragraph of opening) {
    const type = profile.documentTypes.find((one) => one.headings.some((heading) => opensWith(paragraph, heading)));
    if (type) return type.id;
  }
  return undefined;
}

/** True for "Tjänsteskrivelse", "TJÄNSTESKRIVELSE:" and "Tjänsteskrivelse\t2026-03-01"; not for a sentence that begins with the word. */
function opensWith(paragraph: Paragraph, heading: string): boolean {
  const text = paragraph.text.trim().toLowerCase();
  const word = heading.trim().toLowerCase();
  if (word === "" || text.length > LINE_LIMIT || !text.startsWith(word)) return false;
  const rest = text.slice(word.length);
  if (/^\s*:?\s*$/u.test(rest)) return true;
  return /^[\s:,–—-]/u.test(rest) && (paragraph.heading > 0 || !/[.!?]$/u.test(text));
}
