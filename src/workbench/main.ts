/** Entry of the page: picks the .docx host and the base profile, and hands them in. */
import * as z from "zod";
import base from "../../policies/base.json";
import { suggest } from "../core/pipeline.ts";
import { profileFrom, readLayer } from "../core/policy/layers.ts";
import { openDocx } from "../hosts/docx/index.ts";
import { drawDocx } from "./picture.ts";
import { startWorkbench } from "./workbench.ts";

// Without this zod compiles its schemas with `new Function`, which the content security policy refuses.
z.config({ jitless: true });

const place = document.getElementById("page");
if (!place) throw new Error("workbench.html has no element with the id page");

const profile = profileFrom([readLayer(base, "base.json")], "base");

startWorkbench(place, {
  open: async (bytes) => suggest(await openDocx(bytes).read(), profile),
  draw: drawDocx,
});
