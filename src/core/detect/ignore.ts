/** Subtracts what only speaks of traces: list → list steps that take away a trace shown, quoted or introduced as an example. */
import type { Paragraph } from "../text/document.ts";
import type { LocalTrace, Tier } from "./finding.ts";
import { isRepeated, spokenOf } from "./mentions/index.ts";
import { quotationsIn, type Quotation } from "./quotations.ts";

/** Takes traces away, never adds. Each step sees one paragraph: a manual is recognised sentence by sentence, like everything else. */
type Step = (traces: readonly LocalTrace[], paragraph: Paragraph) => readonly LocalTrace[];

const steps: readonly Step[] = [
  inCodeStyle,
  inMarkedCode,
  inQuoteStyle,
  inCodeLines,
  inCodeOrQuotes,
  besideNames,
  introduced,
  repeated,
  inShownLinks,
  withoutAddress,
  inStatute,
  inPrompt,
];

/** The traces that stand in the text for themselves. `traces` come in order and do not overlap. */
export function withoutMentions(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  return steps.reduce((left, step) => (left.length === 0 ? left : step(left, paragraph)), traces);
}

const CODE_STYLE = /\b(?:code|source|preformatted|verbatim|macro ?text|k(?:ä|a)llkod|programkod|kod)\b/i;

/** A paragraph that its writer has formatted as program code shows its text; it does not say it. */
function inCodeStyle(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  return paragraph.style !== null && CODE_STYLE.test(paragraph.style) ? [] : traces;
}

/**
 * What the file itself formats as code is shown, not said. A longer piece of code may hold residue of its own, as when a tool wrote
 * the code: there a machine token counts unless it is all that the line shows.
 */
function inMarkedCode(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  const { code } = paragraph;
  if (code === undefined) return traces;
  return traces.filter(({ span, tier }) => {
    const around = code.find(({ start, end }) => start <= span.start && span.end <= end);
    if (around === undefined) return true;
    const room = around.end - around.start - (span.end - span.start);
    return around.isBlock === true && (tier === "A" || tier === "B") && room > ROOM.A;
  });
}

/** A line of a program: it ends as statements do, assigns, calls, or begins with a word of a programming language. */
const STATEMENT =
  /[;{}]\s*$|(?:^|[\w\])])\s?(?:[-+*/|&]?=|=>|:=)\s?\S|^\s*(?:const|let|var|def|class|return|import|from|if|elif|else|for|while|print|function|assert|grep|sed|awk|git|npm|pip)\b|[\w\]]\([^()\n]*\)?/;
/** The same where only the blanks before it tell of code: nothing that prose set in has as well, as "var" and "från barnet(en);". */
const PLAIN_STATEMENT =
  /[{}]\s*$|(?:^|[\w\])])\s?(?:[-+*/|&]?=|=>|:=)\s?\S|^\s*(?:const|def|elif|grep|sed|awk|git|npm|pip) |\w\.\w+\(|\w\((?:["'[]|\)|[^()\n]*[,=])/;
const COMMENT = /(?:^|\s)(?:\/\/|#|--|\/\*|<!--)\s/;

/**
 * A line of a program names what it handles: in a piece of code, and in lines set in by four blanks or more. What a tool wrote into
 * a comment counts.
 */
function inCodeLines(traces: readonly LocalTrace[], { code, text }: Paragraph): readonly LocalTrace[] {
  const isMarked = code?.some(({ isBlock }) => isBlock === true) === true;
  if (!isMarked && !/^(?: {4}|\t)/.test(text)) return traces;
  // The marks of a trace, as in ":contentReference[oaicite:0]{index=0}", are no program's.
  const line = masked(text, traces).slice(0, 2000);
  if (!(isMarked ? STATEMENT : PLAIN_STATEMENT).test(line)) return traces;
  return traces.filter(({ tier, span }) => tier !== "A" || COMMENT.test(line.slice(0, span.start)));
}

const NAME =
  /^(?:Microsoft (?:365 )?)?(?:ChatGPT|Copilot|Gemini|Claude|Grok|Perplexity|DeepSeek|OpenAI|Mistral)(?: \(.{1,30}\))?$/;

/** A row of a table with a cell that is a tool's name and a cell that is a token explains the token. */
function besideNames(traces: readonly LocalTrace[], { text }: Paragraph): readonly LocalTrace[] {
  if (!/[\t|]/.test(text) || text.length > 400) return traces;
  const cells = masked(text, traces).split(/[\t|]/);
  if (!cells.some((cell) => NAME.test(cell.trim()))) return traces;
  const inCell = (at: number): string => text.slice(text.slice(0, at).search(/[^\t|]*$/)).split(/[\t|]/, 1)[0] ?? "";
  return traces.filter(({ tier, text: token, span }) => tier !== "A" || inCell(span.start).trim() !== token);
}

const QUOTE_STYLE = /(?:^|[^\p{L}])(?:quote|quotation|citat|blockcitat|blockquote)(?!\p{L})/iu;

/** A paragraph formatted as a quotation holds somebody else's words. A machine token in it came with this document's making all the same. */
function inQuoteStyle(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  if (paragraph.style === null || !QUOTE_STYLE.test(paragraph.style)) return traces;
  return traces.filter(({ tier }) => tier === "A" || tier === "B");
}

/** A control that still shows its template's words has not been filled in, and Word itself shows that. */
function inPrompt(traces: readonly LocalTrace[], { prompts }: Paragraph): readonly LocalTrace[] {
  if (prompts === undefined) return traces;
  return traces.filter(
    ({ tier, span }) => tier !== "D" || !prompts.some(({ start, end }) => start <= span.start && span.end <= end),
  );
}

/** A section sign with its number, a chapter, or the number of a statute in the Swedish code of statutes. */
const STATUTE =
  /^(?:\d{1,3} ?[a-z]? §|\d{1,2} kap\. )|(?:^|[\s(])SFS \d{4}:\d{1,4}|\b(?:Lag|Förordning|Kungörelse) \(\d{4}:\d{1,4}\)\.?$/;

/** The words of a statute are nobody's chat, and its brackets and signs are its publisher's. A machine token in it is residue all the same. */
function inStatute(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  if (traces.every(({ tier }) => tier === "A" || tier === "B") || !STATUTE.test(paragraph.text)) return traces;
  return traces.filter(({ tier }) => tier === "A" || tier === "B");
}

/**
 * Room inside the quotation marks beside the traces themselves. Real residue may lie in a long quotation, since tools cite as they
 * write; a mention is the token and hardly more. What a chat said (tiers C to E) is a quotation however long.
 */
const ROOM: Readonly<Record<Tier, number>> = { A: 16, B: 3, C: Infinity, D: Infinity, E: Infinity };

/** Before a quotation of what a tool answered: its tokens came with the quotation, and the writer knows. */
const REPORTS =
  /(?<!\p{L})(?:svar(?:et|en|ade)?|löd|lyder|(?:an? )?(?:answer|response|reply)|ChatGPT|Copilot|Gemini|Claude|Grok|chatten|språkmodellen|the (?:answer|model|chat))(?!\p{L})[^.!?\n]{0,24}\s$/iu;
const LOOKBACK = 40;

/** Text between backticks is code; text between quotation marks is somebody else's. */
function inCodeOrQuotes(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  const quotations = quotationsIn(masked(paragraph.text, traces));
  const mentions = new Set<LocalTrace>();
  for (const kind of ["code", "quotes"] as const) {
    const spans = quotations.filter((one) => one.kind === kind);
    for (const [quotation, inside] of insideOf(spans, traces)) {
      const spoken = inside.reduce((sum, { span }) => sum + span.end - span.start, 0);
      const room = quotation.end - quotation.start - 2 - spoken;
      const isReport =
        kind === "quotes" && REPORTS.test(paragraph.text.slice(Math.max(0, quotation.start - LOOKBACK), quotation.start));
      for (const trace of inside)
        if (kind === "code" || room <= ROOM[trace.tier] || (isReport && trace.tier === "A")) mentions.add(trace);
    }
  }
  return traces.filter((trace) => !mentions.has(trace));
}

/** Which traces lie in which quotation; both in order and without overlaps, so that one walk over each is enough. */
function* insideOf(
  quotations: readonly Quotation[],
  traces: readonly LocalTrace[],
): Generator<[Quotation, readonly LocalTrace[]]> {
  let at = 0;
  for (const quotation of quotations) {
    while (at < traces.length && (traces[at] as LocalTrace).span.start <= quotation.start) at++;
    const from = at;
    while (at < traces.length && (traces[at] as LocalTrace).span.end < quotation.end) at++;
    if (at > from) yield [quotation, traces.slice(from, at)];
  }
}

/** The text with every trace blotted out, so that quotation marks that belong to a trace are not read as the writer's. */
function masked(text: string, traces: readonly LocalTrace[]): string {
  let out = "";
  let from = 0;
  for (const { span } of traces) {
    out += text.slice(from, span.start) + "x".repeat(span.end - span.start);
    from = span.end;
  }
  return out + text.slice(from);
}

/**
 * A trace that the sentence speaks of is no residue: "markörer som X", "sök efter X". Addresses are left alone: "se till exempel
 * https://…" introduces a real link.
 */
function introduced(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  const tokens = traces.filter(({ tier, text }) => tier === "A" && !/https?:|\.\w{2,3}\//.test(text));
  if (tokens.length === 0) return traces;
  const mentions = spokenOf(paragraph.text, tokens);
  return traces.filter((trace) => !mentions.has(trace));
}

/** Words of a chat that the sentence names or reports: "frasen som en AI-språkmodell …", "systemet svarar Jag kan tyvärr inte …". */
function repeated(traces: readonly LocalTrace[], { text }: Paragraph): readonly LocalTrace[] {
  return traces.filter(
    ({ tier, span }) => tier !== "C" || !isRepeated(text.slice(Math.max(0, span.start - LOOKBACK), span.start)),
  );
}

/** "En länk som https://…", "delade samtal, t.ex. https://…": an address held up as an example of its kind. */
const LINK_LIKE =
  /(?<!\p{L})(?:(?:länk|adress|webbadress|URL|link|address)\p{L}{0,4}:? (?:som|såsom|like|such as|av typen|i stil med)|(?:delade? samtal|shared (?:chats?|conversations?)),? (?:som|såsom|t\.? ?ex\.?|till exempel|such as|for example)):?\s["'”“(]?$/iu;
const ADDRESSES = /(?:https?:|www\.)\S{1,400}/gi;

/** An address is shown when it stands for its kind, or when the sentence around it names the parameter by itself. */
function inShownLinks(traces: readonly LocalTrace[], { text }: Paragraph): readonly LocalTrace[] {
  return traces.filter(({ tier, span, inLink }) => {
    if (tier !== "B" || inLink) return true;
    const near = text.slice(Math.max(0, span.start - 400), span.start);
    const lead = near.slice(0, Math.max(near.lastIndexOf(" "), near.lastIndexOf("\n"), near.lastIndexOf("\t")) + 1);
    if (LINK_LIKE.test(lead.slice(-60))) return false;
    const before =
      lead
        .slice(-160)
        .replace(ADDRESSES, " ")
        .split(/[.!?] |\n/)
        .pop() ?? "";
    const [after = ""] = text
      .slice(span.end, span.end + 160)
      .replace(/^\S+/, "")
      .replace(ADDRESSES, " ")
      .split(/[.!?](?:\s|$)|\n/, 1);
    return !/(?<!\S)[”"'(]?(?:utm_source|frågetecknet|spårningsparameter\p{L}{0,3})(?![\p{L}\d_])/iu.test(`${before} ${after}`);
  });
}

/** A parameter with no address before it is shown, not followed: "länkar som slutar på ?utm_source=chatgpt.com". At a line's start it may be a wrapped one. */
function withoutAddress(traces: readonly LocalTrace[], paragraph: Paragraph): readonly LocalTrace[] {
  return traces.filter(({ tier, text, inLink, span }) => {
    if (tier !== "B" || inLink || !/^[?&#;]/.test(text) || span.start === 0) return true;
    const before = paragraph.text.slice(Math.max(0, span.start - LOOKBACK), span.start);
    return !/\s$/.test(before) || /(?:https?:|www\.|\/)\S*\s$/.test(before) || /\n\s{0,4}$/.test(before);
  });
}
