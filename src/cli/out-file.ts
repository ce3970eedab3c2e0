/** What the file that is written may be called: its name must not say that it is of another format than it is. */
import path from "node:path";
import type { Wording } from "../core/errors.ts";
import type { Format } from "./formats.ts";
import { EXTENSIONS } from "./formats.ts";
import { usage } from "./refusal.ts";

/**
 * Refuses a name with the ending of something else: nobody could open the file by it. A name without an ending says nothing, and the
 * ending of the file that is read is its owner's choice. Throws `usage`.
 */
export function assertNamed(out: string, endings: readonly string[], read?: string): void {
  const ending = endingOf(out);
  if (ending === "" || endings.includes(ending) || (read !== undefined && ending === endingOf(read))) return;
  const list = endings.join(", ");
  throw usage(
    `--out ${out} slutar på ${ending}, men det som skrivs är något annat. Välj ett namn som slutar på ${list}.`,
    `--out ${out} ends in ${ending}, but what is written is something else. Choose a name that ends in ${list}.`,
  );
}

/** The same for a document that is written in the format it was read in; what the person should know of the name that is left. */
export function checkDocumentName(out: string, format: Format, read: string): readonly Wording[] {
  const endings = EXTENSIONS[format];
  assertNamed(out, endings, read);
  const [from, to] = [endingOf(read), endingOf(out)];
  if (format !== "docx" || from === to || !endings.includes(from) || !endings.includes(to)) return [];
  return [
    {
      sv: `Word öppnar inte en ${from}-fil som heter ${to}. Döp om ${out} så att namnet slutar på ${from}.`,
      en: `Word does not open a ${from} file that is called ${to}. Rename ${out} so that the name ends in ${from}.`,
    },
  ];
}

const endingOf = (file: string): string => path.extname(file).toLowerCase();
