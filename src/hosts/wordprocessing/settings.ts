/** What a document's settings say of changing it: protection, and whether changes are tracked. */
import { attributeOf, childOf } from "../package/xml.ts";
import type { OfficePackage } from "./opc.ts";
import { W } from "./vocabulary.ts";

export type Protection = "none" | "tracked-changes" | "closed";

interface Settings {
  readonly protection: Protection;
  readonly tracking: boolean;
}

const isOn = (value: string | null): boolean => value === null || !["0", "false", "off"].includes(value);

export function settingsOf(opc: OfficePackage, mainPart: string): Settings {
  const part = opc.related(mainPart, "settings");
  const tree = part === null ? null : opc.tree(part);
  if (!tree) return { protection: "none", tracking: false };
  const element = childOf(tree, 0, W.documentProtection);
  const enforced = element >= 0 && ["1", "true", "on"].includes(attributeOf(tree, element, "enforcement") ?? "0");
  const kind = enforced ? attributeOf(tree, element, "edit") : "none";
  const tracking = childOf(tree, 0, W.trackRevisions);
  return {
    protection: kind === "trackedChanges" ? "tracked-changes" : kind === null || kind === "none" ? "none" : "closed",
    tracking: tracking >= 0 && isOn(attributeOf(tree, tracking, "val")),
  };
}
