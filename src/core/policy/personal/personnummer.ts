/** Swedish identity numbers: personnummer and samordningsnummer, told from other digits by date and checksum. */
import type { PersonalHit } from "./hit.ts";

const CANDIDATE = /(?<![\d.,/:-])(?:(19|20)(\d{6})[-+ ]?(\d{4})|(\d{6})([-+ ]?)(\d{4}))(?![\d/:]|[.,]\d|-\d)/gu;

/** The numbers in a text whose date exists and whose last digit is right. */
export function* identityNumbers(text: string): Generator<PersonalHit> {
  for (const match of text.matchAll(CANDIDATE)) {
    const [whole, century, longDay, longEnd, shortDay, separator, shortEnd] = match;
    const day = longDay ?? shortDay ?? "";
    const end = longEnd ?? shortEnd ?? "";
    // Ten digits in a row that begin with 0 are more often a telephone number.
    if (century === undefined && separator === "" && day.startsWith("0")) continue;
    const kind = kindOf(day, century);
    if (kind === null || !hasChecksum(day + end)) continue;
    // The tax agency's test numbers have birth numbers from 980: they are nobody's, and still no telephone numbers.
    const isTest = Number(end.slice(0, 3)) >= 980;
    yield { kind, strength: "strong", text: isTest ? "" : whole, start: match.index, end: match.index + whole.length };
  }
}

/** A day of 61 to 91 makes it a samordningsnummer; null when the date is none. */
function kindOf(day: string, century: string | undefined): "personnummer" | "samordningsnummer" | null {
  const [year, month, rawDate] = [Number(day.slice(0, 2)), Number(day.slice(2, 4)), Number(day.slice(4, 6))];
  const date = rawDate > 60 ? rawDate - 60 : rawDate;
  const years = century === undefined ? [1900 + year, 2000 + year] : [Number(century) * 100 + year];
  const exists = years.some((one) => {
    const made = new Date(Date.UTC(one, month - 1, date));
    return made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
  });
  if (!exists) return null;
  return rawDate > 60 ? "samordningsnummer" : "personnummer";
}

/** Luhn over ten digits. */
export function hasChecksum(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length === 10 && sum % 10 === 0;
}
