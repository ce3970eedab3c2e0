/** Style, StyleCollection and ParagraphFormat, written to styles.xml. */
import type { HostObject } from "../../host-object.ts";
import { generalException, invalidArgument, type LiveDocument } from "../document.ts";
import { parseFragment, word, type XmlElement } from "../dom.ts";
import { FONT_KEYS, propertiesOfRun, sayFont } from "../fonts.ts";
import { CollectionObject, ElementObject, FontObject } from "../objects.ts";
import { allStyles, builtInName, defaultStyle, shownName, styleById, styleByName } from "../styles.ts";
import { ALIGNMENTS, MEASURES, setParagraphProperty } from "./paragraphs.ts";
import { needed, string, type Table } from "./text-members.ts";

const TYPES: Readonly<Record<string, string>> = {
  Paragraph: "paragraph",
  Character: "character",
  Table: "table",
  List: "numbering",
};

/** Properties of a style in the order of the schema, as far as they are written here. */
const ORDER =
  "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr".split(
    " ",
  );

const object = (element: XmlElement | null): ElementObject<"Style"> | null =>
  element ? new ElementObject("Style", element) : null;

function setProperty(style: XmlElement, local: string, attributes: Readonly<Record<string, string>> | null): void {
  style.child(local)?.detach();
  if (attributes === null) return;
  const next = style.elements.find((child) => ORDER.indexOf(child.w) > ORDER.indexOf(local));
  style.insert(next ? next.index : style.children.length, word(style, local, attributes));
}

export function addStyle(doc: LiveDocument, name: string, type: string): XmlElement {
  doc.requireWritable();
  const kind = TYPES[type];
  const styles = doc.part("styles");
  if (kind === undefined || name === "" || !styles) throw invalidArgument();
  // The docs name no error for a name that is taken; that Word refuses is our assumption.
  if (styleByName(doc, name)) throw generalException("There is a style with this name.");
  const base = name.replace(/[^\p{L}\p{N}]/gu, "") || "Style";
  let id = base;
  for (let number = 1; styleById(doc, id); number++) id = `${base}${number}`;
  const based = kind === "paragraph" || kind === "character" ? defaultStyle(doc, kind)?.attr("styleId") : null;
  const style = parseFragment(
    styles,
    `<w:style w:type="${kind}" w:customStyle="1" w:styleId="${id}"><w:name/>${based ? "<w:basedOn/>" : ""}<w:qFormat/></w:style>`,
  );
  style.child("name")?.setAttr(`${style.prefix || "w"}:val`, name);
  if (based) style.child("basedOn")?.setAttr(`${style.prefix || "w"}:val`, based);
  styles.append(style);
  return style;
}

export function styleMembers(doc: LiveDocument): Readonly<Record<string, Table>> {
  const of = (self: HostObject): XmlElement =>
    needed(self instanceof ElementObject && self.element.isAttached ? self.element : null);
  const set = (self: HostObject, local: string, attributes: Readonly<Record<string, string>> | null): void => {
    doc.requireWritable();
    setProperty(of(self), local, attributes);
  };
  const named = (name: unknown): XmlElement | null => styleByName(doc, string(name));
  const flag = (local: string): Table => {
    const wire = local === "qFormat" ? "QuickStyle" : "UnhideWhenUsed";
    return {
      [`get_${wire}`]: (self: HostObject) => of(self).child(local) !== null,
      [`set_${wire}`]: (self: HostObject, [value]: readonly unknown[]) => {
        set(self, local, value === true ? {} : null);
      },
    };
  };
  const format: Record<string, Table[string]> = {};
  const properties = (style: XmlElement): XmlElement => {
    if (!style.child("pPr")) setProperty(style, "pPr", {});
    return style.child("pPr") as XmlElement;
  };
  for (const [name, [local, attribute, units]] of Object.entries(MEASURES)) {
    format[`get_${name}`] = (self) =>
      Number(of(self).child("pPr")?.child(local)?.attr(attribute) ?? (name === "LineSpacing" ? 240 : 0)) / units;
    format[`set_${name}`] = (self, [value]) => {
      if (typeof value !== "number") throw invalidArgument();
      doc.requireWritable();
      setParagraphProperty(properties(of(self)), local, { [attribute]: String(Math.round(value * units)) });
    };
  }
  for (const [name, local] of Object.entries({
    KeepTogether: "keepLines",
    KeepWithNext: "keepNext",
    WidowControl: "widowControl",
  })) {
    format[`get_${name}`] = (self) => {
      const toggle = of(self).child("pPr")?.child(local);
      return toggle != null && !/^(0|false|off)$/.test(toggle.attr("val") ?? "");
    };
    format[`set_${name}`] = (self, [value]) => {
      doc.requireWritable();
      setParagraphProperty(properties(of(self)), local, { val: value === true ? "1" : "0" });
    };
  }
  return {
    StyleCollection: {
      m_GetByName: (_self, [name]) => needed(object(named(name))),
      m_GetByNameOrNullObject: (_self, [name]) => object(named(name)),
      m_GetCount: (self) => (self as CollectionObject).items.length,
      m_GetItem: (self, [index]) => needed((self as CollectionObject).items[Number(index)]),
    },
    Style: {
      get_NameLocal: (self) => shownName(of(self)),
      get_Type: (self) => Object.entries(TYPES).find(([, kind]) => kind === of(self).attr("type"))?.[0] ?? "Paragraph",
      get_BuiltIn: (self) => !/^(1|true|on)$/.test(of(self).attr("customStyle") ?? ""),
      get_InUse: (self) => of(self).isAttached,
      get_Linked: (self) => of(self).child("link") !== null,
      get_BaseStyle: (self) => {
        const base = styleById(doc, of(self).val("basedOn"));
        return base ? shownName(base) : "";
      },
      set_BaseStyle: (self, [name]) => {
        set(self, "basedOn", { val: needed(named(name)).attr("styleId") ?? "" });
      },
      get_NextParagraphStyle: (self) => shownName(styleById(doc, of(self).val("next")) ?? of(self)),
      set_NextParagraphStyle: (self, [name]) => {
        set(self, "next", { val: needed(named(name)).attr("styleId") ?? "" });
      },
      get_Priority: (self) => Number(of(self).val("uiPriority") ?? 0),
      set_Priority: (self, [value]) => {
        set(self, "uiPriority", { val: String(Number(value)) });
      },
      ...flag("qFormat"),
      ...flag("unhideWhenUsed"),
      get_Visibility: (self) => of(self).child("semiHidden") !== null,
      set_Visibility: (self, [value]) => {
        set(self, "semiHidden", value === true ? {} : null);
      },
      nav_Font: (self) => new FontObject(self),
      nav_ParagraphFormat: (self) => new ElementObject("ParagraphFormat", of(self)),
      m_Delete: (self) => {
        doc.requireWritable();
        // A built-in style goes back to what it was instead of going away; that is not emulated.
        if (builtInName(of(self)) !== "Other") throw generalException("A built-in style cannot be deleted.");
        of(self).detach();
      },
    },
    ParagraphFormat: {
      ...format,
      get_Alignment: (self) => ALIGNMENTS[of(self).child("pPr")?.val("jc") ?? "left"] ?? "Unknown",
      set_Alignment: (self, [name]) => {
        const value = Object.entries(ALIGNMENTS).find(([, own]) => own === name)?.[0];
        if (value === undefined) throw invalidArgument();
        doc.requireWritable();
        setParagraphProperty(properties(of(self)), "jc", { val: value });
      },
    },
  };
}

export function stylesOfDocument(doc: LiveDocument): Table {
  return {
    m_GetStyles: () =>
      new CollectionObject("StyleCollection", () => allStyles(doc).map((style) => new ElementObject("Style", style))),
    m_AddStyle: (_self, [name, type]) => new ElementObject("Style", addStyle(doc, string(name), string(type))),
    m_ImportStylesFromJson: (_self, [json, conflict]) => importStyles(doc, string(json), conflict),
  };
}

/** Adds the styles of a JSON text (docs: importStylesFromJson) and answers the names of those that came. */
function importStyles(doc: LiveDocument, json: string, conflict: unknown): string[] {
  const { styles } = parsed(json);
  const names: string[] = [];
  for (const given of styles) {
    const name = string(given["nameLocal"]);
    let style = styleByName(doc, name);
    if (style && conflict !== "Overwrite") continue;
    style ??= addStyle(doc, name, string(given["type"] ?? "Paragraph"));
    const font = (given["font"] ?? {}) as Readonly<Record<string, unknown>>;
    for (const key of FONT_KEYS) if (font[key] !== undefined) sayFont(propertiesOfStyle(style), key, font[key]);
    const base = given["baseStyle"];
    if (typeof base === "string" && styleByName(doc, base))
      setProperty(style, "basedOn", { val: styleByName(doc, base)?.attr("styleId") ?? "" });
    const format = (given["paragraphFormat"] ?? {}) as Readonly<Record<string, unknown>>;
    for (const [wire, [local, attribute, units]] of Object.entries(MEASURES)) {
      const value = format[(wire[0] as string).toLowerCase() + wire.slice(1)];
      if (typeof value !== "number") continue;
      if (!style.child("pPr")) setProperty(style, "pPr", {});
      setParagraphProperty(style.child("pPr") as XmlElement, local, { [attribute]: String(Math.round(value * units)) });
    }
    names.push(name);
  }
  return names;
}

function parsed(json: string): { styles: readonly Readonly<Record<string, unknown>>[] } {
  try {
    const value = JSON.parse(json) as { styles?: unknown };
    if (Array.isArray(value.styles)) return { styles: value.styles as Readonly<Record<string, unknown>>[] };
  } catch {
    // Not JSON: refused below.
  }
  throw invalidArgument();
}

/** A style's run properties, in their place behind those of its paragraphs. */
export function propertiesOfStyle(style: XmlElement): XmlElement {
  if (!style.child("rPr")) setProperty(style, "rPr", {});
  return propertiesOfRun(style);
}
