/** The calendar day in Sweden of an instant: what an official means by a date. */

/** Made when first needed: time zone data takes longer to load than most commands take. */
let swedishDay: Intl.DateTimeFormat | null = null;

/** ÅÅÅÅ-MM-DD of an ISO 8601 instant, as a wall calendar in Sweden shows it: 22:30 UTC on 31 December is next year's first day. */
export function dayOf(instant: string): string {
  swedishDay ??= new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/Stockholm",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(swedishDay.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

let swedishTime: Intl.DateTimeFormat | null = null;

/** "ÅÅÅÅ-MM-DD kl. TT.MM" of an instant, Swedish time: how a person reads when something happened. */
export function dayAndTimeOf(instant: string): string {
  swedishTime ??= new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Stockholm",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return `${dayOf(instant)} kl. ${swedishTime.format(new Date(instant)).replace(":", ".")}`;
}

/** True for ÅÅÅÅ-MM-DD that is a date in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
