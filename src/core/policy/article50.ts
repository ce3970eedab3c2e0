/** How a document stands to Article 50(4) of the EU AI Act, beside the municipality's own rules. Careful words, and no legal assessment. */
import type { Wording } from "../errors.ts";
import { dayOf } from "../label/day.ts";
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
  /** What the result rests on, point by point; empty when nothing is labelled. */
  readonly points: readonly Article50Point[];
  /** Where the reading of the article comes from. */
  readonly sources: readonly string[];
}

/** One thing that the article and its guidelines ask: whether the tool sees it, in words. */
export interface Article50Point {
  readonly id: "published" | "human-review" | "fact-check" | "order" | "responsibility" | "contact";
  readonly result: "yes" | "no" | "not-stated";
  readonly says: Wording;
}

export interface Article50Subject {
  readonly record: KeptRecord | null;
  readonly state: DocumentState;
  /** Källmärkt's own text that stands in the document: the reader notice and the marks. */
  readonly insertions: readonly Insertion[];
  /** Where readers find the one who answers for the text, from the profile; absent: not stated. */
  readonly contact?: Wording;
}

/** The regulation itself, and the Commission's guidelines, which were read second-hand and do not bind. */
const sources = [
  "Förordning (EU) 2024/1689, artikel 50.4",
  "Kommissionens riktlinjer om artikel 50, juli 2026 (inte bindande; läst i andra hand)",
] as const;

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
    points: pointsOf(subject),
    sources,
  };
}

function pointsOf(subject: Article50Subject): Article50Point[] {
  const { record, state, contact } = subject;
  if (record === null || record.labels.length === 0) return [];
  const { audience } = record.document;
  const isReviewed = isFullyReviewed(record, state);
  const inOrder = isReviewed && isInOrder(record);
  const people = [...new Set(record.reviews.map(({ by }) => `${by.name}, ${by.role}`))].join("; ");
  const point = (id: Article50Point["id"], result: Article50Point["result"], sv: string, en: string): Article50Point => ({
    id,
    result,
    says: { sv, en },
  });
  return [
    audience === null
      ? point(
          "published",
          "not-stated",
          "Det är inte angivet om texten publiceras.",
          "It is not stated whether the text is published.",
        )
      : audience === "extern"
        ? point("published", "yes", "Texten når allmänheten.", "The text reaches the public.")
        : point("published", "no", "Texten är intern.", "The text is internal."),
    isReviewed
      ? point(
          "human-review",
          "yes",
          "Varje märkt avsnitt är granskat av en människa.",
          "Each labelled passage was reviewed by a human.",
        )
      : point(
          "human-review",
          "no",
          "Alla märkta avsnitt är inte granskade som de står nu.",
          "Not all labelled passages have been reviewed as they stand.",
        ),
    isReviewed
      ? point(
          "fact-check",
          "yes",
          "Granskarna intygar att sakuppgifterna är kontrollerade.",
          "The reviewers say that the facts were checked.",
        )
      : point(
          "fact-check",
          "no",
          "Sakuppgifterna är inte kontrollerade i alla avsnitt.",
          "The facts have not been checked in all passages.",
        ),
    inOrder
      ? point(
          "order",
          "yes",
          "Granskningen gjordes efter AI-användningen, och texten är oförändrad.",
          "The review came after the use of AI, and the text is unchanged.",
        )
      : point(
          "order",
          "no",
          "AI-användning eller ändring efter granskningen: den behöver göras om.",
          "AI was used, or the text changed, after the review: it needs to be made again.",
        ),
    people === ""
      ? point(
          "responsibility",
          "no",
          "Ingen står som ansvarig för innehållet.",
          "Nobody is named as responsible for the content.",
        )
      : point("responsibility", "yes", `Ansvarar för innehållet: ${people}.`, `Responsible for the content: ${people}.`),
    contact
      ? point("contact", "yes", `Läsaren kan vända sig till ${contact.sv}.`, `Readers can turn to ${contact.en}.`)
      : point(
          "contact",
          "not-stated",
          "Profilen anger ingen kontakt för läsare. Ange en funktion som är lätt att hitta.",
          "The profile names no contact for readers. Name a function that is easy to find.",
        ),
  ];
}

function isFullyReviewed(record: KeptRecord, state: DocumentState): boolean {
  const each = record.labels.every((label) => record.reviews.some((review) => review.labelId === label.id));
  return each && (state === "ready" || state === "sealed");
}

/** No use of AI on a day after a passage's newest review: the guidelines let a later one void the exemption. */
function isInOrder(record: KeptRecord): boolean {
  return record.labels.every((label) => {
    const newest = record.reviews.findLast((review) => review.labelId === label.id);
    return newest !== undefined && label.searchDate <= dayOf(newest.at);
  });
}

function resultOf({ record, state, insertions }: Article50Subject): Article50Result {
  if (record === null || record.labels.length === 0) return "no-ai-text";
  if (record.document.audience === null) return "audience-not-stated";
  if (record.document.audience === "intern") return "not-published";
  if (isFullyReviewed(record, state) && isInOrder(record)) return "exemption-may-hold";
  return tellsReaders(record, insertions) ? "disclosed" : "disclosure-missing";
}

/** A notice at the top, or a visible mark at every labelled passage. Metadata and content controls alone tell a reader nothing. */
function tellsReaders(record: KeptRecord, insertions: readonly Insertion[]): boolean {
  if (insertions.some((insertion) => insertion.part === "notice")) return true;
  return record.labels.every((label) =>
    insertions.some((insertion) => insertion.owner === label.id && (insertion.part === "mark" || insertion.part === "note")),
  );
}
