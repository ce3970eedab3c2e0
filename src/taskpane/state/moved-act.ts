/** The same act on a text that somebody else has changed meanwhile: only where the act's own words stand as they stood. */
import { isSameText, movedRange } from "../../core/text/moved-range.ts";
import type { DocumentText, TextRange } from "../../core/text/document.ts";
import type { Act } from "../verbs/protocol.ts";

/** An act that had to wait: as it was while every word is what it was, else as `movedAct` says. */
export function actLater(act: Act, from: DocumentText, to: DocumentText): Act | null {
  return from === to || isSameText(from, to) ? act : movedAct(act, from, to);
}

/** Null when a person has to look first: their words have changed, or the act is a signature or a statement about a text that was read as it was. */
export function movedAct(act: Act, from: DocumentText, to: DocumentText): Act | null {
  const moved = (range: TextRange): TextRange | null => movedRange(range, from, to);
  switch (act.kind) {
    case "commit": {
      const requests = act.requests.flatMap((one) => {
        const range = moved(one.range);
        return range === null ? [] : [{ ...one, range }];
      });
      return requests.length === act.requests.length ? { ...act, requests } : null;
    }
    case "dismiss": {
      const dismissals = act.dismissals.flatMap((one) => {
        const range = moved(one.range);
        return range === null ? [] : [{ ...one, range }];
      });
      return dismissals.length === act.dismissals.length ? { ...act, dismissals } : null;
    }
    case "confirm": {
      const range = moved(act.range);
      return range === null ? null : { ...act, range };
    }
    case "uncommit":
    case "withdraw-no-ai":
    case "retain":
      return act;
    case "review":
    case "state-no-ai":
      return null;
    default:
      return act satisfies never;
  }
}
