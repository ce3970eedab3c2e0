/** Entry of the page: makes the workers, and hands the pane what it needs from the browser. */
import { createRoot } from "react-dom/client";
import { forget, giveFile, remember } from "../taskpane/memory.ts";
import { loadTheme } from "../taskpane/themes/shown.ts";
import { workerVerbs } from "../taskpane/verbs/client.ts";
import { FileHost } from "./document/file-host.ts";
import type { WorkbenchPorts } from "./page/ports.ts";
import { systemTheme } from "./page/theme.ts";
import { Workbench } from "./page/Workbench.tsx";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const place = document.getElementById("page");
if (!place) throw new Error("workbench.html has no element with the id page");

const giveDocument = (name: string, bytes: Uint8Array): void => giveFile(name, bytes, DOCX);

const ports: WorkbenchPorts = {
  verbs: workerVerbs(() => new Worker(new URL("../taskpane/verbs/worker.ts", import.meta.url), { name: "verbs" })),
  now: () => new Date().toISOString(),
  remember,
  forget,
  giveFile,
  giveDocument,
  report: (error) => reportError(error),
  hostFor: (name) =>
    new FileHost(name, new Worker(new URL("./document/file-worker.ts", import.meta.url), { name: "file" }), giveDocument),
};

const root = createRoot(place);
void loadTheme(systemTheme()).finally(() => root.render(<Workbench ports={ports} />));
