/** What the styles of an OpenDocument file say that the text model needs: names, hidden and unreadable text, language. */
import type { XmlTree } from "../package/xml.ts";
import { attributeNamed, childOf } from "../package/xml.ts";
import { colorOf, isUnreadable } from "../reading/paint.ts";
import { O } from "./vocabulary.ts";

export interface OdtStyles {
  /** True when text in this style, or in one it builds on, is not shown. */
  isHidden(name: string): boolean;
  /** True for text in these styles, the innermost first, when nobody can read it. */
  isUnreadable(names: readonly string[]): boolean;
  /** The name a person sees: an automatic style ("P3") gives the one it builds on, or null for none. */
  shownName(name: string): string | null;
  readonly language: string | null;
}

interface OdtStyle {
  readonly parent: string | null;
  readonly isAutomatic: boolean;
  readonly isHidden: boolean;
  readonly displayName: string | null;
  readonly color: string | null;
  readonly ground: string | null;
  readonly size: string | null;
}

/** Reads styles.xml and the automatic styles of content.xml, in this order. Names are those of the format's usual prefixes. */
export function readOdtStyles(trees: readonly { readonly tree: XmlTree; readonly isContent: boolean }[]): OdtStyles {
  const styles = new Map<string, OdtStyle>();
  let language: string | null = null;
  for (const { tree, isContent } of trees) {
    for (let element = 0; element < tree.count; element++) {
      const code = tree.code[element];
      if (code !== O["style:style"] && code !== O["style:default-style"]) continue;
      const properties = childOf(tree, element, O["style:text-properties"]);
      const property = (name: string) => (properties < 0 ? null : attributeNamed(tree, properties, name));
      const name = attributeNamed(tree, element, "style:name");
      if (code === O["style:default-style"]) {
        if (attributeNamed(tree, element, "style:family") === "paragraph")
          language = tagOf(property("fo:language"), property("fo:country"));
      } else if (name !== null) {
        const displayName = attributeNamed(tree, element, "style:display-name");
        const parent = attributeNamed(tree, element, "style:parent-style-name");
        const block = childOf(tree, element, O["style:paragraph-properties"]);
        styles.set(name, {
          parent,
          isAutomatic: isContent,
          isHidden: property("text:display") === "none",
          displayName,
          color: property("style:use-window-font-color") === "true" ? null : property("fo:color"),
          ground: property("fo:background-color") ?? (block < 0 ? null : attributeNamed(tree, block, "fo:background-color")),
          size: property("fo:font-size"),
        });
      }
    }
  }
  return {
    isHidden: (name) => chain(styles, name).some((style) => style.isHidden),
    isUnreadable: (names) => {
      const all = names.flatMap((name) => chain(styles, name));
      const stated = (value: (style: OdtStyle) => string | null): string | null =>
        all.map(value).find((one) => one !== null) ?? null;
      const [color, ground, size] = [stated((one) => one.color), stated((one) => one.ground), stated((one) => one.size)];
      return isUnreadable({
        color: color === null ? null : colorOf(color),
        ground: ground === null || ground === "transparent" ? null : colorOf(ground),
        isTiny: size !== null && /^(?:0?\.\d+|1(?:\.\d+)?)pt$/.test(size),
      });
    },
    shownName: (name) => {
      const style = styles.get(name);
      const shown = style?.isAutomatic ? style.parent : name;
      if (!shown || shown === "Standard") return null;
      return (
        styles.get(shown)?.displayName ??
        shown.replace(/_([0-9a-f]{2})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      );
    },
    language,
  };
}

/** A style and those it builds on; a ring, or a chain past all reason, ends. */
function chain(styles: ReadonlyMap<string, OdtStyle>, name: string): OdtStyle[] {
  const found: OdtStyle[] = [];
  let at: string | null = name;
  while (at !== null && found.length < 50) {
    const style: OdtStyle | undefined = styles.get(at);
    if (!style) break;
    found.push(style);
    at = style.parent;
  }
  return found;
}

function tagOf(language: string | null, country: string | null): string | null {
  if (!language || language === "none" || language === "zxx") return null;
  return country && country !== "none" ? `${language}-${country}` : language;
}
