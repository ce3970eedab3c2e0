/** The sections a tjänsteskrivelse is made of, by name, for documents whose headings are only bold lines. */
import type { Profile } from "../policy/profile.ts";
import { headingName, headingsOf, sectionRange, type Heading, type Section } from "../text/headings.ts";
import type { Story } from "../text/document.ts";

/** Headings seen in municipal documents, as `headingName` writes them. Not titles: these open a section. */
const SECTION_NAMES = [
  "förslag till beslut", "beslutsförslag", "förvaltningens förslag till beslut", "sammanfattning", "sammanfattning av ärendet",
  "ärendebeskrivning", "ärendet", "beskrivning av ärendet", "bakgrund", "inledning", "uppdraget", "förvaltningens yttrande",
  "förvaltningens bedömning", "bedömning", "överväganden", "analys", "motivering", "ekonomiska konsekvenser", "ekonomisk bedömning",
  "ekonomi", "konsekvenser", "barnkonsekvenser", "barnperspektivet", "prövning av barnets bästa", "barnets bästa", "jämställdhet",
  "jämställdhetsperspektivet", "mångfaldsperspektivet", "miljökonsekvenser", "samråd", "tidplan", "uppföljning", "slutsats", "slutsatser",
  "beslutsunderlag", "underlag", "källor", "källförteckning", "referenser", "bilaga", "bilagor", "expedieras till", "expedieras",
  "beslutet skickas till", "beslutet expedieras till", "skickas till", "kopia till", "sändlista", "underskrift", "underskrifter",
  "summary", "background", "introduction", "assessment", "proposed decision", "sources", "references", "appendices",
]; // prettier-ignore

/** Names that let an unstyled line count as a heading in a document under this profile. */
export function knownNames(profile: Profile): string[] {
  return [...profile.source.headings, ...profile.noNoticeIn, ...SECTION_NAMES];
}

/** True for a heading that opens a section, false for a title. */
export function isSectionName(heading: Heading, profile: Profile): boolean {
  return knownNames(profile).some((name) => headingName(name) === heading.name);
}

/** Stories and profiles are values that never change, so a story's headings are looked for once. */
const known = new WeakMap<Story, WeakMap<Profile, readonly Heading[]>>();

/** The headings of a story under a profile, unstyled lines with a known name among them. */
export function headingsUnder(story: Story, profile: Profile): readonly Heading[] {
  const before = known.get(story)?.get(profile);
  if (before) return before;
  const headings = headingsOf(story, knownNames(profile));
  const perProfile = known.get(story) ?? new WeakMap<Profile, readonly Heading[]>();
  known.set(story, perProfile.set(profile, headings));
  return headings;
}

/** The heading in force at a paragraph, as written; null before the first. */
export function headingOver(story: Story, paragraph: number, profile: Profile): string | null {
  const heading = headingsUnder(story, profile).findLast((one) => one.paragraph <= paragraph);
  return heading ? (story.paragraphs[heading.paragraph]?.text ?? "").trim() : null;
}

/** The paragraph after the last of a heading's section: the next heading of the same or a higher level, or the story's end. */
export function sectionEnd(story: Story, heading: Heading, profile: Profile): number {
  const next = headingsUnder(story, profile).find((one) => one.paragraph > heading.paragraph && one.level <= heading.level);
  return next?.paragraph ?? story.paragraphs.length;
}

/** A section that is copied into the minutes: heading as written, paragraphs `from` (the heading) to `to` (not included). */
export interface ForbiddenSection {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** The sections under headings with these names, in order. The names let an unstyled line count as a heading, too. */
export function sectionsNamed(story: Story, names: readonly string[], profile: Profile): Section[] {
  const known = [...knownNames(profile), ...names];
  const wanted = new Set(names.map(headingName));
  return headingsOf(story, known)
    .filter((heading) => wanted.has(heading.name))
    .map((heading) => sectionRange(story, heading.paragraph, known));
}

/** The sections under the profile's `noNoticeIn` headings, in order. */
export function forbiddenSections(story: Story, profile: Profile): ForbiddenSection[] {
  const forbidden = new Set(profile.noNoticeIn.map(headingName));
  return headingsUnder(story, profile)
    .filter((heading) => forbidden.has(heading.name))
    .map((heading) => ({
      title: (story.paragraphs[heading.paragraph]?.text ?? "").trim().replace(/\s*:$/u, ""),
      from: heading.paragraph,
      to: sectionEnd(story, heading, profile),
    }));
}
