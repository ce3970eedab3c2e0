/** Reads a document for the pane: questions, passages with their reviews, what stands in the text, and how the rules are met. */
import { allRules } from "../../core/detect/rules/index.ts";
import type { Finding, Trace } from "../../core/detect/finding.ts";
import type { Scanned } from "../../core/detect/rescan.ts";
import { signsOf, type PictureSign, type Sign } from "../../core/detect/signs.ts";
import type { Wording } from "../../core/errors.ts";
import { dayOf } from "../../core/label/day.ts";
import type { LabelKind } from "../../core/label/label.ts";
import { labelledWords } from "../../core/label/picture.ts";
import { documentPrintOf } from "../../core/label/print.ts";
import { pictureCaption } from "../../core/label/wording.ts";
import {
  allowsNoAi,
  open,
  isPictureDismissed,
  pictureLabelAt,
  suggest,
  type Opened,
  type PlacedLabel,
  type Suggestion,
} from "../../core/pipeline.ts";
import { policyChange, profileChange } from "../../core/policy/admin.ts";
import { article50 } from "../../core/policy/article50.ts";
import { allowsReady, checkDocument } from "../../core/policy/checks/index.ts";
import { findEngine } from "../../core/policy/engines.ts";
import { profileFrom } from "../../core/policy/layers.ts";
import type { Profile } from "../../core/policy/profile.ts";
import type { HostReading, Insertion } from "../../core/ports.ts";
import type { KeptRecord } from "../../core/record/record.ts";
import { standings } from "../../core/review/state.ts";
import { isPlaceCertain, type ReviewStanding } from "../../core/review/standing.ts";
import { textIn, type DocumentText } from "../../core/text/document.ts";
import { sectionHeadingOf } from "../../core/text/headings.ts";
import { claimsIn, claimsOf } from "./claims.ts";
import type { DocumentView, FindingView, NoticeView, PassageView, PictureView, SignView, TraceView } from "./document-view.ts";
import { chosenEngines, layersWith, namesOf, type ProfileChoice } from "./settings.ts";

/** What a person has chosen in the pane. */
export interface Choices extends ProfileChoice {
  /** Null: the document's own profile, else the basic one. */
  readonly profileId: string | null;
  /** Null: as the profile says. */
  readonly placement: Profile["mark"]["placement"] | null;
}

/** The profile that holds: chosen, else the one the document was recorded under, else the installation's, else the basic one. */
export function profileFor(reading: HostReading, choices: Choices): Profile {
  const layers = layersWith(choices);
  const known = (id: string | undefined | null): id is string => layers.some((layer) => layer.id === id);
  const kept = known(choices.profileId) ? choices.profileId : open(reading).record?.profile.id;
  const home = known(choices.homeProfileId) ? choices.homeProfileId : "base";
  const profile = profileFrom(layers, known(kept) ? kept : home);
  return choices.placement === null ? profile : { ...profile, mark: { ...profile.mark, placement: choices.placement } };
}

/** Everything the pane shows. `now` is an ISO 8601 instant. Throws AppError `unknown-profile`. */
export const look = (reading: HostReading, choices: Choices, now: string): DocumentView =>
  lookAgain(reading, choices, now, null).view;

/** The same, with what is needed to scan only what has changed the next time. `earlier` must be of the same document. */
export function lookAgain(
  reading: HostReading,
  choices: Choices,
  now: string,
  earlier: Scanned | null,
): { readonly view: DocumentView; readonly scanned: Scanned } {
  const profile = profileFor(reading, choices);
  const suggestion = suggest(reading, profile, earlier);
  return { view: viewFrom(reading, suggestion, profile, choices, now), scanned: suggestion.scanned };
}

function viewFrom(reading: HostReading, suggestion: Suggestion, profile: Profile, choices: Choices, now: string): DocumentView {
  const { record, text, places, clean } = open(reading);
  const { state } = suggestion;
  const insertions = [...reading.insertions, ...clean.untagged];
  const subject = { reading: { text, insertions }, record, anchors: places, state, profile, today: dayOf(now) };
  const checks = checkDocument(subject);
  const reviewed = record ? standings(record, text, places) : new Map<string, ReviewStanding>();
  return {
    profile: viewOf(profile, choices),
    profiles: namesOf(layersWith(choices)),
    policyChange: policyChange(record, profile) ?? profileChange(choices.seen ?? null, profile),
    language: suggestion.language,
    documentType: suggestion.documentType,
    audience: record?.document.audience ?? null,
    secrecy: record?.document.secrecy?.answer ?? null,
    asksSecrecy: profile.rules.some((rule) => rule.check === "secrecy"),
    noAi: noAiView(record, text, profile),
    asksDelegation:
      profile.rules.some((rule) => rule.check === "decision-maker") &&
      (profile.decisionTypes ?? []).includes(suggestion.documentType),
    state,
    findings: suggestion.findings.map((finding) => findingView(finding, profile, dayOf(now))),
    answered: {
      byLabel: suggestion.answered.filter(({ by }) => by === "label").length,
      byDismissal: suggestion.answered.filter(({ by }) => by === "dismissal").length,
    },
    passages: suggestion.labels.map((placed) => passageView(placed, reading.text, reviewed.get(placed.label.id))),
    notices: insertions.map((insertion) => noticeView(insertion, text)),
    checks,
    article50: article50({ record, state, insertions, ...contactOf(profile) }),
    allowsReady: allowsReady(checks),
    record,
    problem: suggestion.problem,
    notExamined: suggestion.notExamined,
    remarks: suggestion.notices,
    signs: signViews({ text, clean, places, record }, profile, suggestion.language),
    size: sizeOf(text),
    today: dayOf(now),
  };
}

function noAiView(record: KeptRecord | null, text: DocumentText, profile: Profile): DocumentView["noAi"] {
  const kept = record?.document.noAi;
  const isAllowed = allowsNoAi(profile);
  if (kept === undefined) return { isAllowed, statement: null };
  const isStale = documentPrintOf(text, record?.document.unread) !== kept.textHash;
  return { isAllowed, statement: { ...kept.by, date: dayOf(kept.at), isStale } };
}

/** Where readers turn, for the verdict on Article 50. */
export function contactOf({ contacts }: Profile): { readonly contact?: Wording } {
  return contacts?.questions ? { contact: contacts.questions.name } : {};
}

function viewOf(profile: Profile, choices: ProfileChoice): DocumentView["profile"] {
  const { id, name, version, policy, documentTypes, engineOutsideRegister, informationClasses } = profile;
  // Refused, planned and retired engines are no choice; a label that names one keeps it.
  const engines = chosenEngines(profile, choices);
  const { accounts, mark, prompts, readerNotice, retention, reviewBy, rules, signOff, source, contacts, reviewItems } = profile;
  const first = { id, name, version, policy, documentTypes, engineOutsideRegister, engines, informationClasses };
  return { ...first, accounts, mark, prompts, readerNotice, retention, reviewBy, rules, signOff, source, contacts, reviewItems };
}

const rulesById = new Map(allRules.map((rule) => [rule.id, rule]));
const silent = { sv: "", en: "" };

function traceView(trace: Trace): TraceView {
  const rule = rulesById.get(trace.rule);
  return { ...trace, proves: rule?.proves ?? silent, provesNot: rule?.provesNot ?? silent };
}

function findingView(finding: Finding, profile: Profile, today: string): FindingView {
  const { range, quote, strength, traces } = finding;
  const engines = [...new Set(traces.flatMap(({ engine }) => (engine === null ? [] : [engine])))];
  const engine = engines.length === 1 ? (engines[0] as string) : null;
  return {
    key: `${[...new Set(traces.map(({ rule }) => rule))].join(" ")}\n${quote}`,
    range,
    quote,
    strength,
    traces: traces.map(traceView),
    engine: engine === null ? null : (findEngine(profile, engine)?.name ?? engine),
    date: dateIn(traces, today),
  };
}

/** The day of use, where a trace holds one: a date that has been, and no earlier than the tools. */
function dateIn(traces: readonly Trace[], today: string): string | null {
  for (const { text } of traces) {
    for (const [date] of text.matchAll(/\b20[2-9]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/gu)) {
      if (date >= "2022-11-30" && date <= today) return date;
    }
  }
  return null;
}

function passageView({ label, reanchoring }: PlacedLabel, text: DocumentText, standing: ReviewStanding | undefined): PassageView {
  const range = reanchoring.kind === "lost" ? null : reanchoring.range;
  const words = range && label.picture === undefined ? textIn(text, range) : labelledWords(label);
  return {
    label,
    place: reanchoring.kind,
    range,
    isPlaceCertain: isPlaceCertain(reanchoring),
    doubts: reanchoring.doubts,
    text: words,
    standing: standing ?? { kind: "none" },
    claims: range ? claimsOf(text, range) : claimsIn(words),
  };
}

function noticeView({ owner, part, text, story, paragraph }: Insertion, document: DocumentText): NoticeView {
  const body = document.stories[0];
  const isInBody = body !== undefined && story === body.id;
  const before = Math.max(
    0,
    Math.min(paragraph - (part === "mark" || part === "note" ? 0 : 1), body ? body.paragraphs.length - 1 : 0),
  );
  const heading = isInBody ? sectionHeadingOf(body, before) : null;
  return {
    owner,
    part,
    text,
    under: heading ? (body?.paragraphs[heading.paragraph]?.text.trim() ?? null) : null,
    paragraph: isInBody ? paragraph + 1 : null,
  };
}

/** The most signs of one kind that are shown: a file with hundreds of them is told by the first. */
const MOST = 20;

/** What the file says about itself; what needs a careful eye first. */
function signViews(
  opened: Pick<Opened, "text" | "clean" | "places" | "record">,
  profile: Profile,
  language: "sv" | "en",
): SignView[] {
  const { text, clean } = opened;
  const counts = new Map<Sign["kind"], number>();
  const signs = signsOf(text).filter(({ kind, picture }) => {
    if (picture && pictureLabelAt(picture.range, opened.record?.labels ?? [], opened.places)) return false;
    if (picture && isPictureDismissed(picture.hash, opened.record?.history ?? [])) return false;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST;
  });
  const ordered = [...signs.filter(({ kind }) => kind === "security"), ...signs.filter(({ kind }) => kind !== "security")];
  return ordered.map(({ kind, place, text: seen, says, offers, picture }) => {
    const at = place && {
      story: place.story,
      from: { paragraph: place.paragraph, offset: place.span.start },
      to: { paragraph: place.paragraph, offset: place.span.end },
    };
    const range = at && clean.positions.toReading(at);
    const shown = picture
      ? pictureView({ ...picture, range: clean.positions.toReading(picture.range) }, profile, language)
      : null;
    return { kind, text: seen, says, range, offers: offers ?? null, picture: shown };
  });
}

/** The engine by its name in the register, where it is there. */
function pictureView(sign: PictureSign, profile: Profile, language: "sv" | "en"): PictureView {
  const engine = sign.engine === null ? null : (findEngine(profile, sign.engine)?.name ?? sign.engine);
  const wordsFor = (kind: LabelKind): string =>
    pictureCaption({ kind, engine: { id: null, name: "{engine}" }, searchDate: "{date}", language, content: "image" }, profile);
  return {
    ...sign,
    engine,
    words: { generated: wordsFor("generated"), revised: wordsFor("revised"), translated: wordsFor("translated") },
  };
}

function sizeOf(text: DocumentText): DocumentView["size"] {
  const paragraphs = text.stories.flatMap((story) => story.paragraphs);
  return {
    paragraphs: text.stories[0]?.paragraphs.length ?? 0,
    characters: paragraphs.reduce((sum, { text: line }) => sum + line.length, 0),
  };
}
