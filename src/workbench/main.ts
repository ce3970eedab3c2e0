/** Entry of the page: picks the .docx host and the base profile, and hands them in. */
import "./zod-config.ts";
import { suggest } from "../core/pipeline.ts";
import { builtInProfile } from "../core/policy/catalogue.ts";
import { openDocx } from "../hosts/docx/index.ts";
import { drawDocx } from "./picture.ts";
import { startWorkbench } from "./workbench.ts";

const place = document.getElementById("page");
if (!place) throw new Error("workbench.html has no element with the id page");

const profile = builtInProfile("base");

startWorkbench(place, {
  open: async (bytes) => suggest(await openDocx(bytes).read(), profile),
  draw: drawDocx,
});
