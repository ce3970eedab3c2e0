/** What the document as a whole says about its traces: list → list steps that take away what is no question where it stands. */
import type { DocumentText, Paragraph, Story } from "../text/document.ts";
import { storyOf } from "../text/document.ts";
import { disclosesAi } from "./disclosures.ts";
import { isUnseen, type Trace } from "./finding.ts";
import { allRules } from "./rules/index.ts";
import type { Rule } from "./rule.ts";

/** Takes traces away, never adds. */
type Step = (traces: readonly Trace[], text: DocumentText) => readonly Trace[];

const steps: readonly Step[] = [
  withoutExamples,
  withoutSpecimens,
  withoutSignatures,
  withoutTemplates,
  withoutOwnMarkdown,
  withoutOwnLatex,
  withoutDisclosed,
  withoutLonely,
];

/** The traces that are worth a question in this document. */
export function inContext(text: DocumentText, traces: readonly Trace[]): readonly Trace[] {
  return steps.reduce((left, step) => (left.length === 0 ? left : step(left, text)), traces);
}

const isStrong = ({ tier }: Trace): boolean => tier === "A" || tier === "B";

/** A message: its subject is a story of its own. People speak to each other there, as a chat speaks. */
export function isMail(text: DocumentText): boolean {
  return text.stories.some((story) => story.id === "header:subject");
}

/** A line that says that what follows is what AI tools write or leave behind. Both a word for examples and a word for tools. */
const SHOWS =
  /(?<!\p{L})(?:ta bort|söka? efter|leta efter|remove|look for|search for)(?!\p{L})|(?:fras|formulering|uttryck|exempel|spår|markör|tecken|kännetecken|rester|phrase|wording|example|trace|marker|sign)\p{L}{0,6}(?!\p{L})/iu;
const TOOLS = /(?<!\p{L})(?:AI|chatt|ChatGPT|Copilot|Gemini|Claude|språkmodell|chatbot|chat)\p{L}{0,10}(?!\p{L})|(?<!\p{L})AI-/iu;

/** The longest list of examples, in items. */
const LIST = 30;

/** The most tokens such a table shows; a document with more has them from somewhere else. */
const TABLE = 60;

/** Items of a list that the line before it introduces as what tools write: a guideline about AI, not text from it. */
function withoutExamples(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const known = new Map<string, boolean>();
  return traces.filter((trace) => {
    const paragraphs = storyOf(text, trace.story)?.paragraphs ?? [];
    const item = paragraphs[trace.paragraph];
    if (item === undefined || isUnseen(trace) || !isItem(item)) return true;
    // A machine token that ends a whole sentence in a list is residue; one that is the item is shown.
    if (isStrong(trace) && item.text.length - (trace.span.end - trace.span.start) > 24) return true;
    const key = `${trace.story} ${trace.paragraph}`;
    const said = known.get(key) ?? isIntroduced(paragraphs, trace.paragraph);
    known.set(key, said);
    return !said;
  });
}

const isItem = ({ inList, text }: Paragraph): boolean => inList || /^\s{0,8}(?:[-–•*]|\d{1,2}[.)])\s/.test(text);

function isIntroduced(paragraphs: readonly Paragraph[], item: number): boolean {
  for (let at = item - 1; at >= Math.max(0, item - LIST); at--) {
    const paragraph = paragraphs[at] as Paragraph;
    if (isItem(paragraph) || paragraph.text.trim() === "") continue;
    const line = paragraph.text.slice(-300);
    // A heading has no colon, and no stop.
    return /(?::|[\p{L}\d)])\s*$/u.test(line) && SHOWS.test(line) && TOOLS.test(line);
  }
  return false;
}

/** Nobody pastes from so many tools one after the other, and of each nothing but its token. */
const SEVERAL = 3;

/** Tokens of several tools, each alone in its cell or on its line: of three, or below words that say that tools' traces are shown: a table of them. */
function withoutSpecimens(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const alone = traces.filter((trace) => trace.tier === "A" && !isUnseen(trace) && isAlone(trace, text));
  const shown = new Set<Trace>();
  if (alone.length > TABLE) return traces;
  for (const trace of alone) {
    const near = alone.filter(({ story, paragraph }) => story === trace.story && Math.abs(paragraph - trace.paragraph) <= LIST);
    const engines = new Set(near.map(({ engine }) => engine).filter((engine) => engine !== null));
    if (engines.size >= SEVERAL) shown.add(trace);
    if (![...engines].some((engine) => engine !== trace.engine)) continue;
    const above = (storyOf(text, trace.story)?.paragraphs ?? []).slice(Math.max(0, trace.paragraph - LIST), trace.paragraph);
    if (above.some((one) => SHOWS.test(one.text.slice(-300)) && TOOLS.test(one.text.slice(-300)))) shown.add(trace);
  }
  return traces.filter((trace) => !shown.has(trace));
}

function isAlone({ story, paragraph, span }: Trace, text: DocumentText): boolean {
  const words = storyOf(text, story)?.paragraphs[paragraph]?.text ?? "";
  if (words.length - (span.end - span.start) > 24) return false;
  return !/\p{L}/u.test(words.slice(0, span.start) + words.slice(span.end));
}

/** The line that a signature comes after, alone in its paragraph or the first line of it. */
const SIGN_OFF =
  /^\s{0,8}(?:--\s?$|(?:Med )?(?:vänlig(?:a)?|hjärtlig(?:a)?|bästa|varma) hälsning(?:ar)?|Vänligen|Hälsningar|Mvh|Kind regards|Best regards|Regards|Yours sincerely)[,!. ]{0,3}(?:\n|$)/i;

/** A new message in the thread begins: the signature is over. */
const NEXT_MESSAGE =
  /^\s{0,8}(?:Från|From|Den .{4,60} skrev|On .{4,60} wrote|-{3,} ?(?:Ursprungligt meddelande|Original Message))\b/i;

/** Longest signature, in paragraphs. */
const SIGNATURE = 14;

/** What stands below every message somebody sends is no answer to this one. A machine token there is residue all the same. */
function withoutSignatures(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  if (!isMail(text) || traces.every(isStrong)) return traces;
  const inSignature = signatureOf(text.stories[0]?.paragraphs ?? []);
  return traces.filter((trace) => isStrong(trace) || trace.story !== "body" || !inSignature.has(trace.paragraph));
}

function signatureOf(paragraphs: readonly Paragraph[]): Set<number> {
  const inside = new Set<number>();
  let left = 0;
  paragraphs.forEach(({ text }, index) => {
    if (SIGN_OFF.test(text.slice(0, 80))) left = SIGNATURE;
    else if (NEXT_MESSAGE.test(text.slice(0, 120))) left = 0;
    else if (left > 0) {
      inside.add(index);
      left--;
    }
  });
  return inside;
}

/** Words by which a document says that it is there to be filled in. */
const TEMPLATE = /(?:^|[^\p{L}\d])\p{L}{0,24}(?:mall|mallen|blankett|blanketten|formulär|formuläret|template)(?![\p{L}\d])/iu;
const OPENING = 3;

/** A template's fields are meant to be open. */
function withoutTemplates(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const isField = (trace: Trace): boolean => trace.rule.startsWith("placeholder-");
  if (!traces.some(isField)) return traces;
  if (text.metadata.isTemplate) return traces.filter((trace) => !isField(trace));
  const headers = text.stories.filter(({ kind }) => kind === "header").flatMap((story) => story.paragraphs);
  const opening = [...(text.stories[0]?.paragraphs ?? []).filter((one) => one.text.trim() !== "").slice(0, OPENING), ...headers];
  const titles = [text.metadata.title ?? "", ...opening.map((paragraph) => paragraph.text.slice(0, 120))];
  return titles.some((title) => TEMPLATE.test(title)) ? traces.filter((trace) => !isField(trace)) : traces;
}

/** Most paragraphs that front matter takes up. */
const FRONT_MATTER = 80;

/** So many lines with signs, so many of them headings, and a file of plain text is written in Markdown throughout. */
const THROUGHOUT = { signs: 8, headings: 3 };

/** A text with front matter, or a file of plain text with signs all through, is written in Markdown: its signs are its own. */
function withoutOwnMarkdown(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const isSign = (trace: Trace): boolean => trace.rule.startsWith("markdown-");
  if (!traces.some(isSign)) return traces;
  const lines = (text.stories[0]?.paragraphs ?? []).slice(0, FRONT_MATTER).map((paragraph) => paragraph.text.split("\n", 1)[0]);
  const signs = traces.filter(isSign);
  const headings = signs.filter(({ rule }) => rule === "markdown-heading");
  const isThroughout =
    text.metadata.isPlainText === true && signs.length >= THROUGHOUT.signs && headings.length >= THROUGHOUT.headings;
  const isMarkdown = isThroughout || (lines[0] === "---" && lines.slice(1).includes("---"));
  return isMarkdown ? traces.filter((trace) => !isSign(trace)) : traces;
}

/** Commands that only a text written in LaTeX has. */
const LATEX =
  /\\(?:documentclass|usepackage|begin\{[a-z*]{3,20}\}|(?:sub){0,2}section\*?\{|chapter\{|cite[a-z]{0,4}\{|ref\{|label\{)/;

/** A text written in LaTeX has its formulas' signs from there. */
function withoutOwnLatex(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const isFormula = (trace: Trace): boolean => trace.rule === "formula-delimiters";
  if (!traces.some(isFormula)) return traces;
  const isLatex = (text.stories[0]?.paragraphs ?? []).some((paragraph) => LATEX.test(paragraph.text));
  return isLatex ? traces.filter((trace) => !isFormula(trace)) : traces;
}

/**
 * A paragraph that says itself that a tool was used has answered the question; so has one whose next paragraph says so, as a source
 * entry under a text does. A machine token is kept: it says nothing to a reader and has to go.
 */
function withoutDisclosed(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const known = new Map<string, boolean>();
  const discloses = (story: Story | undefined, paragraph: number): boolean => {
    const key = `${story?.id ?? ""} ${paragraph}`;
    const said = known.get(key) ?? disclosesAi(story?.paragraphs[paragraph]?.text ?? "");
    known.set(key, said);
    return said;
  };
  return traces.filter((trace) => {
    if (trace.tier === "A") return true;
    const story = storyOf(text, trace.story);
    return !discloses(story, trace.paragraph) && !discloses(story, trace.paragraph + 1);
  });
}

const standing = new Map<string, Rule["alone"]>(allRules.map((rule) => [rule.id, rule.alone]));

/**
 * Words that people use too ask nothing by themselves. In a message an offer to go on counts beside anything stronger or beside another
 * kind of chat speech; a mere kindness counts only beside what would be asked about anyway.
 */
function withoutLonely(traces: readonly Trace[], text: DocumentText): readonly Trace[] {
  const mail = isMail(text);
  const speaks = traces.filter(({ tier }) => tier === "A" || tier === "B" || tier === "C");
  const isWeak = ({ rule }: Trace): boolean =>
    standing.get(rule) === "not-in-mail" || (!mail && standing.get(rule) === "document");
  const weakInMail = new Set(speaks.filter(isWeak).map(({ rule }) => rule));
  const isKept =
    speaks.some(({ rule }) => standing.get(rule) === undefined) || weakInMail.size > 1 || (!mail && weakInMail.size > 0);
  if (isKept) return traces;
  return traces.filter((trace) => standing.get(trace.rule) === undefined || (!mail && isWeak(trace)));
}
