/** Entry of the pane inside Office: makes the worker, and hands the pane what it needs from the browser and from office.js. */
import { createRoot } from "react-dom/client";
import { associateCommands } from "../commands/associate.ts";
import { forget, giveFile, recalled, remember } from "./memory.ts";
import { arrival, languageOf, themeOf } from "./office/office.ts";
import { OfficePane, type OfficePorts } from "./office/OfficePane.tsx";
import { onWish, profileInAddress, takeWish } from "./office/wish.ts";
import { viewInAddress } from "./state/state.ts";
import { loadTheme, type ThemeName } from "./themes/shown.ts";
import { workerVerbs } from "./verbs/client.ts";

const place = document.getElementById("page");
if (!place) throw new Error("taskpane.html has no element with the id page");

/** Not there when office.js could not be fetched. */
const office = typeof Office === "undefined" ? undefined : Office;
/** Which document this is, for wishes; one that was never saved has no address. */
const documentAddress = (): string => office?.context.document?.url ?? "";
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");
const systemTheme = (): ThemeName => (forced.matches ? "contrast" : dark.matches ? "dark" : "light");

/** Word tells of no change of its colours, so they are asked for again when the pane gets the focus. */
const theme: OfficePorts["theme"] = {
  current: () => (forced.matches ? "contrast" : (themeOf(office?.context.officeTheme) ?? systemTheme())),
  onChange(changed) {
    dark.addEventListener("change", changed);
    forced.addEventListener("change", changed);
    addEventListener("focus", changed);
    return () => {
      dark.removeEventListener("change", changed);
      forced.removeEventListener("change", changed);
      removeEventListener("focus", changed);
    };
  },
};

const arrived = arrival(office, wait);
const openWordModule = () => import(/* webpackChunkName: "word" */ "./office/open-word.ts");
const openPaneModule = () => import(/* webpackChunkName: "word" */ "./office/open-word-pane.ts");
const ports: OfficePorts = {
  arrived,
  openWord: async () => (await openPaneModule()).openWordForPane(),
  verbs: workerVerbs(() => new Worker(new URL("./verbs/worker.ts", import.meta.url), { name: "verbs" })),
  now: () => new Date().toISOString(),
  remember,
  forget,
  giveFile,
  report: (error) => reportError(error),
  takeWish: () => takeWish(documentAddress(), Date.now()),
  onWish: (listener) => onWish(documentAddress(), listener, Date.now),
  theme,
  reload: () => location.reload(),
};

// In a shared runtime the ribbon's commands run in this page; what they need comes with the first of them.
if (office !== undefined) {
  associateCommands(async () => {
    const [{ commandsOver }, { commandPorts }] = await Promise.all([
      import(/* webpackChunkName: "ribbon" */ "../commands/commands.ts"),
      import(/* webpackChunkName: "ribbon" */ "../commands/office.ts"),
    ]);
    await arrived;
    return commandsOver(commandPorts(async () => (await openWordModule()).openWordDocument({ listens: false })));
  });
}

const root = createRoot(place);
void arrived
  .then(() => loadTheme(theme.current()))
  .finally(() => {
    const language = languageOf(office?.context.displayLanguage ?? navigator.language);
    const remembered = { language, ...recalled(), homeProfileId: profileInAddress(location.search) };
    root.render(<OfficePane ports={ports} remembered={remembered} first={viewInAddress(location.search)} />);
  });
