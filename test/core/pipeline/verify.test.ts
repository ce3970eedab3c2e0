/** A document held against its record: after nothing, after edits, after another program has been at it. */
import { describe, expect, test } from "@jest/globals";
import { open, suggest, verifyDocument } from "../../../src/core/pipeline.ts";
import { textIn } from "../../../src/core/text/document.ts";
import { sampleProfile } from "../sample-profile.ts";
import { sketch } from "../sketch.ts";
import { Desk } from "./office.ts";

const lines = [
  "# Tjänsteskrivelse",
  "# Bakgrund",
  "Kommunen har länge haft ont om parkering. Antalet bilar har ökat med tolv procent. Det märks i centrum. Många klagar.",
  "En utredning gjordes 2024. Den föreslog avgifter.",
];
function start(profile = sampleProfile()) {
  const here = new Desk(sketch(lines).text, profile);
  const { from } = here.at("Antalet bilar");
  const { to } = here.at("Många klagar.");
  const { record } = here.label({ story: "body", from, to }, {}, { audience: "extern" });
  return { here, record: record as NonNullable<typeof record> };
}
const verdict = (here: Desk) => {
  const { result, passages } = verifyDocument(here.host.reading());
  return [result, ...passages.map((passage) => [passage.result, passage.sentences])];
};

describe("a labelled document is", () => {
  test("the same text right after labelling, with every sentence in place", () => {
    const { here, record } = start();
    expect(verdict(here)).toEqual(["same-text", ["intact", { intact: 3, edited: 0, gone: 0, added: 0 }]]);
    expect(verifyDocument(here.host.reading()).recordId).toBe(record.id);
  });

  test("identical only against a seal that holds the same bytes", () => {
    const { here, record } = start();
    const seal = { at: "2026-11-21T09:00:00Z", documentHash: "c".repeat(64), by: "Reg", dnr: "KS 2026/1" };
    const sealed = { ...record, seal };
    expect(verifyDocument(here.host.reading(), "c".repeat(64), sealed).result).toBe("identical");
    expect(verifyDocument(here.host.reading(), "d".repeat(64), sealed).result).toBe("same-text");
    expect(verifyDocument(here.host.reading(), "c".repeat(64)).result).toBe("same-text");
  });

  test("changed by an edit outside, with its passages intact", () => {
    const { here } = start();
    here.host.type(3, 0, 0, "Nytt. ");
    expect(verdict(here)).toEqual(["changed", ["intact", { intact: 3, edited: 0, gone: 0, added: 0 }]]);
  });

  test("changed by an edited sentence, which is told", () => {
    const { here } = start();
    const { paragraph, offset } = here.at("tolv").from;
    here.host.type(paragraph, offset, 4, "tretton");
    expect(verdict(here)).toEqual(["changed", ["edited", { intact: 2, edited: 1, gone: 0, added: 0 }]]);
  });

  test("changed by a sentence written in between, which is told as added", () => {
    const { here } = start();
    const { paragraph, offset } = here.at("Det märks i centrum.").from;
    here.host.type(paragraph, offset, 0, "Det här är skrivet för hand. ");
    expect(verdict(here)).toEqual(["changed", ["added", { intact: 3, edited: 0, gone: 0, added: 1 }]]);
  });

  test("changed by taking the passage out, which is told as gone", () => {
    const { here } = start();
    here.host.deleteParagraphs(2, 1);
    expect(verdict(here)).toEqual(["changed", ["gone", { intact: 0, edited: 0, gone: 3, added: 0 }]]);
  });

  test("unknown without a record, and says which one it carried", () => {
    const { here, record } = start();
    expect(verifyDocument({ ...here.host.reading(), keptRecord: null })).toMatchObject({
      result: "unknown",
      recordId: record.id,
      passages: [],
    });
    const broken = verifyDocument({ ...here.host.reading(), keptRecord: "{}" });
    expect([broken.result, broken.problem?.sv]).toEqual(["unknown", expect.stringContaining("ingen registrering")]);
  });

  test("unknown where the record was lost on the way, and says what to do", () => {
    const { here, record } = start();
    const lost = verifyDocument({ ...here.host.reading(), keptRecord: null });
    expect(lost.problem?.sv).toContain(record.id);
    expect(lost.problem?.sv).toContain("--record");
    expect(verifyDocument({ ...here.host.reading(), keptRecord: null, flag: null }).problem).toBeNull();
  });

  test("held against a record that the file does not name, or another revision of its own, which is told", () => {
    const { here, record } = start();
    const reading = here.host.reading();
    expect(verifyDocument(reading, undefined, record).problem).toBeNull();
    expect(verifyDocument({ ...reading, keptRecord: null, flag: null }, undefined, record).problem).toBeNull();
    const other = verifyDocument(reading, undefined, { ...record, id: "annan" });
    expect([other.recordId, other.problem?.sv]).toEqual(["annan", expect.stringContaining(`annan registrering, ${record.id}`)]);
    const later = verifyDocument(reading, undefined, { ...record, revision: record.revision + 1 });
    expect(later.problem?.sv).toContain(`version ${record.revision + 1}`);
  });

  test("edited when its sentences stand in another order", () => {
    const { here } = start();
    const { from } = here.at("Antalet bilar");
    const [one, two] = ["Antalet bilar har ökat med tolv procent. ", "Det märks i centrum. "];
    here.host.type(from.paragraph, from.offset, one.length + two.length, two + one);
    expect(verifyDocument(here.host.reading()).passages).toMatchObject([{ result: "edited" }]);
  });

  test("with its review said to hold, and to be about another text after an edit", () => {
    const { here, record } = start();
    const review = () => verifyDocument(here.host.reading()).passages[0]?.review;
    expect(review()).toBe("none");
    here.review({ labelId: record.labels[0]?.id as string });
    expect(review()).toBe("holds");
    const { paragraph, offset } = here.at("tolv").from;
    here.host.type(paragraph, offset, 4, "tretton");
    expect(review()).toBe("stale");
  });

  test("unknown as a whole under another text model, and still answered passage by passage", () => {
    const { here, record } = start();
    const older = { ...record, document: { ...record.document, textModel: 99 } };
    expect(verifyDocument(here.host.reading(), undefined, older)).toMatchObject({
      result: "unknown",
      passages: [{ result: "intact" }],
    });
  });
});

describe("after another program has taken the tags away", () => {
  test.each(["inline", "footnote"] as const)("the text is still the same, with %s marks", (placement) => {
    const { here } = start(sampleProfile({ mark: { ...sampleProfile().mark, placement } }));
    here.host.stripTags();
    expect(here.host.reading().marks).toEqual([]);
    expect(verdict(here)).toEqual(["same-text", ["intact", { intact: 3, edited: 0, gone: 0, added: 0 }]]);
  });

  test("an edit is still told", () => {
    const { here } = start();
    here.host.stripTags();
    const { paragraph, offset } = here.at("tolv").from;
    here.host.type(paragraph, offset, 4, "tretton");
    expect(verdict(here)[0]).toBe("changed");
  });

  test("committing gives the control back, and no second mark or notice", () => {
    const { here } = start();
    const visible = here.host.visible();
    here.host.stripTags();
    here.commit([]);
    expect(here.host.visible()).toEqual(visible);
    expect(here.host.reading().marks).toHaveLength(1);
    expect(here.commit([]).edits).toEqual([]);
    expect(verdict(here)[0]).toBe("same-text");
  });

  test("places are told as the host counts, our untagged paragraphs included", () => {
    const { here } = start();
    here.host.stripTags();
    const reading = here.host.reading();
    const place = here.commit([]).labels[0]?.reanchoring;
    expect(place?.kind === "found" && textIn(reading.text, place.range)).toMatch(/^Antalet bilar .* Många klagar\.$/);
    const [asked] = suggest(reading, here.profile).labels;
    expect(asked?.reanchoring).toEqual({ ...place, by: "position" });
  });

  test("a new label's entry joins the list that stands", () => {
    const { here } = start();
    here.host.stripTags();
    here.label("En utredning gjordes", { engine: "Claude" });
    const visible = here.host.visible();
    expect(visible.slice(visible.indexOf("Källor"))).toEqual([
      "Källor",
      "AI-motor: ChatGPT. Sökdatum: 2026-11-03.",
      "AI-motor: Claude. Sökdatum: 2026-11-03.",
    ]);
    expect(here.commit([]).edits).toEqual([]);
  });

  test("two marks of one label, set before two such saves, are both told and never become the writer's", () => {
    const { here, record } = start();
    const before = here.host.reading().text;
    here.host.stripTags();
    const { from } = here.at("Antalet bilar");
    const { to } = here.at("Många klagar.");
    here.label({ story: "body", from, to }, { searchDate: "2026-11-04" });
    here.host.stripTags();
    const warnings = here
      .commit([])
      .warnings.map(({ sv }) => sv)
      .join("\n");
    expect(warnings).toContain("[AI: ChatGPT, 2026-11-03]");
    expect(here.commit([]).edits).toEqual([]);
    expect(open(here.host.reading()).text).toEqual(before);
    const gone = here
      .unlabel(record.labels[0]?.id as string)
      .warnings.map(({ sv }) => sv)
      .join("\n");
    for (const day of ["2026-11-03", "2026-11-04"]) expect(gone).toContain(`[AI: ChatGPT, ${day}]`);
  });

  test("taking the label off says what has to be removed by hand", () => {
    const { here, record } = start();
    here.host.stripTags();
    const { warnings } = here.unlabel(record.labels[0]?.id as string);
    const said = warnings.map((warning) => warning.sv).join("\n");
    for (const text of ["[AI: ChatGPT, 2026-11-03]", "AI-motor: ChatGPT. Sökdatum: 2026-11-03.", "Källor", "Delar av texten"])
      expect(said).toContain(text);
  });
});
