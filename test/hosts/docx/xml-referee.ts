/** A second opinion on every written part, by saxes and a few plain rules: well-formed, ours in order, the writer's untouched. */
import { SaxesParser } from "saxes";

export interface Node {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly { readonly name: string; readonly local: string; readonly value: string }[];
  readonly children: (Node | string)[];
}

/** The part as a tree. Throws when saxes, strict and with namespaces, does not accept it. */
export function parseXml(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const root: Node = { name: "", local: "", uri: "", attributes: [], children: [] };
  const stack = [root];
  const add = (child: Node | string): void => void stack.at(-1)?.children.push(child);
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes).map(({ name, local, value }) => ({ name, local, value }));
    const node: Node = { name: tag.name, local: tag.local, uri: tag.uri, attributes, children: [] };
    add(node);
    stack.push(node);
  });
  parser.on("closetag", () => void stack.pop());
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("comment", (comment) =>
    add({ ...root, name: "!", attributes: [{ name: "", local: "", value: comment }], children: [] }),
  );
  parser.write(xml).close();
  return root.children.find((child): child is Node => typeof child !== "string" && child.name !== "!") as Node;
}

export const nodesOf = (node: Node): Node[] => node.children.filter((child): child is Node => typeof child !== "string");
export const childNamed = (node: Node, local: string): Node | undefined => nodesOf(node).find((child) => child.local === local);
export const valueOf = (node: Node | undefined, local = "val"): string | null =>
  node?.attributes.find((attribute) => attribute.local === local)?.value ?? null;

const OWN = /^kallmarkt:1:([A-Za-z0-9_-]+):(\d+|mark|note|source|notice|heading)$/;

/** What stands in a control of Källmärkt's own, from its tag; null for any other element. */
function ownPart(node: Node): string | null {
  if (node.local !== "sdt") return null;
  const properties = childNamed(node, "sdtPr");
  const tag = properties && valueOf(childNamed(properties, "tag"));
  const match = OWN.exec(tag ?? "");
  return match ? (/^\d/.test(match[2] as string) ? "passage" : (match[2] as string)) : null;
}

const PARAGRAPH_PARTS = new Set(["source", "notice", "heading"]);

/** True for an element that is Källmärkt's as a whole: a paragraph, a note, a style, the list of separators. */
function isOwnWhole(node: Node): boolean {
  if (node.local === "p") {
    const content = nodesOf(node).filter((child) => child.local !== "pPr");
    return content.length > 0 && content.every((child) => PARAGRAPH_PARTS.has(ownPart(child) ?? ""));
  }
  if (node.local === "footnote") return hasOwnNote(node);
  return node.local === "style" && (valueOf(node, "styleId") ?? "").startsWith("Kallmarkt");
}

const isOwnReference = (node: Node, ours: ReadonlySet<string>): boolean =>
  node.local === "footnoteReference" && ours.has(valueOf(node, "id") ?? "");

/** A tracked insertion of a run with nothing in it but a reference of ours. */
const isOwnInsertion = (node: Node, ours: ReadonlySet<string>): boolean =>
  node.local === "ins" &&
  nodesOf(node).length === 1 &&
  nodesOf(node).every((run) => {
    const content = nodesOf(run).filter((child) => child.local !== "rPr");
    return run.local === "r" && content.length === 1 && content.every((child) => isOwnReference(child, ours));
  });

/** Ids of the notes in a footnotes part that are Källmärkt's. */
export const ownNoteIds = (xml: string): string[] =>
  nodesOf(parseXml(xml)).flatMap((note) => (note.local === "footnote" && hasOwnNote(note) ? [valueOf(note, "id") ?? ""] : []));

const hasOwnNote = (node: Node): boolean => nodesOf(node).some((child) => ownPart(child) === "note" || hasOwnNote(child));

/**
 * Everything in a part that is not Källmärkt's, as a list of tokens: text one character at a time under its formatting,
 * everything else as start and end tags. Two parts with the same list differ only in what Källmärkt put there. `ours`: ids of
 * Källmärkt's own footnotes.
 */
export function writersTokens(xml: string, ours: ReadonlySet<string> = new Set()): string[] {
  const out: string[] = [];
  let key: string | null = null;
  const emit = (token: string): void => {
    out.push(token);
    key = null;
  };
  const character = (formatting: string, what: string): void => {
    if (key !== formatting) out.push(`«${formatting}»`);
    key = formatting;
    out.push(what);
  };
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (typeof child === "string") {
        if (child.trim() !== "") emit(child);
      } else if (child.local === "r") run(child);
      else if (isOwnInsertion(child, ours)) continue;
      else if (ownPart(child) === "passage") walk(childNamed(child, "sdtContent") as Node);
      else if (ownPart(child) === null && !isOwnWhole(child)) {
        emit(openTag(child));
        walk(child);
        emit(`</${child.name}>`);
      }
    }
  };
  const run = (node: Node): void => {
    const properties = childNamed(node, "rPr");
    const formatting =
      attributesOf(node) + (properties ? nodesOf(properties).filter(notOwnShade).map(withoutIds).map(serialised).join("") : "");
    for (const child of node.children) {
      if (typeof child === "string") {
        if (child.trim() !== "") character(formatting, child);
      } else if (child.local === "t") {
        const text = child.children.map((one) => (typeof one === "string" ? one : serialised(one))).join("");
        const keeps = valueOf(child, "space") === "preserve";
        for (const c of keeps ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "")) character(formatting, c);
      } else if (isOwnReference(child, ours)) continue;
      else if (child !== properties) {
        character(formatting, openTag(child));
        const before = key;
        walk(child);
        key = before;
        character(formatting, `</${child.name}>`);
      }
    }
  };
  const root = parseXml(xml);
  emit(openTag(root));
  walk(root);
  return out;
}

/** Tracked changes of formatting without their ids: a run cut in two has two. */
const withoutIds = (node: Node): Node =>
  /^(?:rPrChange|ins|del|moveFrom|moveTo)$/.test(node.local)
    ? { ...node, attributes: node.attributes.filter(({ local }) => local !== "id") }
    : node;
const attributesOf = (node: Node): string =>
  node.attributes.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join("");
const openTag = (node: Node): string => `<${node.name}${attributesOf(node)}>`;
const notOwnShade = (node: Node): boolean => node.local !== "shd" || valueOf(node, "fill") !== "E8EEF7";
const serialised = (node: Node): string =>
  `${openTag(node)}${node.children.map((child) => (typeof child === "string" ? child : serialised(child))).join("")}</${node.name}>`;

const MAY_HOLD = new Set(["p", "hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent"]);
const TYPED = new Set(
  "text comboBox dropDownList date checkbox picture citation bibliography equation docPartObj dataBinding showingPlcHdr".split(
    " ",
  ),
);

/** What is wrong with Källmärkt's own controls in these parts, as sentences. */
export function controlFaults(parts: readonly string[]): string[] {
  const faults: string[] = [];
  const ids = new Map<string, boolean>();
  const walk = (node: Node, ancestors: readonly Node[]): void => {
    if (node.local === "sdt") control(node, ancestors);
    const path = [...ancestors, node];
    for (const child of nodesOf(node)) walk(child, path);
  };
  const control = (node: Node, ancestors: readonly Node[]): void => {
    const part = ownPart(node);
    const properties = childNamed(node, "sdtPr");
    const id = properties ? valueOf(childNamed(properties, "id")) : null;
    const seen = id === null ? undefined : ids.get(id);
    if (seen === true || (seen === false && part !== null)) faults.push(`id ${String(id)} stands twice`);
    if (id !== null) ids.set(id, part !== null || seen === true);
    if (part === null || !properties) return;
    const order = nodesOf(properties).map((child) => child.local);
    if (order.join(" ") !== "alias tag id") faults.push(`w:sdtPr holds ${order.join(" ")}`);
    if (!(Number(id) > 0 && Number(id) <= 0x7fffffff)) faults.push(`id ${String(id)}`);
    for (const local of ["alias", "tag"])
      if ((valueOf(childNamed(properties, local)) ?? "").length > 64) faults.push(`${local} is too long`);
    if (
      nodesOf(node)
        .map((child) => child.local)
        .join(" ") !== "sdtPr sdtContent"
    )
      faults.push("w:sdt holds something else");
    const content = childNamed(node, "sdtContent");
    if (!content || !holdsRun(content)) faults.push("an empty control");
    const parent = ancestors.at(-1);
    if (!parent || !MAY_HOLD.has(parent.local)) faults.push(`a control in w:${parent?.local ?? ""}`);
    if (ancestors.some((ancestor) => ancestor.local === "sdt" && isTyped(ancestor))) faults.push("a control in a typed one");
    const depth = { open: 0, faulty: false };
    if (content) fieldDepth(content, depth);
    if (depth.open !== 0 || depth.faulty) faults.push("a control cuts a field");
  };
  for (const xml of parts) walk(parseXml(xml), []);
  return faults;
}

const holdsRun = (node: Node): boolean => node.local === "r" || nodesOf(node).some(holdsRun);

function isTyped(node: Node): boolean {
  const properties = childNamed(node, "sdtPr");
  const isOff = (child: Node): boolean => child.local === "showingPlcHdr" && valueOf(child) === "0";
  return properties !== undefined && nodesOf(properties).some((child) => TYPED.has(child.local) && !isOff(child));
}

/** As a program goes that knows the newer of two versions. */
function fieldDepth(node: Node, depth: { open: number; faulty: boolean }): void {
  const children = nodesOf(node);
  for (const child of node.local === "AlternateContent" ? children.slice(0, 1) : children) {
    const type = child.local === "fldChar" ? valueOf(child, "fldCharType") : null;
    if (type === "begin") depth.open++;
    if (type === "separate" && depth.open === 0) depth.faulty = true;
    if (type === "end" && --depth.open < 0) depth.faulty = true;
    fieldDepth(child, depth);
  }
}
