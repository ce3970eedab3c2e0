/** insertBreak: a line or a page break before or after an object. Breaks between sections are not emulated. */
import { HostError, type HostObject } from "../host-object.ts";
import { contentOf } from "./content.ts";
import { invalidArgument, type LiveDocument } from "./document.ts";
import { word } from "./dom.ts";
import { insertNodes } from "./edits.ts";
import { BodyObject, ControlObject, ParagraphObject } from "./objects.ts";
import { spanOf } from "./ranges.ts";

export function insertBreak(doc: LiveDocument, object: HostObject, type: string, location: unknown): void {
  if (type !== "Line" && type !== "Page") throw new HostError("NotImplemented", `A break of type ${type} is not emulated.`, 501);
  const { start, end } = spanOf(doc, object, "content");
  const isStart = location === "Before" || location === "Start";
  if (!isStart && location !== "After" && location !== "End" && location !== "Replace") throw invalidArgument();
  if (object instanceof ParagraphObject && location !== "Before" && location !== "After") throw invalidArgument();
  if ((object instanceof BodyObject || object instanceof ControlObject) && location === "Replace") throw invalidArgument();
  const at = isStart ? start : end;
  const run = word(at.p, "r", {}, word(at.p, "br", type === "Page" ? { type: "page" } : {}));
  insertNodes(doc, at.p, Math.min(at.position, contentOf(at.p).length), [run], 1);
}
