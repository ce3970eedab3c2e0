/** Which paragraphs of Källmärkt's own should stand in the document: one source entry for each different text, one reader notice. */
import type { Insertion } from "../ports.ts";
import type { Label } from "../label/label.ts";
import { DOCUMENT_OWNER } from "../label/tag.ts";
import type { Profile } from "../policy/profile.ts";
import type { Review } from "../review/review.ts";
import { contactLine, mailNotice, noAiStatement } from "./kinds.ts";
import { noticeFor, readerNotice } from "./wording.ts";

/** A paragraph that should stand. Its place is decided apart from it (`place.ts`), and only when it does not stand already. */
export interface WantedText {
  readonly owner: string;
  readonly part: "source" | "notice" | "heading";
  readonly text: string;
}

/** The document type whose notice is the line of an e-mail. */
const MAIL = "epost";

/** Longest text of a notice that the record keeps. */
const TEXT_LIMIT = 2000;

/** What the notices are about: labels whose passages were taken out of the document are not among them. */
export interface NoticeGround {
  readonly labels: readonly Label[];
  readonly documentType: string;
  readonly audience: "intern" | "extern" | null;
  readonly language: "sv" | "en";
  /** The reviews of all labels when each holds for exactly the text now; null otherwise. */
  readonly reviews: readonly Review[] | null;
  /** Who has stated that no AI was used; absent while nobody has, and wherever a label stands. */
  readonly noAi?: string;
  /** How the document names the place of a label's passage, for templates that ask for it. */
  passageOf(label: Label): string | undefined;
}

/**
 * Source entries in the order the labels were set. Labels whose entries read the same share one, since a list of sources names a
 * source once. The entry belongs to one of them; taking that label off hands the entry to the next. A label that owns
 * the entry as it stands now keeps it, so that nothing is rewritten without need.
 */
export function sourceEntries(ground: NoticeGround, standing: readonly Insertion[], profile: Profile): WantedText[] {
  if (!profile.source.documentTypes.includes(ground.documentType)) return [];
  const groups = new Map<string, string[]>();
  for (const label of ground.labels) {
    if (profile.source.kinds?.includes(label.kind) === false) continue;
    const text = cutTo(noticeFor(label, profile, ground.passageOf(label)), TEXT_LIMIT);
    if (text === "") continue;
    groups.set(text, [...(groups.get(text) ?? []), label.id]);
  }
  const own = standing.filter((insertion) => insertion.part === "source");
  return [...groups].map(([text, ids]) => {
    const asIs = ids.find((id) => own.some((insertion) => insertion.owner === id && insertion.text.trim() === text));
    const reworded = ids.find((id) => own.some((insertion) => insertion.owner === id));
    return { owner: asIs ?? reworded ?? (ids[0] as string), part: "source", text };
  });
}

/** The reader notice, or a person's statement that no AI was used; null when neither should stand: when the profile has none for this audience, or nobody has said who the audience is. */
export function wantedReaderNotice(ground: NoticeGround, profile: Profile): WantedText | null {
  const statement = ground.noAi === undefined ? null : noAiStatement(profile, ground.language, { statedBy: ground.noAi });
  if (statement !== null) return { owner: DOCUMENT_OWNER, part: "notice", text: cutTo(statement, TEXT_LIMIT) };
  const labels = ground.labels.filter(({ kind }) => profile.readerNotice.kinds?.includes(kind) !== false);
  if (labels.length === 0 || ground.audience === null || !profile.readerNotice.audiences.includes(ground.audience)) return null;
  const { reviews, language } = ground;
  const mail = ground.documentType === MAIL ? mailNotice(labels, reviews, profile, language) : null;
  const contact = contactLine(profile, language);
  const line = mail === null || contact === null ? mail : `${mail} ${contact}`;
  const text = cutTo(line ?? readerNotice(labels, reviews, profile, language), TEXT_LIMIT);
  return text === "" ? null : { owner: DOCUMENT_OWNER, part: "notice", text };
}

/** The heading of a list of sources of our own. */
export function sourceHeading(profile: Profile, language: "sv" | "en"): WantedText {
  return { owner: DOCUMENT_OWNER, part: "heading", text: profile.source.newHeading[language] };
}

function cutTo(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
