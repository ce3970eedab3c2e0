/** How a document stands to Article 50(4) of the EU AI Act, beside the municipality's own rules. Careful words, and no legal assessment. */
import type { Wording } from "../errors.ts";
import type { Insertion } from "../ports.ts";
import type { KeptRecord } from "../record/record.ts";
import type { DocumentState } from "../review/review.ts";

/**
 * - `no-ai-text`: no passage is labelled. Says nothing about passages that nobody has labelled.
 * - `audience-not-stated`: nobody has said whether the text is published
 * - `not-published`: for internal use; the duty is about text published to inform the public
 * - `exemption-may-hold`: published, every passage reviewed by a named human who answers for it, and unchanged since
 * - `disclosed`: published, not fully reviewed, and the text tells its readers of the AI use
 * - `disclosure-missing`: published, not fully reviewed, and nothing in the text tells its readers
 */
export type Article50Result =
  "no-ai-text" | "audience-not-stated" | "not-published" | "exemption-may-hold" | "disclosed" | "disclosure-missing";

export interface Article50 {
  readonly result: Article50Result;
  readonly says: Wording;
}

export interface Article50Subject {
  readonly record: KeptRecord | null;
  readonly state: DocumentState;
  /** Källmärkt's own text that stands in the document: the reader notice and the marks. */
  readonly insertions: readonly Insertion[];
}

/** Never more than this: the article leaves room for judgement that a tool does not have. */
const noAssessment: Wording = { sv: "Det här är ingen juridisk bedömning.", en: "This is not a legal assessment." };

const says: Readonly<Record<Article50Result, Wording>> = {
  "no-ai-text": {
    sv: "Inget avsnitt är märkt som AI-text, så verktyget ser ingen upplysning att lämna. Omärkta avsnitt har inte bedömts.",
    en: "No passage is labelled as AI text, so the tool sees nothing to disclose. Unlabelled passages have not been judged.",
  },
  "audience-not-stated": {
    sv: "Ange om texten är intern eller ska publiceras. Artikel 50.4 gäller text som publiceras för att informera allmänheten.",
    en: "State whether the text is internal or will be published. Article 50(4) is about text published to inform the public.",
  },
  "not-published": {
    sv: "Texten är angiven som intern. Artikel 50.4 gäller text som publiceras för att informera allmänheten. Publiceras den senare, pröva igen.",
    en: "The text is stated to be internal. Article 50(4) is about text published to inform the public. If it is published later, check again.",
  },
  "exemption-may-hold": {
    sv: "Varje märkt avsnitt är granskat av en namngiven person som ansvarar för innehållet, och texten är oförändrad sedan dess. Undantaget i artikel 50.4 kan då gälla. Kommunens egna regler gäller ändå.",
    en: "Each labelled passage has been reviewed by a named person who is responsible for the content, and the text is unchanged since. The exemption in Article 50(4) may then apply. The municipality's own rules hold all the same.",
  },
  disclosed: {
    sv: "Texten upplyser läsaren om att AI har använts, som artikel 50.4 begär för publicerad text som inte är granskad.",
    en: "The text tells its readers that AI was used, as Article 50(4) asks for published text that has not been reviewed.",
  },
  "disclosure-missing": {
    sv: "Texten ska publiceras, alla märkta avsnitt är inte granskade, och ingen upplysning om AI syns för läsaren. Artikel 50.4 kan kräva en. Granska avsnitten, eller låt läsarnotisen stå överst.",
    en: "The text will be published, not all labelled passages have been reviewed, and nothing tells its readers of AI. Article 50(4) may ask for that. Review the passages, or let the reader notice stand at the top.",
  },
};

/** The verdict beside the municipal one; the two can differ, and a municipality's rule may ask for more. */
export function article50(subject: Article50Subject): Article50 {
  const result = resultOf(subject);
  return {
    result,
    says: { sv: `${says[result].sv} ${noAssessment.sv}`, en: `${says[result].en} ${noAssessment.en}` },
  };
}

function resultOf({ record, state, insertions }: Article50Subject): Article50Result {
  if (record === null || record.labels.length === 0) return "no-ai-text";
  if (record.document.audience === null) return "audience-not-stated";
  if (record.document.audience === "intern") return "not-published";
  const isReviewed = record.labels.every((label) => record.reviews.some((review) => review.labelId === label.id));
  if (isReviewed && (state === "ready" || state === "sealed")) return "exemption-may-hold";
  return tellsReaders(record, insertions) ? "disclosed" : "disclosure-missing";
}

/** A notice at the top, or a visible mark at every labelled passage. Metadata and content controls alone tell a reader nothing. */
function tellsReaders(record: KeptRecord, insertions: readonly Insertion[]): boolean {
  if (insertions.some((insertion) => insertion.part === "notice")) return true;
  return record.labels.every((label) =>
    insertions.some((insertion) => insertion.owner === label.id && (insertion.part === "mark" || insertion.part === "note")),
  );
}
