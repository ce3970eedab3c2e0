/** The sections a tjänsteskrivelse is made of, by name, for documents whose headings are only bold lines. */
import type { Profile } from "../policy/profile.ts";
import { headingName, headingsOf, sectionRange, type Heading } from "../text/headings.ts";
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

/** A section that is copied into the minutes: heading as written, paragraphs `from` (the heading) to `to` (not included). */
export interface ForbiddenSection {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** The sections under the profile's `noNoticeIn` headings, in order. */
export function forbiddenSections(story: Story, profile: Profile): ForbiddenSection[] {
  const names = knownNames(profile);
  const forbidden = new Set(profile.noNoticeIn.map(headingName));
  return headingsOf(story, names)
    .filter((heading) => forbidden.has(heading.name))
    .map((heading) => ({
      title: (story.paragraphs[heading.paragraph]?.text ?? "").trim().replace(/\s*:$/u, ""),
      ...sectionRange(story, heading.paragraph, names),
    }));
}
