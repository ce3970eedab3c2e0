/** Whether the clause around a trace speaks of it: patterns over the words next to it, before and after. */
import type { LocalTrace } from "../finding.ts";
import {
  ARTICLES,
  AUXILIARIES,
  CONJUNCTIONS,
  EXAMPLES,
  FOUND_FIRST,
  HEADS,
  KINDS,
  MARKS,
  MAY_WANT_NOUN,
  NAMED,
  NAMES_IT,
  PERHAPS,
  PHRASES,
  PLACES,
  SAID,
  STANDS,
  STANDS_HOW,
  SUBORDINATES,
  VERBS,
} from "./words.ts";

/** How much of the text on each side is read. */
export const LOOKBACK = 90;

/** Alternatives as one pattern that stands alone as words. After a soft hyphen a word goes on. */
const words = (...parts: readonly string[]): string => `(?<![\\p{L}\\d\\u00AD\\u200B])(?:${parts.join("|")})`;

/** Between the words and the trace they lead to. */
const GAP = "[\\s([\"'”“‘’`]{1,3}$";

const EXAMPLE = new RegExp(
  `(?:${[
    `${words(...EXAMPLES)}:?`,
    `${words(...NAMED)}:?`,
    words(`(?:${KINDS}),? (?:och|eller|and|or)`),
    `${words(MARKS)}(?!\\p{L})[^.:!?\\n]{1,50}:`,
    `${words(...HEADS)} ?[:–]`,
  ]
    .map((part) => `(?:${part})`)
    .join("|")})[\\s(["'”“‘’\`]{0,3}$`,
  "iu",
);

const OBJECT = new RegExp(words(...VERBS) + GAP, "iu");

/** Before such words the object has been named already: "det som föreningen lämnade", "lätt att hitta". */
const NAMED_BEFORE =
  /(?<!\p{L})(?:(?:som|vad|vilka|vilket|hur|än|så|which|what|as|than|how)(?:\s[^\s,.;:!?]{1,30}){1,3}|(?:lätt|svår|enkel|enkl|möjlig|omöjlig|går|gick|easy|hard|possible)\p{L}{0,5}(?: inte| not)? (?:att|to))\s$/iu;

/** A clause that opens with its verb, "hittar läraren", "får du": what it finds comes next. */
const VERB_FIRST = new RegExp(
  `(?:^|[.:;!?–(]\\s{0,2})(?:${FOUND_FIRST})(?: \\p{L}{1,20}){1,2}${GAP}|` +
    `(?:^|[.:;!?,]\\s{0,2}|(?<!\\p{L})där )(?:(?:i|på|efter|under|vid) [^.!?,;:]{1,40} |det |där )?(?:${STANDS})(?: (?:${STANDS_HOW}))?${GAP}|` +
    `(?:^|[.:;!?]\\s{0,2})(?:varför|var|why|where) (?:står|stod|finns|syns|is|does)(?: det| there)?${GAP}`,
  "iu",
);

const MAY_FOLLOW = new RegExp(words(...PERHAPS) + GAP, "iu");
const KEPT_THERE = new RegExp(`^[)"'”’]?\\s(?:${PLACES.join("|")})`, "iu");

/** "Då följer X med in": the particle comes after the object. */
const COMES_ALONG = new RegExp(words("följ(?:er|de)|kom(?:mer)?|får|fick") + GAP, "iu");
const ALONG = /^[)"'”’]?\smed(?= (?:in|till|när|ut|från)(?!\p{L})|[.,;]|$)/iu;

const SAID_OF_IT = new RegExp(
  `^[)"'”’]?(?:\\s(?:(?:i|på|in) \\p{L}{2,20} )?(?:${SAID.join("|")})(?!\\p{L})|\\s?[:=] \\p{Ll})`,
  "u",
);
const SUBJECT = new RegExp(`(?:^|[\\n.!?:;–]\\s{0,2}|${words(...CONJUNCTIONS)}\\s)["'”“‘’(]?$`, "iu");
const SUBORDINATE = new RegExp(words(SUBORDINATES) + "\\s$", "iu");

/** A question about what the trace is: residue follows what is stated. */
const ASKS = /(?:^|[.!?:\n]\s{0,2})(?:hur|vad|varför|vilka|how|what|why|where|does|do)\s(?:[^.!?\n]{1,60}\s)?["'”(]?$/iu;

const AUXILIARY = new RegExp(words(AUXILIARIES) + "\\s$", "iu");

const ARTICLE = new RegExp(words(ARTICLES) + GAP, "u");
const WANTS_NOUN = new RegExp(words(...MAY_WANT_NOUN) + GAP, "iu");

/** The clause goes on, and not with a word that opens another. */
export const GOES_ON = /^["'”’]?\s(?!(?:och|eller|men|samt|som|vilket|and|or|but|which|that|enligt)(?!\p{L}))\p{Ll}/u;

/** "X-problemet": a word that the trace is a part of. */
const COMPOUND = /^-\p{Ll}{3}/u;

/** "Frågar om X omfattas": a clause whose subject is the trace. The word may end a clause too, and so a verb has to follow. */
const ASKS_WHETHER = /(?<![\p{L}\u00AD])om\s["'”(]?$/iu;
const PASSIVE = /^["'”)]?\s\p{Ll}{3,20}s\s\p{Ll}/u;

/** A clause about the trace: "ended with X, which nobody could explain". */
const RELATES = /^["'”’]?, (?:which|som|vilket|vilka) /u;

/** A noun that the trace is the name of, or "or similar". */
const NAMED_AFTER = new RegExp(
  `^["'”’]?(?:-\\s?|\\s)(?:${NAMES_IT})(?:ar|arna|en|er|erna|et)?(?!\\p{L})|` +
    "^[\"'”’]?,? (?:eller|och|or|and) (?:liknande|similar)(?!\\p{L})|^[\"'”’]? (?:som|as) (?:a )?(?:hänvisning|källa|fotnot|reference|citation|source)(?!\\p{L})",
  "u",
);

/** After a verb: the object is still to come, so that the trace is none. */
const OBJECT_FOLLOWS = /^\s(?:att|en|ett|den|det|de|sina?|sitt|that|the|an?) /;
/** What stands where somebody's words are named or repeated: "frasen som en AI-språkmodell kan jag inte". */
const SAYS = new RegExp(words(...PHRASES) + "[:,]?" + GAP, "iu");
export const isRepeated = (before: string): boolean => SAYS.test(before);

/** The place in a text where a trace was seen follows it. */
export const isPlaced = (after: string): boolean => KEPT_THERE.test(after);

/** What a trace is to the sentence around it. `before` and `after` are the text next to it. */
export function isSpokenOf({ text, rule }: LocalTrace, before: string, after: string): boolean {
  if (NAMED_AFTER.test(after) || (EXAMPLE.test(before) && !/[\p{L}\d]$/u.test(before))) return true;
  if (/(?:^|[\s(=:,])['‘’][^'‘’\n]{0,8}$/.test(before) && /^[^'’\n]{0,8}['’](?!\p{L})/u.test(after)) return true;
  if (/^\\?[dw][+*]/.test(after) || COMPOUND.test(after)) return true;
  if (rule === "model-think-tags" && isInsideSentence(before, after)) return true;
  // Residue often has no blank beside it; a word that is spoken of has one on either side.
  if (/[\p{L}\d.,;!?)\]]$/u.test(before) || (/^[\p{L}\d]/u.test(after) && !text.startsWith("<|"))) return false;
  const object = OBJECT.exec(before);
  if (object !== null && !OBJECT_FOLLOWS.test(after) && !NAMED_BEFORE.test(before.slice(0, object.index))) return true;
  if (VERB_FIRST.test(before) || (MAY_FOLLOW.test(before) && KEPT_THERE.test(after))) return true;
  if (COMES_ALONG.test(before) && ALONG.test(after)) return true;
  if (SUBJECT.test(before) && SAID_OF_IT.test(after)) return true;
  if (ASKS.test(before) && /^["'”)]?\?/.test(after)) return true;
  if (ARTICLE.test(before) || (ASKS_WHETHER.test(before) && PASSIVE.test(after))) return true;
  const wants = WANTS_NOUN.exec(before);
  const isWanted = wants !== null && !NAMED_BEFORE.test(before.slice(0, wants.index));
  if ((isWanted || AUXILIARY.test(before)) && (GOES_ON.test(after) || RELATES.test(after))) return true;
  return !text.includes("start") && SUBORDINATE.test(before) && /^\s\p{Ll}/u.test(after);
}

/** A reasoning tag opens or closes a text; amid the words of a sentence it is only named. */
function isInsideSentence(before: string, after: string): boolean {
  const follows = /[\p{Ll},]\s["'”“(]?$/u.test(before) || /\($/.test(before);
  return follows && /^["'”)]?(?:[,.?!:;)]?$|[,.?!:;)]?\s\p{Ll}|-\p{Ll}|[.?!:]\s\p{Lu})/u.test(after);
}
