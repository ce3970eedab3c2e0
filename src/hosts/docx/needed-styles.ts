/** Styles that a list of edits needs: looked up, and where missing added, once for all of it. */
import type { HostEdit } from "../../core/edits.ts";
import { dialectOf } from "../wordprocessing/dialect.ts";
import type { OfficePackage } from "../wordprocessing/opc.ts";
import { folderOf } from "../wordprocessing/part-names.ts";
import type { DocxReading } from "../wordprocessing/reading.ts";
import { missingStyles, newStyles, stylesAdded, type StyleAddition } from "../wordprocessing/styles.ts";
import { STRICT, TRANSITIONAL } from "../wordprocessing/vocabulary.ts";

export function addStyles(opc: OfficePackage, before: DocxReading, edits: readonly HostEdit[]): StyleAddition {
  const notes = edits.some((edit) => edit.kind === "mark" && edit.appearance.place === "footnote");
  const isShown = (edit: HostEdit): boolean =>
    (edit.kind === "mark" && edit.appearance.place !== "none") || (edit.kind === "caption" && edit.at.side === "within");
  const mark = edits.some(isShown);
  const notice = edits.some((edit) => edit.kind === "insert" && edit.part === "notice");
  const captions = edits.filter((edit) => edit.kind === "caption");
  const caption = captions.some(({ at }) => at.side === "after");
  const { mainPart, strict, styles } = before;
  const part = opc.related(mainPart, "styles");
  const tree = part === null ? null : opc.tree(part);
  const plain = {
    e: (local: string) => `w:${local}`,
    a: (local: string) => `w:${local}`,
    declare: "",
    strict,
    namespace: strict ? STRICT : TRANSITIONAL,
  };
  const added = missingStyles(styles, { mark, notice, notes, caption }, tree ? dialectOf(tree, 0) : plain);
  if (added.xml === "") return added;
  if (part !== null && tree) opc.splice(part, [stylesAdded(tree, added.xml)]);
  else {
    const fresh = opc.freeName(`${folderOf(mainPart)}styles`);
    opc.write(fresh, newStyles(plain.namespace, added.xml));
    opc.setContentType(fresh, "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml");
    opc.relate(mainPart, "styles", fresh, strict);
  }
  return added;
}
