/** Font, of text and of styles. */
import type { HostObject } from "../../host-object.ts";
import type { LiveDocument } from "../document.ts";
import { FONT_KEYS, fontOfStyle, fontOver, formatRuns, sayFont } from "../fonts.ts";
import { ElementObject, type FontObject, ParagraphObject } from "../objects.ts";
import { paragraphMark } from "../edits.ts";
import { piecesOf, spanOf } from "../ranges.ts";
import { propertiesOfStyle } from "./styles.ts";
import type { Table } from "./text-members.ts";

const upper = (key: string): string => (key[0] as string).toUpperCase() + key.slice(1);

export function fontMembers(doc: LiveDocument): Table {
  const table: Record<string, Table[string]> = {};
  const style = (of: HostObject): ElementObject<"Style"> | null =>
    of instanceof ElementObject && of.type === "Style" ? (of as ElementObject<"Style">) : null;
  for (const key of FONT_KEYS) {
    table[`get_${upper(key)}`] = (self) => {
      const { of } = self as FontObject;
      const own = style(of);
      const value = own ? fontOfStyle(doc, own.element, key) : fontOver(doc, piecesOf(doc, spanOf(doc, of, "content")), key);
      return value as string | number | boolean | null;
    };
    table[`set_${upper(key)}`] = (self, [value]) => {
      const { of } = self as FontObject;
      const own = style(of);
      if (own) {
        doc.requireWritable();
        sayFont(propertiesOfStyle(own.element), key, value);
        return;
      }
      const span = spanOf(doc, of, "content");
      formatRuns(doc, piecesOf(doc, span), (properties) => sayFont(properties, key, value));
      // A paragraph's formatting is also that of its mark.
      if (of instanceof ParagraphObject) sayFont(paragraphMark(of.p), key, value);
    };
  }
  return table;
}
