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

const ADDRESS =
  /(?<!\p{L})(?:\p{Lu}\p{Ll}{1,30} ){0,2}\p{Lu}?\p{L}{1,30}(?:gatan|vägen|gränden?|torget|stigen|backen|allén|leden|gata|väg|plan|kajen) \d{1,4}(?: ?[A-Za-z](?!\p{L}))?(?:, \d{3} ?\d{2} \p{Lu}\p{Ll}{1,30})?/gu;

export function* addresses(text: string): Generator<PersonalHit> {
  for (const match of text.matchAll(ADDRESS)) yield hit("address", "weak", match);
}

/** "Sikfors 1:23", "Stora Lund 4:5", "fastigheten Kv. Eken 3". Statutes ("2017:900") have a year first and no place. */
const PROPERTY =
  /(?<!\p{L})(?!SFS )\p{Lu}\p{Ll}{1,30}(?:[ -]\p{Lu}?\p{Ll}{1,30}){0,2} (?!(?:19|20)\d\d:)\d{1,4}:\d{1,4}(?![\d:])|(?<=(?:fastigheten|kvarteret|kv\.) )\p{Lu}\p{Ll}{1,30} \d{1,4}(?![\d:])/gu;

export function* properties(text: string): Generator<PersonalHit> {
  for (const match of text.matchAll(PROPERTY)) yield hit("property", "weak", match);
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
