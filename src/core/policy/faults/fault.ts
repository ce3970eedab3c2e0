/** One thing that is wrong with a profile: its path, the reason and what to do. */
import type { Wording } from "../../errors.ts";

export interface Fault {
  /** Where in the profile: "source.text.sv", "rules.3.documentTypes". */
  readonly path: string;
  readonly reason: Wording;
  readonly remedy: Wording;
}

/** Something of the profile is named that is not in it. */
export function unknownId(path: string, id: string, known: readonly string[]): Fault {
  const choices = known.join(", ");
  return {
    path,
    reason: { sv: `”${id}” finns inte i profilen`, en: `the profile has no “${id}”` },
    remedy:
      choices === ""
        ? { sv: "lägg till den i profilen, eller ta bort raden", en: "add it to the profile, or take the line out" }
        : { sv: `välj en av ${choices}`, en: `choose one of ${choices}` },
  };
}
