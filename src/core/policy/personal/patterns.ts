/** The patterns of contact details, addresses, properties and names. Every repetition is bounded. */
import type { PersonalHit, PersonalKind } from "./hit.ts";
import { givenNames } from "./given-names.ts";

/** Mailboxes of a function rather than a person. */
const FUNCTION_MAILBOX =
  /^(?:info|kommun|kommunen|registrator|kansli|kontakt|kundtjanst|kundcenter|support|post|noreply|no-reply|ks|bygg|skola|miljo|dso|dataskyddsombud|servicecenter|medborgarservice|it|webb|press|kommunstyrelsen)(?:[.+_-].*)?$/iu;

const MAIL = /(?<![\w.+-])([\w.+-]{1,64})@(?:[\p{L}\d-]{1,63}\.){1,5}\p{L}{2,24}/gu;

export function* mailAddresses(text: string): Generator<PersonalHit> {
  for (const match of text.matchAll(MAIL)) yield hit("e-mail", FUNCTION_MAILBOX.test(match[1] ?? "") ? "weak" : "strong", match);
}

/** "070-123 45 67", "0591-641 00", "+46 8 508 00 00". A year range or a sum of money is none: an area code leads. */
const PHONE =
  /(?<![\d\p{L}.,/:-])(?:(?:\+|00)46[ -]?(?:\(0\)[ ]?)?[1-9]\d{0,2}|0[1-9]\d{0,2})[ -/]{0,3}\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\d/:]|[.,]\d)/gu;

export function* phones(text: string): Generator<PersonalHit> {
  for (const match of text.matchAll(PHONE)) {
    const digits = match[0].replace(/\D/gu, "").length;
    if (digits >= 8 && digits <= 13) yield hit("phone", "weak", match);
  }
}

/** The end of an address is rare in a text, so it is looked for first, and the words before it only there. */
const ADDRESS_END =
  /(?:gatan|vägen|gränden?|torget|stigen|backen|allén|leden|gata|väg|plan|kajen) \d{1,4}(?: ?[A-Za-z](?!\p{L}))?(?:, \d{3} ?\d{2} \p{Lu}\p{Ll}{1,30})?/gu;
const ADDRESS_START = /(?<!\p{L})(?:\p{Lu}\p{Ll}{1,30} ){0,2}\p{Lu}\p{L}{0,30}$|(?<!\p{L})\p{Lu}\p{Ll}{1,30} $/u;

export function* addresses(text: string): Generator<PersonalHit> {
  yield* backwards("address", text, ADDRESS_END, ADDRESS_START);
}

/** "Sikfors 1:23", "Stora Lund 4:5", "fastigheten Eken 3". Statutes ("SFS 2017:900") have a year first and no place. */
const PROPERTY_END = /(?<=\p{L}) (?!(?:19|20)\d\d:)\d{1,4}:\d{1,4}(?![\d:])/gu;
const PROPERTY_START = /(?<!\p{L})(?!SFS$)\p{Lu}\p{Ll}{1,30}(?:[ -]\p{Lu}\p{Ll}{1,30}){0,2}$/u;
const BLOCK = /(?<=(?:fastigheten|kvarteret|kv\.) )\p{Lu}\p{Ll}{1,30} \d{1,4}(?![\d:])/gu;

export function* properties(text: string): Generator<PersonalHit> {
  yield* backwards("property", text, PROPERTY_END, PROPERTY_START);
  for (const match of text.matchAll(BLOCK)) yield hit("property", "weak", match);
}

/** The longest that stands before the end of an address or a property's number. */
const BEFORE = 100;

/** Hits that end as `end` says and begin, right before it, as `start` says. */
function* backwards(kind: PersonalKind, text: string, end: RegExp, start: RegExp): Generator<PersonalHit> {
  for (const match of text.matchAll(end)) {
    const before = start.exec(text.slice(Math.max(0, match.index - BEFORE), match.index))?.[0];
    if (before === undefined) continue;
    const whole = before + match[0];
    yield { kind, strength: "weak", text: whole, start: match.index - before.length, end: match.index + match[0].length };
  }
}

/** A known given name and a word with a capital after it. Names alone are weak: officials and streets have them too. */
const NAME =
  /(?<![\p{L}-])(\p{Lu}\p{Ll}{1,20})(?:-\p{Lu}\p{Ll}{1,20})?(?: (?:von|af|de|al))? \p{Lu}\p{Ll}{1,25}(?:-\p{Lu}\p{Ll}{1,25})?(?!\p{L})/gu;

export function* names(text: string): Generator<PersonalHit> {
  for (const match of text.matchAll(NAME)) if (givenNames.has((match[1] ?? "").toLowerCase())) yield hit("name", "weak", match);
}

function hit(kind: PersonalKind, strength: PersonalHit["strength"], match: RegExpExecArray): PersonalHit {
  return { kind, strength, text: match[0], start: match.index, end: match.index + match[0].length };
}
