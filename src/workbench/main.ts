/** Entry of the page: picks the .docx host and hands it in. */
import { detect } from "../core/pipeline/evidence.ts";
import { openDocx } from "../hosts/docx/index.ts";
import { drawDocx } from "./picture.ts";
import { startWorkbench } from "./workbench.ts";

const place = document.getElementById("page");
if (!place) throw new Error("workbench.html has no element with the id page");

startWorkbench(place, {
  async open(bytes) {
    const reading = await openDocx(bytes).read();
    return { reading, findings: detect(reading.text).findings };
  },
  draw: drawDocx,
});
