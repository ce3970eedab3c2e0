/** The XML of Källmärkt's own content controls and of what stands in them. */
import { decodeXml, encodeText, encodeXml } from "../package/xml.ts";
import { tagOf, type Tag } from "../../core/label/tag.ts";
import type { Dialect } from "../wordprocessing/dialect.ts";
import { MARK_STYLE } from "../wordprocessing/styles.ts";

/** Hands out w:id values: 31-bit, never 0, unique in the document. */
export class ControlIds {
  private readonly taken: Set<number>;

  constructor(taken: Iterable<number>) {
    this.taken = new Set(taken);
  }

  /** The id for a tag: the same tag gets the same id as long as it is free, so that writing twice gives the same bytes. */
  take(tag: string): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < tag.length; at++) hash = Math.imul(hash ^ tag.charCodeAt(at), 0x01000193);
    let id = (hash >>> 1) | 1;
    while (this.taken.has(id)) id = (id + 2) & 0x7fffffff || 1;
    this.taken.add(id);
    return id;
  }

  copy(): ControlIds {
    return new ControlIds(this.taken);
  }

  release(id: number): void {
    this.taken.delete(id);
  }
}

/** Start, end and id of a run-level control around something. Children of w:sdtPr stand in the order the schema wants. */
export function controlAround(d: Dialect, tag: Tag, alias: string, ids: ControlIds): { open: string; close: string; id: number } {
  const value = tagOf(tag);
  const id = ids.take(value);
  return {
    open: `<${d.e("sdt")}${d.declare}><${d.e("sdtPr")}><${d.e("alias")} ${d.a("val")}="${encodeXml(alias.slice(0, 64).replace(LONE, ""))}"/><${d.e("tag")} ${d.a("val")}="${value}"/><${d.e("id")} ${d.a("val")}="${id}"/></${d.e("sdtPr")}><${d.e("sdtContent")}>`,
    close: `</${d.e("sdtContent")}></${d.e("sdt")}>`,
    id,
  };
}

/** A tracked insertion around a run, for documents that allow nothing else. */
export interface Revision {
  readonly author: string;
  /** ISO 8601 instant; left out when nobody has said what time it is. */
  readonly date: string | null;
}

/** Halves of a surrogate pair without the other, which no encoding can write. */
export const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const onOneLine = (text: string): string => text.replace(LONE, "\ufffd").replace(/[\r\n\t]+/g, " ");

/** Text as it is read back from the document: on one line, without characters that XML can't hold. */
export const asWritten = (text: string): string => decodeXml(encodeText(onOneLine(text))).trim();

/** A run of text. `properties` is the XML inside w:rPr. */
export function textRun(d: Dialect, text: string, properties: string): string {
  const rPr = properties === "" ? "" : `<${d.e("rPr")}>${properties}</${d.e("rPr")}>`;
  return `<${d.e("r")}>${rPr}<${d.e("t")} xml:space="preserve">${encodeText(onOneLine(text))}</${d.e("t")}></${d.e("r")}>`;
}

/** Attributes of a tracked insertion. Its id is that of the control around it, which is unique and the same each time. */
export function revisionAttributes(d: Dialect, revision: Revision, id: number): string {
  return ` ${d.a("id")}="${id}" ${d.a("author")}="${encodeXml(revision.author)}"${revision.date === null ? "" : ` ${d.a("date")}="${encodeXml(revision.date)}"`}`;
}

export function tracked(d: Dialect, run: string, revision: Revision | null, id: number, declare = ""): string {
  return revision === null ? run : `<${d.e("ins")}${declare}${revisionAttributes(d, revision, id)}>${run}</${d.e("ins")}>`;
}

const style = (d: Dialect, id: string): string => `<${d.e("rStyle")} ${d.a("val")}="${encodeXml(id)}"/>`;

/** The visible mark after a passage, or words after a caption: a blank, then the text in brackets, in the mark's own character style. */
export function visibleMark(
  d: Dialect,
  labelId: string,
  text: string,
  alias: string,
  ids: ControlIds,
  revision: Revision | null,
  kind: "mark" | "caption" = "mark",
): string {
  const { open, close, id } = controlAround(d, { owner: labelId, part: { kind } }, alias, ids);
  return open + tracked(d, textRun(d, ` ${text}`, style(d, MARK_STYLE)), revision, id) + close;
}

/**
 * The reference to the label's footnote, in no control: the note itself says whose it is. LibreOffice 7.4 loses text further on
 * when there is a control around both.
 */
export function noteReference(
  d: Dialect,
  labelId: string,
  noteId: number,
  styleId: string,
  ids: ControlIds,
  revision: Revision | null,
): string {
  const declare = revision === null ? d.declare : "";
  const run = `<${d.e("r")}${declare}><${d.e("rPr")}>${style(d, styleId)}</${d.e("rPr")}><${d.e("footnoteReference")} ${d.a("id")}="${noteId}"/></${d.e("r")}>`;
  if (revision === null) return run;
  return tracked(d, run, revision, ids.take(tagOf({ owner: labelId, part: { kind: "note" } })), d.declare);
}
