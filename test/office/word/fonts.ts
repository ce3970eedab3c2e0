/** Formatting of characters: read through the styles, written to the runs, as a tracked formatting change when the document tracks. */
import { cut, contentOf, spotAfter, spotBefore } from "./content.ts";
import { invalidArgument, type LiveDocument } from "./document.ts";
import { word, type XmlElement } from "./dom.ts";
import { oweChange } from "./edits.ts";
import { isOn } from "./content.ts";
import { chainOf, styleById, styleOfParagraph } from "./styles.ts";

export const RUN_ORDER = (
  "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish " +
  "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
).split(" ");

/** The colours of w:highlight, as Word's API spells them. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  "#FFFF00": "yellow",
  "#00FF00": "green",
  "#00FFFF": "cyan",
  "#FF00FF": "magenta",
  "#0000FF": "blue",
  "#FF0000": "red",
  "#000080": "darkBlue",
  "#008080": "darkCyan",
  "#008000": "darkGreen",
  "#800080": "darkMagenta",
  "#800000": "darkRed",
  "#808000": "darkYellow",
  "#808080": "darkGray",
  "#C0C0C0": "lightGray",
  "#000000": "black",
  "#FFFFFF": "white",
};
const HIGHLIGHT_NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(HIGHLIGHTS).map((n) => [n.toLowerCase(), n])),
  lime: "green",
  turquoise: "cyan",
  pink: "magenta",
};
const UNDERLINES: Readonly<Record<string, string>> = {
  None: "none",
  Single: "single",
  Word: "words",
  Double: "double",
  Thick: "thick",
  Dotted: "dotted",
  DottedHeavy: "dottedHeavy",
  DashLine: "dash",
  DashLineHeavy: "dashedHeavy",
  Wave: "wave",
  WaveHeavy: "wavyHeavy",
  WaveDouble: "wavyDouble",
};

export type FontKey =
  | "bold"
  | "italic"
  | "strikeThrough"
  | "doubleStrikeThrough"
  | "subscript"
  | "superscript"
  | "color"
  | "highlightColor"
  | "underline"
  | "name"
  | "size";
export const FONT_KEYS: readonly FontKey[] = [
  "bold",
  "italic",
  "strikeThrough",
  "doubleStrikeThrough",
  "subscript",
  "superscript",
  "color",
  "highlightColor",
  "underline",
  "name",
  "size",
];

const TOGGLES: Readonly<Record<string, string>> = {
  bold: "b",
  italic: "i",
  strikeThrough: "strike",
  doubleStrikeThrough: "dstrike",
};

/** What one set of run properties says about a key; undefined when it says nothing. */
function saidBy(properties: XmlElement | null, key: FontKey): unknown {
  if (!properties) return undefined;
  const toggle = TOGGLES[key];
  if (toggle !== undefined) return properties.child(toggle) ? isOn(properties, toggle) : undefined;
  switch (key) {
    case "subscript":
    case "superscript": {
      const align = properties.val("vertAlign");
      return align === null ? undefined : align === key;
    }
    case "color": {
      const color = properties.val("color");
      return color === null ? undefined : color === "auto" ? "#000000" : `#${color.toUpperCase()}`;
    }
    case "highlightColor": {
      const name = properties.val("highlight");
      if (name === null) return undefined;
      return Object.entries(HIGHLIGHTS).find(([, own]) => own === name)?.[0] ?? null;
    }
    case "underline": {
      const line = properties.val("u");
      return line === null ? undefined : (Object.entries(UNDERLINES).find(([, own]) => own === line)?.[0] ?? "Single");
    }
    case "name":
      return properties.child("rFonts")?.attr("ascii") ?? undefined;
    case "size": {
      const size = properties.val("sz");
      return size === null ? undefined : Number(size) / 2;
    }
    default:
      return undefined;
  }
}

const PLAIN: Readonly<Record<FontKey, unknown>> = {
  bold: false,
  italic: false,
  strikeThrough: false,
  doubleStrikeThrough: false,
  subscript: false,
  superscript: false,
  color: "#000000",
  highlightColor: null,
  underline: "None",
  name: "Times New Roman",
  size: 10,
};

/** The value in force for a run (null: the paragraph's mark). */
export function fontOf(doc: LiveDocument, p: XmlElement, run: XmlElement | null, key: FontKey): unknown {
  const direct = run ? run.child("rPr") : (p.child("pPr")?.child("rPr") ?? null);
  const defaults = doc.part("styles")?.child("docDefaults")?.child("rPrDefault")?.child("rPr") ?? null;
  const sources = [
    direct,
    ...chainOf(doc, styleById(doc, direct?.val("rStyle") ?? null)).map((style) => style.child("rPr")),
    ...chainOf(doc, styleOfParagraph(doc, p)).map((style) => style.child("rPr")),
    defaults,
  ];
  for (const source of sources) {
    const said = saidBy(source, key);
    if (said !== undefined) return said;
  }
  return PLAIN[key];
}

export function fontOfStyle(doc: LiveDocument, style: XmlElement, key: FontKey): unknown {
  for (const one of chainOf(doc, style)) {
    const said = saidBy(one.child("rPr"), key);
    if (said !== undefined) return said;
  }
  return saidBy(doc.part("styles")?.child("docDefaults")?.child("rPrDefault")?.child("rPr") ?? null, key) ?? PLAIN[key];
}

/** The value over several pieces: what is mixed reads as null or "", or as the first on the web (quirk). */
export function fontOver(
  doc: LiveDocument,
  pieces: readonly { p: XmlElement; from: number; to: number }[],
  key: FontKey,
): unknown {
  const values = new Set<unknown>();
  for (const { p, from, to } of pieces) {
    const runs = contentOf(p).atoms.filter((atom) => atom.run && atom.start < to && atom.start + atom.length > from);
    for (const run of new Set(runs.map(({ run }) => run))) values.add(fontOf(doc, p, run, key));
  }
  const first = pieces[0];
  if (values.size === 0 && first) {
    const near = contentOf(first.p).atoms.findLast((atom) => atom.run && atom.start < Math.max(first.from, 1));
    return fontOf(doc, first.p, near?.run ?? null, key);
  }
  const [value] = values;
  if (values.size === 1 || doc.has("mixed-font-is-first")) return value;
  return key === "color" || key === "highlightColor" || key === "name" || key === "underline"
    ? key === "underline"
      ? "Mixed"
      : ""
    : null;
}

export function setRunProperty(properties: XmlElement, local: string, attributes: Readonly<Record<string, string>> | null): void {
  properties.child(local)?.detach();
  if (attributes === null) return;
  const rank = RUN_ORDER.indexOf(local);
  const next = properties.elements.find((child) => RUN_ORDER.indexOf(child.w) > rank || (child.w === "" && rank >= 0));
  properties.insert(next ? next.index : properties.children.length, word(properties, local, attributes));
}

/** Writes a value into one set of run properties. @throws HostError InvalidArgument for a value that Word refuses */
export function sayFont(properties: XmlElement, key: FontKey, value: unknown): void {
  const toggle = TOGGLES[key];
  if (toggle !== undefined) {
    if (typeof value !== "boolean") throw invalidArgument();
    for (const local of key === "bold" || key === "italic" ? [toggle, `${toggle}Cs`] : [toggle])
      setRunProperty(properties, local, value ? {} : { val: "0" });
    return;
  }
  switch (key) {
    case "subscript":
    case "superscript":
      setRunProperty(properties, "vertAlign", { val: value === true ? key : "baseline" });
      return;
    case "color": {
      const hex = /^#?([0-9a-f]{6})$/i.exec(String(value))?.[1] ?? COLORS[String(value).toLowerCase()];
      if (hex === undefined && value !== "") throw invalidArgument();
      setRunProperty(properties, "color", value === "" ? { val: "auto" } : { val: (hex as string).toUpperCase() });
      return;
    }
    case "highlightColor": {
      if (value === null || value === "") return setRunProperty(properties, "highlight", null);
      if (typeof value !== "string") throw invalidArgument();
      const name = HIGHLIGHTS[value.toUpperCase()] ?? HIGHLIGHT_NAMES[value.toLowerCase()];
      if (name === undefined) throw invalidArgument();
      return setRunProperty(properties, "highlight", { val: name });
    }
    case "underline": {
      const line = UNDERLINES[String(value)];
      if (line === undefined) throw invalidArgument();
      return setRunProperty(properties, "u", { val: line });
    }
    case "name":
      return setRunProperty(properties, "rFonts", { ascii: String(value), hAnsi: String(value), cs: String(value) });
    case "size":
      if (typeof value !== "number" || value <= 0) throw invalidArgument();
      setRunProperty(properties, "sz", { val: String(Math.round(value * 2)) });
      return setRunProperty(properties, "szCs", { val: String(Math.round(value * 2)) });
    default:
      throw invalidArgument();
  }
}

const COLORS: Readonly<Record<string, string>> = {
  black: "000000",
  red: "FF0000",
  blue: "0000FF",
  green: "008000",
  yellow: "FFFF00",
  white: "FFFFFF",
  gray: "808080",
  grey: "808080",
};

/** Runs that a piece covers whole, cut at its edges. */
export function runsWithin(p: XmlElement, from: number, to: number): XmlElement[] {
  if (to <= from) return [];
  cut(p, from);
  cut(p, to);
  spotAfter(p, to);
  spotBefore(p, from);
  const inside = contentOf(p).atoms.filter((atom) => atom.start >= from && atom.start + atom.length <= to);
  return [...new Set(inside.flatMap(({ run }) => run ?? []))];
}

export function propertiesOfRun(run: XmlElement): XmlElement {
  const own = run.child("rPr");
  if (own) return own;
  const made = word(run, "rPr");
  run.insert(0, made);
  return made;
}

/** Changes run properties over pieces of the text; the old ones are kept in a tracked change when the document tracks. */
export function formatRuns(
  doc: LiveDocument,
  pieces: readonly { p: XmlElement; from: number; to: number }[],
  change: (properties: XmlElement) => void,
): void {
  for (const { p, from, to } of pieces) {
    doc.requireWritable(p);
    for (const run of runsWithin(p, from, to)) {
      doc.requireWritable(run);
      const properties = propertiesOfRun(run);
      const old = properties.clone();
      change(properties);
      const isNew = run.closest("ins") !== null;
      if (doc.isTracking && !isNew && !properties.child("rPrChange")) {
        const kept = word(run, "rPr", {}, ...old.elements.map((child) => child.clone()));
        properties.append(word(run, "rPrChange", doc.revision(run), kept));
      }
    }
    oweChange(doc, p);
  }
}
