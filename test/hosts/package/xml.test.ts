/** The scanner's tree, references in both directions, and splices: what everything that writes XML stands on. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  attributeNamed,
  attributeOf,
  attributesOf,
  bindingsAt,
  childOf,
  childrenOf,
  decodeXml,
  encodeText,
  encodeXml,
  nameOf,
  rootBindings,
  scanXml,
  sourceOf,
  splice,
} from "../../../src/hosts/package/xml.ts";
import { body } from "../docx/random-docx.ts";
import { documentXml } from "../docx/fake-docx.ts";
import { type Node, nodesOf, parseXml } from "../docx/xml-referee.ts";

const vocabulary = (namespace: string, local: string): number => (namespace === "u" && local === "b" ? 7 : 0);
const scan = (xml: string) => scanXml(xml, vocabulary, "prov.xml");

describe("the tree", () => {
  const tree = scan(`<?xml version="1.0"?><a xmlns="u"><b/>t<x:b xmlns:x="v" x:c="1&amp;2" d='"'><b>i</b></x:b><!-- <b> --></a>`);

  test("has elements in document order, with parents, names and codes", () => {
    expect(tree.count).toBe(4);
    expect([...tree.parent]).toEqual([-1, 0, 0, 2]);
    expect([...tree.code]).toEqual([0, 7, 0, 7]);
    expect([0, 1, 2, 3].map((element) => nameOf(tree, element)).map(({ qname, namespace }) => `${namespace} ${qname}`)).toEqual([
      "u a",
      "u b",
      "v x:b",
      "u b",
    ]);
    expect([...childrenOf(tree, 0)]).toEqual([1, 2]);
    expect([childOf(tree, 0, 7), childOf(tree, 2, 7), childOf(tree, 3, 7)]).toEqual([1, 3, -1]);
  });

  test("has offsets that cut out each element exactly", () => {
    expect([1, 2, 3].map((element) => sourceOf(tree, element))).toEqual([
      "<b/>",
      `<x:b xmlns:x="v" x:c="1&amp;2" d='"'><b>i</b></x:b>`,
      "<b>i</b>",
    ]);
    expect(tree.source.slice(tree.openEnd[3], tree.closeStart[3])).toBe("i");
    expect(tree.closeStart[1]).toBe(tree.end[1]);
  });

  test("gives attributes decoded, by local name or by exact spelling", () => {
    expect([...attributesOf(tree, 2)]).toEqual([
      { qname: "xmlns:x", value: "v" },
      { qname: "x:c", value: "1&2" },
      { qname: "d", value: '"' },
    ]);
    expect([attributeOf(tree, 2, "c"), attributeOf(tree, 2, "d"), attributeOf(tree, 2, "x"), attributeOf(tree, 2, "e")]).toEqual([
      "1&2",
      '"',
      null,
      null,
    ]);
    expect([attributeNamed(tree, 2, "x:c"), attributeNamed(tree, 2, "c")]).toEqual(["1&2", null]);
  });

  test("knows what prefixes mean at any place", () => {
    expect([...bindingsAt(tree, 3)]).toEqual([
      ["", "u"],
      ["x", "v"],
    ]);
    expect([...bindingsAt(tree, 1)]).toEqual([["", "u"]]);
    expect([...rootBindings(tree)]).toEqual([["", "u"]]);
  });

  test("an attribute's name that ends as another begins is not that other", () => {
    const other = scan(`<a xmlns:val="u" other-val="1" xval="2" w:val="3" xmlns:w="w"/>`);
    expect(attributeOf(other, 0, "val")).toBe("3");
    expect(attributeOf(scan(`<a b="x val='9'"/>`), 0, "val")).toBeNull();
    expect(attributeOf(scan(`<a b="=" c = "2"/>`), 0, "c")).toBe("2");
  });

  test("a fragment is read with what is bound around it", () => {
    const fragment = scanXml("<x:b/>", vocabulary, "prov.xml", new Map([["x", "u"]]));
    expect(nameOf(fragment, 0)).toMatchObject({ namespace: "u", code: 7 });
  });

  test("is the same as a strict parser's, over documents of every kind, known or not", () => {
    fc.assert(
      fc.property(body, (content) => {
        const xml = documentXml(content);
        for (const isKnown of [false, true]) {
          const made = scanXml(xml, () => 0, "prov.xml", new Map(), isKnown);
          let element = 0;
          const same = (node: Node): void => {
            const here = element++;
            expect(nameOf(made, here)).toMatchObject({ qname: node.name, namespace: node.uri });
            expect([...attributesOf(made, here)].map(({ qname }) => qname)).toEqual(node.attributes.map(({ name }) => name));
            for (const child of nodesOf(node)) if (child.name !== "!") same(child);
          };
          same(parseXml(xml));
          expect(element).toBe(made.count);
        }
      }),
      { numRuns: 60, seed: 20261103 },
    );
  });
});

describe("text to XML and back", () => {
  test("whatever text, it comes back without what XML can't hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (a, b) => {
        const text = a + b;
        // eslint-disable-next-line no-control-regex
        const kept = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
        expect(decodeXml(encodeText(text))).toBe(kept);
        expect(decodeXml(encodeXml(text))).toBe(kept);
        parseXml(`<a b="${encodeXml(text)}">${encodeText(text)}</a>`);
      }),
      { numRuns: 500, seed: 20261103 },
    );
  });

  test("references of every kind are decoded, what is none stays", () => {
    expect(decodeXml("&lt;&gt;&amp;&quot;&apos;&#229;&#xE5;&#x1F600;&#x00000041;")).toBe("<>&\"'åå😀A");
    expect(decodeXml("a & b &; &nbsp; &#xZZ; &#99999999;")).toBe("a & b &; &nbsp; &#xZZ; &#99999999;");
    expect(decodeXml("&amp;lt;")).toBe("&lt;");
  });
});

describe("splices", () => {
  test("are applied by place, pure insertions first and in their order", () => {
    const splices = [
      { at: 3, remove: 0, insert: "X" },
      { at: 1, remove: 1, insert: "Y" },
      { at: 3, remove: 1, insert: "" },
      { at: 3, remove: 0, insert: "Z" },
    ];
    expect(splice("abcdef", splices)).toBe("aYcXZef");
    expect(splice("abc", [])).toBe("abc");
  });

  test("that overlap are refused", () => {
    expect(() =>
      splice("abcdef", [
        { at: 1, remove: 3, insert: "" },
        { at: 2, remove: 1, insert: "x" },
      ]),
    ).toThrow("overlap");
  });
});
