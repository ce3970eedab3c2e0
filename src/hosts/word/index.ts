/** The Word host: the document that Word shows, read and written through office.js. */
import { AppError } from "../../core/errors.ts";
import { WordHost, type WordAccess } from "./host.ts";
import { atLeast, levelOf, type OfficeWorld, type WordPorts } from "./office.ts";
import type { Overlay } from "./overlay.ts";
import { Session } from "./session.ts";

export { WordHost, type WordAccess } from "./host.ts";
export type { OfficeWorld, WordPorts } from "./office.ts";

/** How a document is opened, by what the page does with it. */
export interface Opening {
  readonly listens?: boolean;
  readonly overlay?: (session: Session) => Overlay;
}

/**
 * Opens the document that Word shows. Call after `Office.onReady`. `listens`: false for one act, such as a command's, after which nobody needs
 * to hear of changes; that saves a round trip. `overlay`: makes what underlines questions, for a page that shows them.
 * @throws AppError unsupported outside Word, or in one that is too old
 */
export async function openWord(
  world: OfficeWorld,
  ports: WordPorts,
  { listens = true, overlay }: Opening = {},
): Promise<WordHost> {
  const { context } = world.Office;
  const level = levelOf((set, version) => context.requirements.isSetSupported(set, version));
  if (level === null || !atLeast(level, "1.3")) {
    throw new AppError("unsupported", {
      sv: "Den här versionen av Word är för gammal för Källmärkt. Uppdatera Word, eller öppna filen i arbetsbänken.",
      en: "This version of Word is too old for Källmärkt. Update Word, or open the file in the workbench.",
    });
  }
  const access = accessOf(level, context.document.mode);
  const session = new Session(world, ports, level, String(context.platform), access.kind === "read-only");
  const host = new WordHost(session, nameOf(context.document.url), access, overlay?.(session) ?? null);
  if (listens) await host.begin();
  return host;
}

/** The file's name; a document that was never saved has none. */
function nameOf(url: string | null | undefined): string {
  const last = (url ?? "").split(/[?#]/, 1)[0]?.split(/[/\\]/).pop() ?? "";
  try {
    return decodeURIComponent(last) || "Dokument.docx";
  } catch {
    return last || "Dokument.docx";
  }
}

/** Word may be wrong about its mode (OfficeDev/office-js #5484): a document said to be open may still refuse, and says so then. */
function accessOf(level: Parameters<typeof atLeast>[0], mode: unknown): WordAccess {
  if (!atLeast(level, "1.5")) {
    return {
      kind: "old-word",
      says: {
        sv: "Den här versionen av Word kan inte bära märket och registreringen. Sök spår och sätt in källhänvisning och läsarnotis här, och märk filen i arbetsbänken.",
        en: "This version of Word can't carry the mark and the record. Search for traces and insert the source entry and reader notice here, and label the file in the workbench.",
      },
    };
  }
  if (String(mode).toLowerCase() === "readonly") {
    return {
      kind: "read-only",
      says: {
        sv: "Dokumentet är öppnat för läsning. Det går att söka spår, men inte att märka. Välj Redigera i Word.",
        en: "The document is open for reading. Traces can be searched for, but nothing can be labelled. Choose Editing in Word.",
      },
    };
  }
  return { kind: "full", says: null };
}
