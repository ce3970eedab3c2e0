/** What may be done with content controls that are there already. */
import type { LimitReason } from "../../core/edits.ts";
import { ancestorsOf, attributeOf, childOf, childrenOf, type XmlTree } from "../package/xml.ts";
import { TYPED_CONTROLS, W } from "../wordprocessing/vocabulary.ts";

/** What may be done with an existing control: `open` may hold another, `typed` and `locked` may only be wrapped whole. */
export function controlKind(tree: XmlTree, sdt: number): "open" | "typed" | "locked" | "placeholder" {
  const properties = childOf(tree, sdt, W.sdtPr);
  if (properties < 0) return "open";
  let kind: "open" | "typed" | "locked" = "open";
  for (const child of childrenOf(tree, properties)) {
    const code = tree.code[child] as number;
    if (code === W.showingPlcHdr && !["0", "false", "off"].includes(attributeOf(tree, child, "val") ?? "1")) return "placeholder";
    if (TYPED_CONTROLS.has(code)) kind = "typed";
    else if (code === W.lock && /contentLocked/i.test(attributeOf(tree, child, "val") ?? "") && kind === "open") kind = "locked";
  }
  return kind;
}

/** Why nothing may be written inside an element of the story at `root`: a control around it that can't hold another, or is locked. */
export function closedAround(tree: XmlTree, root: number, element: number): LimitReason | null {
  for (const around of ancestorsOf(tree, element)) {
    if (around === root) break;
    if (tree.code[around] !== W.sdt) continue;
    const kind = controlKind(tree, around);
    if (kind === "typed") return "typed-control";
    if (kind === "placeholder") return "placeholder";
    if (kind === "locked") return "locked-control";
  }
  return null;
}
