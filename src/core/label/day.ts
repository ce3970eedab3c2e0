/** The calendar day in Sweden of an instant: what an official means by a date. */

const SWEDISH_DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** ÅÅÅÅ-MM-DD of an ISO 8601 instant, as a wall calendar in Sweden shows it: 22:30 UTC on 31 December is next year's first day. */
export function dayOf(instant: string): string {
  const parts = new Map(SWEDISH_DAY.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

const SWEDISH_TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Stockholm",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** "ÅÅÅÅ-MM-DD kl. TT.MM" of an instant, Swedish time: how a person reads when something happened. */
export function dayAndTimeOf(instant: string): string {
  return `${dayOf(instant)} kl. ${SWEDISH_TIME.format(new Date(instant)).replace(":", ".")}`;
}
