/** The record in words: one HTML page in Swedish that can be read, printed and kept without any program of ours. */
import { dayAndTimeOf } from "../core/label/day.ts";
import type { Label } from "../core/label/label.ts";
import { labelledWords } from "../core/label/picture.ts";
import type { Verdict } from "../core/pipeline.ts";
import type { CheckResult } from "../core/policy/profile.ts";
import type { KeptRecord, RecordEvent } from "../core/record/record.ts";
import type { DocumentState } from "../core/review/review.ts";
import { newestReview, type ReviewStanding } from "../core/review/standing.ts";
import type { Wording } from "../core/errors.ts";
import { markup, NOTHING, pairs, table, type Html } from "./html.ts";
import * as words from "./summary-words.ts";
import { SUMMARY_STYLE } from "./summary-style.ts";

/** What the page tells. Everything in it is a value made before: the page decides nothing. */
export interface SummaryFacts {
  /** The document's name in the package. */
  readonly fileName: string;
  /** SHA-256 of the document's bytes, 64 hex digits, and their number. */
  readonly fileHash: string;
  readonly fileSize: number;
  readonly record: KeptRecord;
  readonly state: DocumentState;
  readonly standings: ReadonlyMap<string, ReviewStanding>;
  readonly verdict: Verdict;
  /** SHA-256 of record.json, 64 hex digits. */
  readonly recordHash: string;
  /** Name of the document's type in Swedish. */
  readonly documentType: string;
  readonly checks: readonly CheckResult[];
  readonly article50: { readonly says: Wording } | null;
  /** When the package was made: ISO 8601 instant. */
  readonly madeAt: string;
}

/** Longest text of a passage that is printed; the whole stands in record.json. */
const PASSAGE_LIMIT = 3000;

export function summaryOf(facts: SummaryFacts): string {
  const { record } = facts;
  const page = markup`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AI-användning i ${facts.fileName}</title>
<style>${SUMMARY_STYLE}</style>
</head>
<body>
<main>
<h1>AI-användning i dokumentet ${facts.fileName}</h1>
<p class="state">${words.stateWords[facts.state]}.</p>
<p>${countOf(record)} ${words.verdictWords[facts.verdict.result]} Sammanställningen är gjord ${dayAndTimeOf(facts.madeAt)} (svensk tid).</p>
${documentSection(facts)}
${labelSection(facts)}
${reviewSection(facts)}
${ownTextSection(record)}
${checkSection(facts)}
${historySection(record)}
${verifySection(facts)}
</main>
</body>
</html>
`;
  return page.text;
}

/** Nothing is loaded and nothing runs; the page's own style is all it has. */
const CONTENT_POLICY = markup`default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

function countOf({ labels }: KeptRecord): string {
  if (labels.length === 0) return "Inget avsnitt är märkt.";
  const engines = [...new Set(labels.map((label) => label.engine.name))].join(", ");
  return `${labels.length === 1 ? "Ett avsnitt är märkt" : `${labels.length} avsnitt är märkta`} (${engines}).`;
}

function documentSection({ record, ...facts }: SummaryFacts): Html {
  const { document, profile, seal } = record;
  const rows: (readonly [string, string])[] = [
    ["Fil", facts.fileName],
    ["Storlek", `${facts.fileSize} byte`],
    ["Dokumenttyp", facts.documentType],
    ["Målgrupp", words.audienceWords[document.audience ?? "none"]],
    ["Registreringens id", `${record.id}, version ${record.revision}`],
    ["Registreringen gjord", `${dayAndTimeOf(record.createdAt)}, senast ändrad ${dayAndTimeOf(record.changedAt)}`],
    ["Gjord med", `${record.madeWith.name} ${record.madeWith.version}`],
    ["Policyprofil", `${profile.name} (${profile.id}), version ${profile.version}`],
  ];
  for (const { answer, by, at, dnr } of record.retention ?? []) {
    rows.push([
      "Registratorns svar",
      `${words.retentionWords[answer]}, ${by}, ${dayAndTimeOf(at)}${dnr === undefined ? "" : `, ${dnr}`}`,
    ]);
  }
  if (seal) rows.push(["Förseglad", `${dayAndTimeOf(seal.at)} av ${seal.by}, ${seal.dnr}`]);
  return markup`<h2>Dokumentet</h2>
${pairs(rows)}`;
}

function labelSection({ record, verdict }: SummaryFacts): Html {
  if (record.labels.length === 0) return NOTHING;
  const passages = record.labels.map((label, index) => {
    const passage = verdict.passages.find((one) => one.label === label.id);
    return markup`<section aria-labelledby="p${index + 1}">
<h3 id="p${index + 1}">${nameOf(label, index)}: ${words.kindWords[label.kind]}</h3>
<blockquote>${passageText(label)}</blockquote>
${pairs(labelRows(label, passage ? words.passageWords[passage.result] : "Inte prövat"))}
</section>
`;
  });
  return markup`<h2>Märkta avsnitt</h2>
${passages}`;
}

function labelRows(label: Label, stands: string): (readonly [string, string])[] {
  const { engine } = label;
  const rows: (readonly [string, string | undefined])[] = [
    ["AI-motor", engine.version === undefined ? engine.name : `${engine.name}, version ${engine.version}`],
    ["I kommunens register", engine.id ?? "Nej"],
    ["Skäl att använda den", engine.reason],
    ["Sökdatum", label.searchDate],
    ["Ändamål", label.purpose],
    ["Primärkälla", label.primarySource],
    ["Kontotyp", label.account],
    ["Informationsklass", label.informationClass],
    ["Prompt", promptRow(label)],
    ["Märkt", dayAndTimeOf(label.createdAt)],
    ["I dokumentet nu", stands],
    ...(label.picture === undefined
      ? ([["Spår i texten när den märktes", label.evidence.map((trace) => trace.rule).join(", ") || "Inga"]] as const)
      : ([["Bildfil i dokumentet", label.picture.name]] as const)),
    ["Märkningens id", label.id],
    [label.picture === undefined ? "Textens SHA-256 när den märktes" : "Bildfilens SHA-256 när den märktes", label.textHash],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** What is kept of the prompt, in words; the prompt itself where the profile stores it. */
function promptRow({ prompt }: Label): string | undefined {
  if (prompt === undefined) return undefined;
  return prompt.text ?? `Texten sparas inte. Kontrollsumma: ${prompt.commitment}`;
}

/** How the summary names what a label is about: numbered in the record's order. */
function nameOf({ picture }: Label, index: number): string {
  return `${picture === undefined ? "Avsnitt" : "Bild"} ${index + 1}`;
}

function passageText(label: Label): string {
  const text = labelledWords(label);
  return text.length <= PASSAGE_LIMIT ? text : `${text.slice(0, PASSAGE_LIMIT)} … (hela texten finns i record.json)`;
}

function reviewSection({ record, standings }: SummaryFacts): Html {
  if (record.labels.length === 0) return NOTHING;
  const rows = record.labels.map((label, index) => {
    const review = newestReview(label.id, record.reviews);
    const standingWords = label.picture === undefined ? words.standingWords : words.pictureStandingWords;
    const standing = standingWords[standings.get(label.id)?.kind ?? "none"];
    const cells = review
      ? [words.outcomeWords[review.outcome], `${review.by.name}, ${review.by.role}`, dayAndTimeOf(review.at), review.statement]
      : ["–", "–", "–", "–"];
    return [nameOf(label, index), standing, ...cells];
  });
  const shown = record.labels.filter((label) => newestReview(label.id, record.reviews)).length;
  const older = record.reviews.length - shown;
  const note = `Tabellen visar den senaste granskningen av varje avsnitt. Äldre granskningar (${older}) finns i record.json.`;
  return markup`<h2>Granskning</h2>
${table("Granskningar", ["Avsnitt", "Läge nu", "Utfall", "Vem", "När (svensk tid)", "Det som intygades"], rows)}
${older > 0 ? markup`<p>${note}</p>` : NOTHING}`;
}

function ownTextSection({ notices }: KeptRecord): Html {
  if (notices.length === 0) return NOTHING;
  const rows = notices.map((notice) => [words.partWords[notice.part], notice.text]);
  return markup`<h2>Märken, källor och notiser i dokumentet</h2>
${table("Text som verktyget har skrivit in", ["Slag", "Text"], rows)}`;
}

function checkSection({ checks, article50 }: SummaryFacts): Html {
  if (checks.length === 0 && article50 === null) return NOTHING;
  const rows = checks.map((check) => [check.rule, words.checkWords[check.result], check.says.sv, check.quote]);
  const heads = ["Regel", "Resultat", "Det betyder", "Regelns ord"];
  return markup`<h2>Kontroller</h2>
${rows.length === 0 ? NOTHING : table("Kommunens regler", heads, rows)}
${article50 === null ? NOTHING : markup`<h3>AI-förordningen, artikel 50</h3><p>${article50.says.sv}</p>`}`;
}

function historySection({ history, labels }: KeptRecord): Html {
  if (history.length === 0) return NOTHING;
  const numbers = new Map(labels.map((label, index) => [label.id, nameOf(label, index)]));
  const about = (event: RecordEvent): string => {
    if (event.kind === "dismissed") return `${event.rule}: ${event.reason}`;
    if (event.kind === "picture-dismissed") return `Bilden uppger ${event.says}. Skäl: ${event.reason}`;
    if (event.kind === "no-ai-stated") return `Hela dokumentet, enligt ${event.by.name}, ${event.by.role}`;
    if (event.kind === "no-ai-withdrawn") return event.why === "labelled" ? "Ett avsnitt märktes" : "En person tog tillbaka den";
    if (event.kind === "softened")
      return `Regel ${event.rule}. Beslut av ${event.decision.by}, ${event.decision.at}: ${event.decision.reason}`;
    return numbers.get(event.labelId) ?? `Borttagen märkning ${event.labelId}`;
  };
  const pictures = new Set(labels.flatMap(({ id, picture }) => (picture === undefined ? [] : [id])));
  const saysOf = (event: RecordEvent): string =>
    ("labelId" in event && pictures.has(event.labelId) ? words.pictureEventWords[event.kind] : undefined) ??
    words.eventWords[event.kind];
  const rows = history.map((event) => [dayAndTimeOf(event.at), saysOf(event), about(event)]);
  return markup`<h2>Händelser</h2>
${table("Vad som har hänt, äldst först (svensk tid)", ["När", "Händelse", "Gäller"], rows)}`;
}

function verifySection(facts: SummaryFacts): Html {
  const rows = [
    [facts.fileName, facts.fileHash],
    ["record.json", facts.recordHash],
    ["Dokumentets text, normaliserad", facts.record.document.textHash],
  ];
  return markup`<h2>Så kontrollerar du</h2>
<p>Filerna är oförändrade om kommandot <code>sha256sum -c SHA256SUMS</code> svarar OK för varje rad. Under Windows ger
<code>certutil -hashfile FILNAMN SHA256</code> en fils kontrollsumma, att jämföra med raden i SHA256SUMS.</p>
<p>Har dokumentet sparats om i ett annat program är filens kontrollsumma en annan. Då visar <code>kallmarkt verify</code> om texten
är densamma, avsnitt för avsnitt.</p>
${table("Kontrollsummor (SHA-256)", ["Vad", "Kontrollsumma"], rows, "hash")}
<p>Att ett avsnitt saknar märkning betyder inte att det är skrivet av en människa. Sammanställningen tar inte ställning till om en
handling är allmän.</p>`;
}
