/** A tree after splices is the one that a scan of the whole source gives, and what it says is the same is the same. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { inOrder, scanXml, splice, type Splice, type XmlName, type XmlTree } from "../../../src/hosts/package/xml.ts";
import { rescanXml } from "../../../src/hosts/package/xml-rescan.ts";

const codes: Readonly<Record<string, number>> = { p: 1, r: 2, t: 3 };
const vocabulary = (_namespace: string, local: string): number => codes[local] ?? 0;

const scan = (source: string): XmlTree => scanXml(source, vocabulary, "prov.xml");

/** Everything that a tree says, names spelt out, since their numbers may differ. */
function told(tree: XmlTree) {
  return Array.from({ length: tree.count }, (_, at) => {
    const { qname, namespace, code } = tree.names[tree.name[at] as number] as XmlName;
    const numbers = [tree.start, tree.openEnd, tree.closeStart, tree.end, tree.parent, tree.next].map((list) => list[at]);
    return [qname, namespace, code, tree.code[at], ...numbers];
  });
}

function expectSame(source: string, splices: readonly Splice[]): void {
  const before = scan(source);
  const now = splice(source, splices);
  const { tree, same } = rescanXml(before, now, splices, vocabulary, "prov.xml");
  expect(told(tree)).toEqual(told(scan(now)));
  for (let at = 0; at < tree.count; at++) {
    const old = same(at);
    if (old < 0) continue;
    expect(now.slice(tree.start[at], tree.end[at])).toBe(source.slice(before.start[old], before.end[old]));
  }
}

/** Elements a few levels deep, with text, comments and prefixes of their own between them. */
const content: fc.Arbitrary<string> = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("text", " ", "å&amp;", "<!-- <p> -->", "<r/>", '<t a="1>2"/>', '<y:t xmlns:y="urn:y"/>'),
    fc
      .tuple(fc.constantFrom("p", "r", "t", "x:q"), fc.array(tie("node") as fc.Arbitrary<string>, { maxLength: 4 }))
      .map(([name, inside]) => `<${name}>${inside.join("")}</${name}>`),
  ),
  many: fc.array(tie("node") as fc.Arbitrary<string>, { maxLength: 8 }).map((list) => list.join("")),
})).many;

const document = (inside: string): string => `<?xml version="1.0"?>\n<p xmlns="urn:a" xmlns:x="urn:x">${inside}</p>\n`;

/** Splices that keep the source well formed: an element goes, is put in, gets another, or is written anew. */
function splicesFrom(tree: XmlTree, choices: readonly { where: number; what: number; insert: string }[]): Splice[] {
  const splices: Splice[] = [];
  for (const { where, what, insert } of choices) {
    const at = where % tree.count;
    const start = tree.start[at] as number;
    const end = tree.end[at] as number;
    const isRoot = at === 0;
    const isEmpty = tree.openEnd[at] === end;
    const change: Splice =
      (what === 0 || (what === 3 && isEmpty)) && !isRoot
        ? { at: start, remove: end - start, insert }
        : what === 1 && !isRoot
          ? { at: start, remove: 0, insert }
          : what === 2 && !isRoot
            ? { at: end, remove: 0, insert }
            : isEmpty
              ? { at: start, remove: end - start, insert: "<t/>" }
              : { at: what === 3 ? (tree.openEnd[at] as number) : (tree.closeStart[at] as number), remove: 0, insert };
    const others = inOrder([...splices, change]);
    if (
      others.every(
        (one, index) => index === 0 || (others[index - 1] as Splice).at + (others[index - 1] as Splice).remove <= one.at,
      )
    )
      splices.push(change);
  }
  return splices;
}

describe("a source scanned again after splices", () => {
  test("a paragraph is written anew, one is put before it and one after the last", () => {
    const source = document("<p><r/></p><p>två</p><p/>");
    const [second, last] = [source.indexOf("<p>två"), source.lastIndexOf("</p>")];
    expectSame(source, [
      { at: second, remove: "<p>två</p>".length, insert: "<p><r><t>två</t></r></p>" },
      { at: second, remove: 0, insert: "<p>ny</p>" },
      { at: last, remove: 0, insert: "<x:q/>" },
    ]);
  });

  test("what no splice touched is known to be the same, what holds a change is not", () => {
    const source = document("<p><r/></p><p><t>två</t></p>");
    const before = scan(source);
    const splices = [{ at: source.indexOf("två"), remove: 3, insert: "tre" }];
    const { same } = rescanXml(before, splice(source, splices), splices, vocabulary, "prov.xml");
    expect([0, 1, 2, 3, 4].map(same)).toEqual([-1, 1, 2, -1, -1]);
  });

  test("a splice through the root's tags, and a source that is not what the splices say, are scanned whole", () => {
    const source = document("<p/>");
    const before = scan(source);
    const declared = [{ at: source.indexOf(" xmlns:x"), remove: 0, insert: ' a="1"' }];
    expectSame(source, declared);
    const other = source.replace("<p/>", "<p><t/></p>").replace("\n<p", "\n\n<p");
    const { tree, same } = rescanXml(
      before,
      other,
      [{ at: source.indexOf("<p/>"), remove: 4, insert: "<p><t/></p>" }],
      vocabulary,
      "prov.xml",
    );
    expect(told(tree)).toEqual(told(scan(other)));
    expect(same(1)).toBe(-1);
  });

  test("what is put in must be well formed by itself", () => {
    const source = document("<p/>");
    for (const insert of ["<p>", "</p><p>", "<z:p/>", "<!DOCTYPE p>", "<?xml version='1.0'?>"]) {
      const splices = [{ at: source.indexOf("<p/>"), remove: 0, insert }];
      expect(() => rescanXml(scan(source), splice(source, splices), splices, vocabulary, "prov.xml")).toThrow();
    }
  });

  test("any splices into any content", () => {
    fc.assert(
      fc.property(
        content,
        fc.array(fc.record({ where: fc.nat(200), what: fc.nat(4), insert: content }), { maxLength: 6 }),
        (inside, choices) => {
          const source = document(inside);
          expectSame(source, splicesFrom(scan(source), choices));
        },
      ),
      { numRuns: 600 },
    );
  });
});
