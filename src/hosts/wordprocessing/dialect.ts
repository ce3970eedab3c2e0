/** How a part spells WordprocessingML: which prefix its elements and attributes carry. */
import { bindingsAt, nameOf, type Bindings, type XmlTree } from "../package/xml.ts";
import { STRICT, TRANSITIONAL } from "./vocabulary.ts";

export interface Dialect {
  /** Qualified name of an element. */
  e(local: string): string;
  /** Qualified name of an attribute. */
  a(local: string): string;
  /** Declaration that an element made with `a` must carry, with a leading blank; empty when the prefix is in force already. */
  readonly declare: string;
  readonly strict: boolean;
  readonly namespace: string;
}

/**
 * The dialect in force at an element. Attributes always need a prefix; a file that uses the default namespace for
 * elements and declares no prefix gets one declared on what is inserted. `outer`: what is in force around a fragment.
 */
export function dialectOf(tree: XmlTree, element: number, outer: Bindings = new Map()): Dialect {
  const own = nameOf(tree, element);
  const bindings = new Map([...outer, ...bindingsAt(tree, element)]);
  const namespace =
    own.namespace === STRICT || own.namespace === TRANSITIONAL
      ? own.namespace
      : ([...bindings.values()].find((value) => value === STRICT || value === TRANSITIONAL) ?? TRANSITIONAL);
  const prefixes = [...bindings].filter(([, value]) => value === namespace).map(([prefix]) => prefix);
  const elementPrefix = own.namespace === namespace ? own.prefix : (prefixes[0] ?? "w");
  const attributePrefix =
    elementPrefix !== "" ? elementPrefix : (prefixes.find((prefix) => prefix !== "") ?? freePrefix(bindings));
  return {
    e: (local) => (elementPrefix === "" ? local : `${elementPrefix}:${local}`),
    a: (local) => `${attributePrefix}:${local}`,
    declare: bindings.get(attributePrefix) === namespace ? "" : ` xmlns:${attributePrefix}="${namespace}"`,
    strict: namespace === STRICT,
    namespace,
  };
}

function freePrefix(bindings: ReadonlyMap<string, string>): string {
  for (let number = 0; ; number++) {
    const prefix = number === 0 ? "w" : `w${number}`;
    if (!bindings.has(prefix)) return prefix;
  }
}
