/** Reads a manifest's XML into elements; nothing is fetched, no entity is resolved. */
import { SaxesParser } from "saxes";

export interface Element {
  /** Without prefix: `Image` for `<bt:Image>`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Growing[];
  text: string;
}

/** Throws with a sentence when the text is no well-formed XML with one root. */
export function readTree(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const top: Growing = { name: "", attributes: {}, children: [], text: "" };
  const open: Growing[] = [top];
  const innermost = (): Growing => open.at(-1) ?? top;
  parser.on("error", (error) => {
    throw new Error(`not well-formed XML: ${error.message}`);
  });
  parser.on("doctype", () => {
    throw new Error("a manifest has no DOCTYPE");
  });
  parser.on("opentag", ({ local, attributes }) => {
    const values = Object.values(attributes).map((one) => [one.local, one.value] as const);
    const element: Growing = { name: local, attributes: Object.fromEntries(values), children: [], text: "" };
    innermost().children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    innermost().text += text;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed) closed.text = closed.text.trim();
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error("not well-formed XML: no root element");
  return root;
}

/** The element and everything below it, in document order. */
export function* all(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* all(child);
}

export const named = (root: Element, name: string): Element[] => [...all(root)].filter((element) => element.name === name);

/** The text of the root's child with this name, or "". */
export const childText = (root: Element, name: string): string => root.children.find((child) => child.name === name)?.text ?? "";
