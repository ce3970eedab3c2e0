/** The commands' ports, made from office.js and the browser: the only file here that knows either. */
import { recalled } from "../taskpane/memory.ts";
import type { OfficeDocument } from "../taskpane/host.ts";
import { languageOf, themeOf } from "../taskpane/office/office.ts";
import { leaveWish, profileInAddress } from "../taskpane/office/wish.ts";
import { surroundings } from "../taskpane/verbs/surroundings.ts";
import type { CommandPorts } from "./commands.ts";
import type { Dialog } from "./show.ts";

/** How long Office may take to open a window. Some versions never answer (office-js#147): the command must end all the same. */
const OPENING = 15_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function commandPorts(openWord: () => Promise<OfficeDocument>): CommandPorts {
  const language = recalled().language ?? languageOf(Office.context.displayLanguage);
  const forced = matchMedia("(forced-colors: active)").matches;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return {
    openWord,
    remembered: () => ({ ...recalled(), homeProfileId: profileInAddress(location.search) }),
    surroundings: () => surroundings(new Date().toISOString()),
    language,
    theme: forced ? "contrast" : (themeOf(Office.context.officeTheme) ?? (dark ? "dark" : "light")),
    resultPage: new URL("result.html", location.href).href,
    document: Office.context.document?.url ?? "",
    leaveWish: (wish) => leaveWish(wish, Date.now()),
    async showPane() {
      if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return false;
      try {
        await Office.addin.showAsTaskpane();
        return true;
      } catch {
        // Without a shared runtime the call is there and fails: the caller says where the button is.
        return false;
      }
    },
    open: (address, size) => Promise.race([openDialog(address, size), wait(OPENING).then(() => null)]),
    wait,
    report: (error) => reportError(error),
  };
}

function openDialog(address: string, { width, height }: { width: number; height: number }): Promise<Dialog | null> {
  return new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(address, { width, height, displayInIframe: true }, ({ status, value }) => {
      resolve(status === Office.AsyncResultStatus.Succeeded ? dialogOf(value) : null);
    });
  });
}

function dialogOf(dialog: Office.Dialog): Dialog {
  return {
    addEventHandler(kind, handler) {
      const type = kind === "message" ? Office.EventType.DialogMessageReceived : Office.EventType.DialogEventReceived;
      dialog.addEventHandler(type, (told: { message: string; origin: string | undefined } | { error: number }) => {
        handler("message" in told ? told.message : "");
      });
    },
    tell: Office.context.requirements.isSetSupported("DialogApi", "1.2") ? (message) => dialog.messageChild(message) : null,
    close: () => dialog.close(),
  };
}
