/** Text in text boxes: the mark stands in the paragraph that the box is anchored in, and nothing is written inside the box. */
import { describe, expect, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import { commit, open, suggest, uncommit, verifyDocument } from "../../../src/core/pipeline.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { textIn } from "../../../src/core/text/document.ts";
import { request } from "../../core/pipeline/office.ts";
import { sampleProfile } from "../../core/sample-profile.ts";
import { rawEntries, textOf } from "../package/naive-zip.ts";
import { docx, fld, instr, p, type Parts, r, run, sdt, table, wordPart } from "./fake-docx.ts";
import { FOOTNOTE, INLINE, lawfully, MAIN, markEdit, NOTHING, rangeOf, readBytes, SHADED, shown, shownBody } from "./laws.ts";

const content = (text: string): string => `<w:txbxContent>${text}</w:txbxContent>`;
const old = (text: string): string => `<w:pict><v:shape><v:textbox>${content(text)}</v:textbox></v:shape></w:pict>`;
const fresh = (text: string): string => `<w:drawing><wps:txbx>${content(text)}</wps:txbx></w:drawing>`;
/** A box as Word writes it: once for itself, once for older programs. */
const both = (text: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${fresh(text)}</mc:Choice><mc:Fallback>${old(text)}</mc:Fallback></mc:AlternateContent>`;
const ruta = p(r("Texten i rutan."));
const mark = (label: string, text = INLINE.text): string =>
  `⟦${label}:mark|<w:r><w:rPr><w:rStyle w:val="KallmarktMark"/></w:rPr><w:t xml:space="preserve"> ${text}</w:t></w:r>⟧`;
const BESIDE = { kind: "limited", why: "beside-text-box" } as const;

describe("a mark on text in a text box", () => {
  test.each([
    ["that stands twice in the file", p(r("Före"), run(both(ruta)), r("efter")), "text-box:1"],
    ["for older programs", p(run(old(ruta))), "text-box:1"],
    ["beside text in one run", p(run("<w:t>Före</w:t>", both(ruta))), "text-box:1"],
    ["in a table", table(p(r("a"), run(both(ruta))), p(r("b"))), "text-box:1"],
    ["with a table in it", p(run(both(table(ruta) + p()))), "text-box:1"],
    ["in a control", p(sdt('<w:id w:val="4"/>', run(both(ruta)))), "text-box:1"],
    ["in another box", p(r("Före"), run(both(p(r("yttre"), run(both(ruta)))))), "text-box:2"],
    ["in an insertion", p(`<w:ins w:id="3" w:author="A">${run(both(ruta))}</w:ins>`), "text-box:1"],
  ])("%s stands at the end of the paragraph around it", async (_what, body, story) => {
    const bytes = docx(p(r("Först")) + body + p(r("Sist")));
    for (const appearance of [INLINE, SHADED, FOOTNOTE]) {
      const made = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "Texten", story), appearance)]);
      expect(made.outcomes).toEqual([BESIDE]);
      const end = body.lastIndexOf("</w:p>", body.startsWith("<w:tbl>") ? body.indexOf("</w:tc>") : undefined);
      const marked = body.slice(0, end) + mark("a", appearance.text) + body.slice(end);
      expect(shownBody(made.part())).toBe(p(r("Först")) + marked + p(r("Sist")));
      expect(made.after.marks).toEqual([]);
      expect(made.after.insertions).toMatchObject([{ owner: "a", part: "mark", story: "body", paragraph: 1 }]);
      expect(textOf(rawEntries(made.undone).get(MAIN))).toBe(textOf(rawEntries(bytes).get(MAIN)));
    }
  });

  test.each([
    ["header:header1", { "word/header1.xml": wordPart("hdr", p(r("huvud"), run(both(ruta)))) }, "word/header1.xml"],
    [
      "footnote:2",
      { "word/footnotes.xml": wordPart("footnotes", `<w:footnote w:id="2">${p(r("not"), run(both(ruta)))}</w:footnote>`) },
      "word/footnotes.xml",
    ],
  ])("stands in %s where the box is anchored there", async (story, parts: Parts, part) => {
    const bytes = docx(p(r("ab")), parts);
    const made = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "Texten", "text-box:1"), INLINE)]);
    expect(made.outcomes).toEqual([BESIDE]);
    expect(made.after.insertions).toMatchObject([{ part: "mark", story, paragraph: 0 }]);
    expect(shown(made.part(part))).toContain(`${run(both(ruta))}${mark("a")}</w:p>`);
  });

  test("is a tracked insertion where the document allows nothing else", async () => {
    const bytes = docx(p(run(both(ruta))), {
      "word/settings.xml": wordPart("settings", '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'),
    });
    const made = await lawfully(bytes, [markEdit("a", rangeOf(await readBytes(bytes), "Texten", "text-box:1"), INLINE)]);
    expect(made.part()).toMatch(/<w:ins [^>]*w:author="Källmärkt"[^>]*><w:r>/);
  });

  test.each([
    ["typed-control", sdt("<w:text/>", p(run(both(ruta))))],
    ["indivisible", p(fld("begin"), instr("TOC"), fld("separate"), run(both(ruta))) + p(r("x"), fld("end"))],
  ])("is refused (%s) where no mark may stand at the end of that paragraph, and an earlier one stays", async (why, body) => {
    const bytes = docx(p(r("a")) + body);
    const reading = await readBytes(bytes);
    const edits = [markEdit("a", rangeOf(reading, "a"), INLINE), markEdit("a", rangeOf(reading, "Texten", "text-box:1"), INLINE)];
    const { outcomes, after } = await lawfully(bytes, edits, {}, true);
    expect(outcomes).toEqual([{ kind: "done" }, { kind: "refused", why }]);
    expect(after.marks).toMatchObject([{ labelId: "a" }]);
  });

  test("that shows nothing is refused, since no control may stand there, and takes an earlier one away", async () => {
    const bytes = docx(p(run(both(ruta))));
    const range = rangeOf(await readBytes(bytes), "Texten", "text-box:1");
    const nothing = markEdit("a", range, NOTHING);
    expect((await lawfully(bytes, [nothing])).outcomes).toEqual([{ kind: "refused", why: "text-box" }]);
    const host = openDocx((await lawfully(bytes, [markEdit("a", range, INLINE)])).bytes, { zip: nodeZip });
    expect(await host.apply([nothing])).toEqual([{ kind: "done" }]);
    expect((await host.read()).insertions).toEqual([]);
  });

  test("keeps its place among others, whichever is written again", async () => {
    const bytes = docx(p(r("Före. Slut."), run(both(ruta + p(r("Andra."))))));
    const reading = await readBytes(bytes);
    const edits = [
      markEdit("x", rangeOf(reading, "Texten", "text-box:1"), INLINE),
      markEdit("y", rangeOf(reading, "Andra", "text-box:1"), INLINE),
      markEdit("z", rangeOf(reading, "Före"), INLINE),
    ];
    const { bytes: written } = await lawfully(bytes, edits);
    for (const edit of edits) {
      const host = openDocx(written, { zip: nodeZip });
      await host.apply([edit]);
      expect(Buffer.from(host.bytes()).equals(Buffer.from(written))).toBe(true);
    }
    const host = openDocx(written, { zip: nodeZip });
    await host.apply([markEdit("x", rangeOf(reading, "Texten", "text-box:1"), { ...INLINE, text: "[ny]" })]);
    expect(shownBody(textOf(rawEntries(host.bytes()).get(MAIN)))).toContain(`${mark("x", "[ny]")}${mark("y")}</w:p>`);
  });

  test("that somebody has moved into the box with its passage is taken out of both copies", async () => {
    const moved = p(
      sdt('<w:tag w:val="kallmarkt:1:a:1"/><w:id w:val="7"/>', r("Texten i rutan.")),
      sdt('<w:tag w:val="kallmarkt:1:a:mark"/><w:id w:val="9"/>', r(" [AI]")),
    );
    const bytes = docx(p(r("Före"), run(both(moved))));
    const host = openDocx(bytes, { zip: nodeZip });
    const { range } = (await host.read()).marks[0] as { range: ReturnType<typeof rangeOf> };
    expect(await host.apply([markEdit("a", range, INLINE)])).toEqual([BESIDE]);
    expect(shownBody(textOf(rawEntries(host.bytes()).get(MAIN)))).toBe(p(r("Före"), run(both(ruta)), mark("a")));
  });
});

describe("own text that somebody has moved into a text box", () => {
  const entry = (text: string): string => p(sdt('<w:tag w:val="kallmarkt:1:a:source"/><w:id w:val="5"/>', r(text)));
  const passage = sdt('<w:tag w:val="kallmarkt:1:a:1"/><w:id w:val="7"/>', r("Orden."));

  test.each([
    ["beside a paragraph of the writer's", ruta, entry("Källa."), ruta],
    ["with words that the writer has added", "", p(r("Se "), entry("Källa.").slice(5, -6)), p(r("Se "))],
    ["alone, where a paragraph has to stay", "", entry("Källa."), p()],
  ])("goes out of both copies, and the mark around it, too: %s", async (_what, before, moved, left) => {
    const bytes = docx(p(passage, run(both(before + moved))) + p(r("Sist")));
    const host = openDocx(bytes, { zip: nodeZip });
    const outcomes = await host.apply([
      { kind: "unmark", labelId: "a" },
      { kind: "remove", owner: "a", part: "source" },
    ]);
    expect(outcomes).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect(shownBody(textOf(rawEntries(host.bytes()).get(MAIN)))).toBe(p(r("Orden."), run(both(left))) + p(r("Sist")));
  });

  test("goes though its copies differ, and one has nothing left but the note's reference", async () => {
    const reference = run('<w:footnoteReference w:id="2"/>');
    const box = run(
      both(p(passage, reference)).replace(`<v:textbox>${content(p(passage, reference))}`, `<v:textbox>${content(p(reference))}`),
    );
    const note = `<w:footnote w:id="2">${p(sdt('<w:tag w:val="kallmarkt:1:a:note"/><w:id w:val="8"/>', r(" AI.")))}</w:footnote>`;
    const host = openDocx(docx(p(r("Först"), box), { "word/footnotes.xml": wordPart("footnotes", note) }), { zip: nodeZip });
    expect(await host.apply([{ kind: "unmark", labelId: "a" }])).toEqual([{ kind: "done" }]);
    expect(await host.read()).toMatchObject({ marks: [], insertions: [] });
  });

  test("goes back to the body when it is written anew", async () => {
    const host = openDocx(docx(p(r("Först"), run(both(ruta + entry("Källa."))))), { zip: nodeZip });
    const at = { paragraph: 0, side: "after" } as const;
    const edit = { kind: "insert", owner: "a", part: "source", alias: "Källa", text: "Ny källa.", at } as const;
    expect(await host.apply([edit])).toEqual([{ kind: "done" }]);
    expect((await host.read()).insertions).toMatchObject([{ part: "source", text: "Ny källa.", story: "body" }]);
    expect(textOf(rawEntries(host.bytes()).get(MAIN))).toContain(run(both(ruta)));
  });
});

test("a label whose words are deleted comes off where somebody has joined its paragraph with one of ours", async () => {
  const deleted = '<w:del w:id="3" w:author="A"><w:r><w:delText>Orden.</w:delText></w:r></w:del>';
  const passage = (inside: string): string => sdt('<w:tag w:val="kallmarkt:1:a:1"/><w:id w:val="7"/>', inside);
  const heading = sdt('<w:tag w:val="kallmarkt:1:document:heading"/><w:id w:val="5"/>', r("Källor"));
  const host = openDocx(docx(p(passage(deleted), heading) + p(r("Sist"))), { zip: nodeZip });
  expect(await host.apply([{ kind: "unmark", labelId: "a" }])).toEqual([{ kind: "done" }]);
  expect(shownBody(textOf(rawEntries(host.bytes()).get(MAIN)))).toContain(`<w:p>${deleted}`);
});

describe("a label on text in a text box", () => {
  const profile = sampleProfile();
  let ids = 0;
  const surroundings = { now: "2026-11-20T10:00:00Z", newId: () => `id${++ids}`, newSalt: () => "0".repeat(32) };
  const bytes = docx(p(r("En mening före."), run(both(p(r("Texten i rutan. Den är kort.")) + p(r("Mer."))))) + p(r("Efter.")));
  const labelled = async (): Promise<ReturnType<typeof openDocx>> => {
    const host = openDocx(bytes, { zip: nodeZip });
    const reading = await host.read();
    const range = rangeOf(reading, "Texten i rutan. Den är kort.", "text-box:1");
    await host.apply(commit(reading, [{ range, request }], profile, {}, surroundings).edits);
    return host;
  };

  test("is bound to the box's text, names the box in its mark, and is found and verified again", async () => {
    const reading = await openDocx((await labelled()).bytes()).read();
    const opened = open(reading);
    const [place] = [...opened.places.values()];
    expect(place).toMatchObject({ kind: "found", range: { story: "text-box:1" } });
    expect(reading.insertions).toContainEqual(
      expect.objectContaining({ part: "mark", story: "body", paragraph: 0, text: "[Textruta – AI: ChatGPT, 2026-11-03]" }),
    );
    expect(verifyDocument(reading)).toMatchObject({ result: "same-text", passages: [{ result: "intact" }] });
    expect(suggest(reading, profile).findings).toEqual([]);
  });

  test("is labelled again without an edit, and with another date in its place", async () => {
    const host = await labelled();
    const reading = await host.read();
    const range = rangeOf(reading, "Texten i rutan. Den är kort.", "text-box:1");
    expect(commit(reading, [{ range, request }], profile, {}, surroundings).edits).toEqual([]);
    const later = { ...request, searchDate: "2026-11-04" };
    await host.apply(commit(reading, [{ range, request: later }], profile, {}, surroundings).edits);
    const marks = (await host.read()).insertions.filter(({ part }) => part === "mark");
    expect(marks.map(({ text }) => text)).toEqual(["[Textruta – AI: ChatGPT, 2026-11-04]"]);
  });

  test("is taken off again, and a change in the box is seen", async () => {
    const host = await labelled();
    const changed = textOf(rawEntries(host.bytes()).get(MAIN)).replaceAll("Den är kort.", "Den är lång.");
    const parts = Object.fromEntries([...rawEntries(host.bytes())].map(([name, entry]) => [name, textOf(entry)]));
    const verdict = verifyDocument(await openDocx(docx("", { ...parts, [MAIN]: changed })).read());
    expect(verdict).toMatchObject({ result: "changed", passages: [{ sentences: { intact: 1, edited: 1 } }] });
    const reading = await host.read();
    await host.apply(uncommit(reading, open(reading).record?.labels[0]?.id ?? "", profile, surroundings).edits);
    expect(textOf(rawEntries(host.bytes()).get(MAIN))).toBe(textOf(rawEntries(bytes).get(MAIN)));
  });

  test("is known where another program has made its mark ordinary text", async () => {
    const host = await labelled();
    const parts = Object.fromEntries([...rawEntries(host.bytes())].map(([name, entry]) => [name, textOf(entry)]));
    const untagged = (parts[MAIN] as string).replace(/<w:tag [^>]*\/>/g, "");
    const reading = await openDocx(docx("", { ...parts, [MAIN]: untagged })).read();
    const opened = open(reading);
    expect(opened.clean.untagged).toMatchObject([{ part: "mark", story: "body", paragraph: 0 }]);
    expect(opened.text.stories[0]?.paragraphs[0]?.text).toBe("En mening före.\ufffc");
    const [place] = [...opened.places.values()];
    expect(place?.kind === "found" && textIn(opened.text, place.range)).toBe("Texten i rutan. Den är kort.");
    expect(commit(reading, [], profile, {}, surroundings).edits.filter(({ kind }) => kind === "mark")).toEqual([]);
  });
});
