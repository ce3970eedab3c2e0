/** Labels over paragraphs and tables, several at a time, again and again, and after people have worked on the text (§4.5). */
import { describe, expect, test } from "@jest/globals";
import type { HostEdit, MarkAppearance } from "../../../src/core/edits.ts";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { docx, field, fld, instr, p, r, run, sdt, table, wordPart } from "./fake-docx.ts";
import { covered, FOOTNOTE, INLINE, lawfully, MAIN, markEdit, NOTHING, rangeOf, readBytes, SHADED, shownBody } from "./laws.ts";

const own = (tag: string, ...content: readonly string[]): string => `⟦${tag}|${content.join("")}⟧`;
const mark = (label: string, text = "[AI: ChatGPT, 2026-11-03]"): string =>
  own(`${label}:mark`, r(` ${text}`, `<w:rStyle w:val="KallmarktMark"/>`));

/** The document with one label on `quote`. */
async function labelled(bytes: Uint8Array, quote: string, appearance: MarkAppearance = INLINE, label = "a"): Promise<Uint8Array> {
  const host = openDocx(bytes, { zip: nodeZip });
  await host.apply([markEdit(label, rangeOf(await host.read(), quote), appearance)]);
  return host.bytes();
}

async function apply(bytes: Uint8Array, ...edits: readonly HostEdit[]): Promise<Uint8Array> {
  const host = openDocx(bytes, { zip: nodeZip });
  await host.apply(edits);
  return host.bytes();
}

const mainOf = (bytes: Uint8Array): string => textOf(rawEntries(bytes).get(MAIN));
const bodyOf = (bytes: Uint8Array): string => shownBody(mainOf(bytes));

/** The document with its main part changed by hand, as people and Word change it. */
const edited = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const parts = new Map([...rawEntries(bytes)].map(([name, entry]) => [name, textOf(entry)]));
  const main = change(parts.get(MAIN) as string);
  expect(main).not.toBe(parts.get(MAIN));
  return docx("", Object.fromEntries(parts.set(MAIN, main)));
};

describe("a label over several paragraphs", () => {
  const three = p(r("ett två")) + p() + p(r("tre fyra"));

  test("is one control a paragraph, nothing in empty ones, the mark after the last", async () => {
    const { part } = await lawfully(docx(three), [markEdit("a", rangeOf(await readBytes(docx(three)), "två\n\ntre"), INLINE)]);
    expect(shownBody(part())).toBe(p(r("ett "), own("a:1", r("två"))) + p() + p(own("a:2", r("tre")), mark("a"), r(" fyra")));
  });

  test("crosses a table cell by cell", async () => {
    const body = p(r("före")) + table(p(r("c1")), p(r("c2")) + p()) + p(r("efter"));
    const { part } = await lawfully(docx(body), [
      markEdit("a", rangeOf(await readBytes(docx(body)), "före\nc1\nc2\n\nefter"), INLINE),
    ]);
    expect(shownBody(part())).toBe(
      p(own("a:1", r("före"))) +
        table(p(own("a:2", r("c1"))), p(own("a:3", r("c2"))) + p()) +
        p(own("a:4", r("efter")), mark("a")),
    );
  });

  test("that ends in an empty paragraph shows its mark after the last text", async () => {
    const body = p(r("ett")) + p() + p(r("två"));
    const range = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 1, offset: 0 } };
    const { part, outcomes } = await lawfully(docx(body), [markEdit("a", range, INLINE)]);
    expect(shownBody(part())).toBe(p(own("a:1", r("ett")), mark("a")) + p() + p(r("två")));
    expect(outcomes).toEqual([{ kind: "done" }]);
  });

  test("says what it could not mark, and marks the rest", async () => {
    const body = p(r("ett")) + sdt("<w:date/>", p(r("två"))) + p(r("tre"));
    const { part, outcomes } = await lawfully(docx(body), [markEdit("a", rangeOf(await readBytes(docx(body)), "ett\ntvå\ntre"))]);
    expect(shownBody(part())).toBe(p(own("a:1", r("ett"))) + sdt("<w:date/>", p(r("två"))) + p(own("a:2", r("tre"))));
    expect(outcomes).toEqual([{ kind: "limited", why: "typed-control" }]);
  });
});

describe("the visible mark", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      "stands outside a link that ends there",
      p(`<w:hyperlink w:anchor="x">${r("ab")}</w:hyperlink>`),
      "b",
      p(`<w:hyperlink w:anchor="x">${r("a")}${own("a:1", r("b"))}</w:hyperlink>`, mark("a")),
    ],
    [
      "stands inside a link that goes on",
      p(`<w:hyperlink w:anchor="x">${r("ab")}</w:hyperlink>`),
      "a",
      p(`<w:hyperlink w:anchor="x">${own("a:1", r("a"))}${mark("a")}${r("b")}</w:hyperlink>`),
    ],
    [
      "stands outside an insertion",
      p(`<w:ins w:id="1" w:author="A">${r("x")}${r("ab")}</w:ins>`),
      "ab",
      p(`<w:ins w:id="1" w:author="A">${r("x")}${own("a:1", r("ab"))}</w:ins>`, mark("a")),
    ],
    ["stands outside a rich control", p(sdt("", r("ab"))), "b", p(sdt("", r("a") + own("a:1", r("b"))), mark("a"))],
    [
      "stands outside a bookmark, whose text a cross-reference repeats",
      p(`<w:bookmarkStart w:id="6" w:name="_Ref1"/>${r("ab")}<w:bookmarkEnd w:id="6"/>`, r("c")),
      "ab",
      p(`<w:bookmarkStart w:id="6" w:name="_Ref1"/>${own("a:1", r("ab"))}<w:bookmarkEnd w:id="6"/>`, mark("a"), r("c")),
    ],
    [
      "stands before a note's reference",
      p(r("ab"), run(`<w:footnoteReference w:id="2"/>`)),
      "ab",
      p(own("a:1", r("ab")), mark("a"), run(`<w:footnoteReference w:id="2"/>`)),
    ],
  ];

  test.each(cases)("%s", async (_name, body, quote, is) => {
    const bytes = docx(body);
    const { part } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), quote), INLINE)]);
    expect(shownBody(part())).toBe(is);
  });

  test("is text: what XML can't hold is dropped, what it reads otherwise is written as a reference", async () => {
    const bytes = docx(p(r("ab")));
    const text = '[AI: "A&B" <C>\u0000\u0007\tD]';
    const { part, after } = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "ab"), { ...INLINE, text })]);
    expect(part()).toContain('> [AI: "A&amp;B" &lt;C&gt; D]<');
    expect(after.insertions.map((insertion) => insertion.text)).toEqual(['[AI: "A&B" <C> D]']);
  });
});

describe("a mark that would stand in a field's result, which Word writes anew, stands behind the field", () => {
  const simple = (inside: string): string => `<w:fldSimple w:instr=" REF b ">${inside}</w:fldSimple>`;
  const start = fld("begin") + instr(" REF b ") + fld("separate");
  const a1 = own("a:1", r("ab"));

  test.each([
    ["after all of it", p(field(" REF b ", r("ab")), r("x")), p(start, a1, fld("end"), mark("a"), r("x"))],
    ["after a part of it", p(field(" REF b ", r("ab") + r("c")), r("x")), p(start, a1, r("c"), fld("end"), mark("a"), r("x"))],
    ["of a simple one", p(simple(r("ab") + r("c")), r("x")), p(simple(a1 + r("c")), mark("a"), r("x"))],
    [
      "of one in another",
      p(start, field(" REF c ", r("ab") + r("c")), fld("end"), r("x")),
      p(start, fld("begin"), instr(" REF c "), fld("separate"), a1, r("c"), fld("end"), fld("end"), mark("a"), r("x")),
    ],
  ])("%s", async (_name, body, is) => {
    expect(bodyOf(await labelled(docx(body), "ab"))).toBe(is);
    const bytes = docx(body);
    await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "ab"), INLINE)]);
  });

  test("but not where the field goes on in the next paragraph, nor past text in the run of its end", async () => {
    const across = p(start, r("ab")) + p(r("c"), fld("end"));
    expect(bodyOf(await labelled(docx(across), "ab"))).toBe(p(start, a1, mark("a")) + p(r("c"), fld("end")));
    const end = run('<w:fldChar w:fldCharType="end"/>', "<w:t>x</w:t>");
    expect(bodyOf(await labelled(docx(p(start, r("ab"), end)), "ab"))).toBe(p(start, a1, mark("a"), end));
  });
});

describe("several labels in one paragraph", () => {
  const body = p(r("ett två tre"));
  const edits = async (...quotes: readonly string[]): Promise<HostEdit[]> => {
    const reading = await readBytes(docx(body));
    return quotes.map((quote, index) => markEdit(["a", "b", "c"][index] as string, rangeOf(reading, quote), INLINE));
  };

  test("apart", async () => {
    const { part } = await lawfully(docx(body), await edits("ett", "tre"));
    expect(shownBody(part())).toBe(p(own("a:1", r("ett")), mark("a"), r(" två "), own("b:1", r("tre")), mark("b")));
  });

  test("side by side", async () => {
    const { part } = await lawfully(docx(body), await edits("ett ", "två", " tre"));
    expect(shownBody(part())).toBe(
      p(own("a:1", r("ett ")), mark("a"), own("b:1", r("två")), mark("b"), own("c:1", r(" tre")), mark("c")),
    );
  });

  test("in any order of the list", async () => {
    const { part } = await lawfully(docx(body), (await edits("ett", "två", "tre")).reverse());
    expect(shownBody(part())).toBe(
      p(own("a:1", r("ett")), mark("a"), r(" "), own("b:1", r("två")), mark("b"), r(" "), own("c:1", r("tre")), mark("c")),
    );
  });

  test("added later, each where its text is, whatever stands there already", async () => {
    const first = await labelled(docx(body), "två");
    const second = await labelled(first, "tre", INLINE, "b");
    const third = await labelled(second, "ett", INLINE, "c");
    expect(bodyOf(third)).toBe(
      p(own("c:1", r("ett")), mark("c"), r(" "), own("a:1", r("två")), mark("a"), r(" "), own("b:1", r("tre")), mark("b")),
    );
    const gone = await apply(third, { kind: "unmark", labelId: "a" });
    expect(bodyOf(gone)).toBe(p(own("c:1", r("ett")), mark("c"), r(" "), r("två"), r(" "), own("b:1", r("tre")), mark("b")));
  });

  test("one inside another, and one that ends where another ends", async () => {
    await lawfully(docx(body), await edits("ett två tre", "två", "två tre"), {}, true);
  });
});

describe("one label several times in one list of edits", () => {
  const bytes = docx(p(r("ett två")) + p(r("tre")));

  test.each([
    ["text", INLINE],
    ["footnotes", FOOTNOTE],
  ])("stands where the last edit put it, shown as %s", async (_name, appearance) => {
    const reading = await readBytes(bytes);
    const first = markEdit("a", rangeOf(reading, "ett två\ntre"), appearance);
    const last = markEdit("a", rangeOf(reading, "två"), { ...appearance, text: "Annat." });
    const after = await readBytes(await apply(bytes, first, last));
    expect(covered(after, "a")).toEqual(["två"]);
    expect(after.insertions.map(({ text }) => text).filter((text) => text !== "")).toEqual(["Annat."]);
    const gone = await readBytes(await apply(bytes, first, { kind: "unmark", labelId: "a" }));
    expect([gone.marks, gone.insertions]).toEqual([[], []]);
  });
});

test("three hundred labels in one document keep the laws, in seconds", async () => {
  const bytes = docx(Array.from({ length: 300 }, (_, index) => p(r(`Stycke ${index} med text.`), r(" Och mer."))).join(""));
  const reading = await readBytes(bytes);
  const edits = Array.from({ length: 300 }, (_, index) =>
    markEdit(`l${index}`, rangeOf(reading, `${index} med text. Och`), index % 2 === 0 ? SHADED : FOOTNOTE),
  );
  const began = process.cpuUsage();
  const { after } = await lawfully(bytes, edits);
  const { user } = process.cpuUsage(began);
  expect(after.marks).toHaveLength(300);
  expect(user / 1e6).toBeLessThan(20);
}, 60_000);

describe("marking again", () => {
  const start = docx(p(r("ett två tre")) + p(r("fyra")), { "word/styles.xml": wordPart("styles", "") });

  const again: readonly (readonly [string, MarkAppearance, string, MarkAppearance])[] = [
    ["a longer range", INLINE, "ett två", INLINE],
    ["a shorter range", INLINE, "två"[0] as string, INLINE],
    ["another paragraph", INLINE, "fyra", INLINE],
    ["over the paragraph's end", INLINE, "tre\nfyra", SHADED],
    ["another text", INLINE, "två", { ...INLINE, text: "[AI: Copilot, 2026-11-04]" }],
    ["shading added", INLINE, "två", SHADED],
    ["shading taken away", SHADED, "två", INLINE],
    ["text made a footnote", INLINE, "två", FOOTNOTE],
    ["a footnote made text", FOOTNOTE, "två", INLINE],
    ["a footnote with another text", FOOTNOTE, "två", { ...FOOTNOTE, text: "Ny text." }],
    ["a footnote moved", FOOTNOTE, "fyra", FOOTNOTE],
    ["nothing to see any more", SHADED, "två", NOTHING],
    ["a footnote with shading made nothing", { ...FOOTNOTE, shading: true }, "två", NOTHING],
  ];

  test.each(again)("with %s gives what marking so at first would have given", async (_name, before, quote, then) => {
    const twice = await labelled(await labelled(start, "två", before), quote, then);
    const once = await labelled(start, quote, then);
    const [a, b] = [await readBytes(twice), await readBytes(once)];
    expect(a.text.stories.filter(({ kind }) => kind === "body")).toEqual(b.text.stories.filter(({ kind }) => kind === "body"));
    expect(a.marks).toEqual(b.marks);
    expect(a.insertions.map(({ story: _story, ...rest }) => rest)).toEqual(
      b.insertions.map(({ story: _story, ...rest }) => rest),
    );
    // What was split stays split: that is formatting nobody sees. All else is the same.
    const joined = (bytes: Uint8Array): string => bodyOf(bytes).replaceAll(/<\/w:t><\/w:r><w:r><w:t xml:space="preserve">/g, "");
    expect(joined(twice)).toBe(joined(once));
    const notes = (bytes: Uint8Array): number =>
      textOf(rawEntries(bytes).get("word/footnotes.xml")).split("kallmarkt:1:").length - 1;
    expect(notes(twice)).toBe(notes(once));
  });

  test("is refused without a trace where there is no text", async () => {
    const range = { story: "body", from: { paragraph: 0, offset: 3 }, to: { paragraph: 0, offset: 4 } };
    const host = openDocx(start, { zip: nodeZip });
    expect(await host.apply([markEdit("a", range, INLINE)])).toEqual([{ kind: "refused", why: "no-text" }]);
    const nowhere = { ...range, story: "header:header9" };
    expect(await host.apply([markEdit("a", nowhere, INLINE)])).toEqual([{ kind: "refused", why: "no-text" }]);
    const outside = { story: "body", from: { paragraph: 70, offset: 0 }, to: { paragraph: 90, offset: 5 } };
    expect(await host.apply([markEdit("a", outside, INLINE)])).toEqual([{ kind: "refused", why: "no-text" }]);
  });

  test("that is refused leaves the mark that stands", async () => {
    const marked = await labelled(start, "två");
    const range = { story: "body", from: { paragraph: 0, offset: 3 }, to: { paragraph: 0, offset: 4 } };
    const host = openDocx(marked, { zip: nodeZip });
    expect(await host.apply([markEdit("a", range, INLINE)])).toEqual([{ kind: "refused", why: "no-text" }]);
    expect(covered(await host.read(), "a")).toEqual(["två"]);
  });
});

describe("after people have worked on the text", () => {
  const start = docx(p(r("ett två tre")));
  const control = /<w:sdt>(?:(?!<w:sdt>).)*?kallmarkt:1:a:1"(?:(?!<w:sdt>).)*?<\/w:sdt>/;

  test("words typed inside the control belong to the label, and stay when it goes", async () => {
    const marked = edited(await labelled(start, "två"), (xml) => xml.replace(r("två"), r("två") + r(" till")));
    expect(covered(await readBytes(marked), "a")).toEqual(["två till"]);
    const gone = await readBytes(await apply(marked, { kind: "unmark", labelId: "a" }));
    expect(gone.text.stories[0]?.paragraphs[0]?.text).toBe("ett två till tre");
    expect([gone.marks, gone.insertions]).toEqual([[], []]);
  });

  test("words typed inside the visible mark go with the mark, as they are no text of the document", async () => {
    const marked = edited(await labelled(start, "två"), (xml) => xml.replace("2026-11-03]", "2026-11-03, ändrad]"));
    const reading = await readBytes(marked);
    expect(reading.text.stories[0]?.paragraphs[0]?.text).toBe("ett två tre");
    expect(reading.insertions).toMatchObject([{ part: "mark", text: "[AI: ChatGPT, 2026-11-03, ändrad]" }]);
    expect((await readBytes(await apply(marked, { kind: "unmark", labelId: "a" }))).insertions).toEqual([]);
  });

  test("a copy of a piece is read as what it is, and goes with the rest", async () => {
    const marked = await labelled(start, "två");
    const piece = control.exec(mainOf(marked))?.[0] as string;
    const copied = edited(marked, (xml) =>
      xml.replace("</w:body>", `${p(piece.replace(/w:id w:val="\d+"/, 'w:id w:val="77"'))}</w:body>`),
    );
    const reading = await readBytes(copied);
    expect(covered(reading, "a")).toEqual(["två", "två"]);
    expect(reading.marks.map(({ piece: number }) => number)).toEqual([1, 1]);
    const gone = await readBytes(await apply(copied, { kind: "unmark", labelId: "a" }));
    expect(gone.text.stories[0]?.paragraphs.map(({ text }) => text)).toEqual(["ett två tre", "två"]);
    expect(gone.marks).toEqual([]);
  });

  test("a copy with the same id, as some programs paste it, can be written beside and taken away", async () => {
    const marked = await labelled(start, "två");
    const piece = control.exec(mainOf(marked))?.[0] as string;
    const copied = edited(marked, (xml) => xml.replace("</w:body>", `${p(piece)}${p(r("nytt"))}</w:body>`));
    const both = await labelled(copied, "nytt", INLINE, "b");
    expect(covered(await readBytes(both), "b")).toEqual(["nytt"]);
    expect(
      (await readBytes(await apply(both, { kind: "unmark", labelId: "a" }, { kind: "unmark", labelId: "b" }))).marks,
    ).toEqual([]);
  });

  test("a paragraph split by Enter leaves two controls with one tag", async () => {
    const marked = edited(await labelled(start, "ett två"), (xml) => {
      const piece = control.exec(xml)?.[0] as string;
      const first = piece.replace("ett två", "ett");
      const second = piece.replace("ett två", "två").replace(/w:id w:val="\d+"/, 'w:id w:val="78"');
      return xml.replace(piece, `${first}</w:p><w:p>${second}`);
    });
    expect(covered(await readBytes(marked), "a")).toEqual(["ett", "två"]);
    const again = await labelled(marked, "ett\ntvå");
    expect((await readBytes(again)).marks.map(({ piece }) => piece)).toEqual([1, 2]);
  });

  test("a control emptied by its user is no obstacle", async () => {
    const marked = edited(await labelled(start, "två"), (xml) => xml.replace(r("två"), ""));
    const reading = await readBytes(marked);
    expect(covered(reading, "a")).toEqual([""]);
    const both = await labelled(marked, "ett", INLINE, "b");
    expect(covered(await readBytes(both), "b")).toEqual(["ett"]);
    const gone = await readBytes(await apply(both, { kind: "unmark", labelId: "a" }));
    expect(gone.marks.map(({ labelId }) => labelId)).toEqual(["b"]);
  });

  test("a mark that was moved into another paragraph goes with its label", async () => {
    const marked = edited(await labelled(docx(p(r("ett")) + p(r("två"))), "ett"), (xml) => {
      const mark = /<w:sdt>(?:(?!<w:sdt>).)*?kallmarkt:1:a:mark"(?:(?!<w:sdt>).)*?<\/w:sdt>/.exec(xml)?.[0] as string;
      return xml.replace(mark, "").replace(r("två"), r("två") + mark);
    });
    const gone = await readBytes(await apply(marked, { kind: "unmark", labelId: "a" }));
    expect([gone.marks, gone.insertions]).toEqual([[], []]);
    expect(gone.text.stories[0]?.paragraphs.map(({ text }) => text)).toEqual(["ett", "två"]);
  });

  test("a mark alone in its paragraph leaves no line behind that was not there", async () => {
    const marked = edited(await labelled(docx(p(r("ett"))), "ett"), (xml) => {
      const mark = /<w:sdt>(?:(?!<w:sdt>).)*?kallmarkt:1:a:mark"(?:(?!<w:sdt>).)*?<\/w:sdt>/.exec(xml)?.[0] as string;
      return xml.replace(mark, `</w:p><w:p>${mark}`);
    });
    const gone = await readBytes(await apply(marked, { kind: "unmark", labelId: "a" }));
    expect([gone.marks, gone.insertions]).toEqual([[], []]);
  });

  test("a shaded passage in which the user has shaded words otherwise keeps theirs", async () => {
    const theirs = `<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>`;
    const marked = edited(await labelled(start, "ett två", SHADED), (xml) => xml.replace(/<w:shd [^>]*E8EEF7"\/>/, theirs));
    expect(bodyOf(await apply(marked, { kind: "unmark", labelId: "a" }))).toBe(p(r("ett två", theirs), r(" tre")));
  });
});
