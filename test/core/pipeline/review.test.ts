/** Reviewing, editing after a review, and saying where a passage stands: what the document then claims and does not. */
import { describe, expect, test } from "@jest/globals";
import { AppError } from "../../../src/core/errors.ts";
import { confirmPlace, dismiss, isPictureDismissed, suggest } from "../../../src/core/pipeline.ts";
import { plainDocument, plainParagraph } from "../../../src/core/text/document.ts";
import { sketch } from "../sketch.ts";
import { Desk } from "./office.ts";

const lines = [
  "# Tjänsteskrivelse",
  "# Bakgrund",
  "Kommunen har länge haft ont om parkering. Antalet bilar har ökat med tolv procent. Det märks i centrum.",
  "En utredning gjordes 2024. Den föreslog avgifter.",
  "# Beslutsunderlag",
  "- Utredning om parkering, 2024-05-06",
];
function start() {
  const here = new Desk(sketch(lines).text);
  const id = here.label("Antalet bilar", {}, { audience: "extern" }).labels[0]?.label.id as string;
  return { here, id };
}
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "done";
};
const SAYS = "Texten är granskad av Anna Ek, handläggare";

describe("a review", () => {
  test("makes the document ready, and only then says granskad", () => {
    const { here, id } = start();
    expect(here.own("notice").join()).not.toContain("granskad");
    const result = here.review({ labelId: id });
    expect(result.state).toBe("ready");
    expect(here.own("notice").join()).toContain(SAYS);
  });

  test("of one of two passages is not enough", () => {
    const { here, id } = start();
    const other = here.label("En utredning gjordes").labels[1]?.label.id as string;
    expect(here.review({ labelId: id }).state).toBe("awaiting-review");
    expect(here.own("notice").join()).not.toContain("granskad");
    expect(here.review({ labelId: other }).state).toBe("ready");
  });

  test("no longer holds when the text is edited, and the notice goes back with the next commit", () => {
    const { here, id } = start();
    here.review({ labelId: id });
    const { paragraph, offset } = here.at("tolv").from;
    here.host.type(paragraph, offset, 4, "tretton");
    const result = here.commit([]);
    expect(result.state).toBe("stale");
    expect(here.own("notice").join()).not.toContain("granskad");
    expect(here.review({ labelId: id, outcome: "corrected" }).state).toBe("ready");
    expect(here.own("notice").join()).toContain(SAYS);
  });

  test("still holds when the text around the passage is edited, or spaced otherwise", () => {
    const { here, id } = start();
    here.review({ labelId: id });
    here.host.type(3, 0, 0, "Nu gällde det. ");
    expect(here.commit([]).state).toBe("ready");
  });

  test("of the same text by the same person is kept once, and another person's is kept too", () => {
    const { here, id } = start();
    here.review({ labelId: id });
    expect(here.review({ labelId: id }).edits).toEqual([]);
    expect(here.review({ labelId: id, by: { name: "Bo Ås", role: "enhetschef" } }).record?.reviews).toHaveLength(2);
  });

  test("of several passages is kept for all or none", () => {
    const { here, id } = start();
    const before = here.host.reading();
    expect(codeOf(() => here.review({ labelId: id }, { labelId: "nej" }))).toBe("label-not-found");
    expect(codeOf(() => here.review({ labelId: id }, { labelId: id, by: { name: "ChatGPT", role: "AI" } }))).toBe(
      "reviewer-refused",
    );
    expect(here.host.reading()).toEqual(before);
  });

  test("renews the anchor to the text that was read", () => {
    const { here, id } = start();
    const { paragraph, offset } = here.at("tolv").from;
    here.host.type(paragraph, offset, 4, "tretton");
    const { record } = here.review({ labelId: id, outcome: "corrected" });
    expect(record?.labels[0]?.anchor.exact).toBe("Antalet bilar har ökat med tretton procent.");
    expect(record?.labels[0]?.textHash).not.toBe(record?.reviews[0]?.textHash);
    expect(record?.history.map((event) => event.kind)).toEqual(["labelled", "reviewed", "reanchored"]);
  });

  test("of a passage that was rewritten in its own control is the person's word that it is the passage", () => {
    const { here, id } = start();
    const { paragraph, offset } = here.at("Antalet bilar har ökat med tolv procent.").from;
    here.host.type(paragraph, offset, "Antalet bilar har ökat med tolv procent.".length, "Helt andra ord står nu här i stället.");
    expect(here.commit([]).labels[0]?.reanchoring.kind).toBe("to-confirm");
    const result = here.review({ labelId: id, outcome: "corrected" });
    expect([result.state, result.labels[0]?.reanchoring.kind]).toEqual(["ready", "found"]);
  });

  test("of a passage taken out settles it: its entry and the notices go, the label stays in the record", () => {
    const { here, id } = start();
    expect(codeOf(() => here.review({ labelId: id, outcome: "removed" }))).toBe("reviewer-refused");
    here.host.deleteParagraphs(2, 1);
    const waiting = here.commit([]);
    expect([waiting.labels[0]?.reanchoring.kind, waiting.state]).toEqual(["lost", "awaiting-review"]);
    expect(here.own("source")).toHaveLength(1);
    const result = here.review({ labelId: id, outcome: "removed" });
    expect([result.state, result.record?.labels.length]).toEqual(["ready", 1]);
    expect([here.own("source"), here.own("notice")]).toEqual([[], []]);
    expect(here.commit([]).edits).toEqual([]);
  });
});

describe("a place in doubt", () => {
  test("moves no mark by itself, and is settled by a person who points it out", () => {
    const { here, id } = start();
    // Somebody pastes a copy of the labelled sentence, without its control, and then takes the control away with the original.
    here.host.stripTags();
    here.host.deleteParagraphs(3, 1);
    here.host.type(4, 0, 0, "Antalet bilar har ökat med tolv procent. ");
    const asked = here.commit([]);
    const kind = asked.labels[0]?.reanchoring.kind;
    expect(kind).not.toBe("found");
    expect(here.host.reading().marks).toEqual([]);
    const settled = confirmPlace(here.host.reading(), id, here.at("Antalet bilar har ökat"), here.profile, here.surroundings);
    here.host.applyNow(settled.edits);
    expect(here.host.reading().marks).toHaveLength(1);
    expect(here.commit([]).edits).toEqual([]);
    expect(settled.record?.history.at(-1)?.kind).toBe("reanchored");
  });

  test("is not pointed out over another label", () => {
    const { here, id } = start();
    here.label("En utredning gjordes");
    expect(
      codeOf(() => confirmPlace(here.host.reading(), id, here.at("En utredning gjordes"), here.profile, here.surroundings)),
    ).toBe("overlaps-label");
    expect(codeOf(() => confirmPlace(here.host.reading(), "nej", here.at("Den föreslog"), here.profile, here.surroundings))).toBe(
      "label-not-found",
    );
  });

  test("a copied control leaves both where they are until a person says which", () => {
    const { here, id } = start();
    const reading = here.host.reading();
    const range = here.at("En utredning gjordes 2024.");
    const copied = { ...reading, marks: [...reading.marks, { labelId: id, piece: 1, range }] };
    const result = confirmPlace(copied, id, here.at("Antalet bilar"), here.profile, here.surroundings);
    expect(result.labels[0]?.reanchoring.kind).toBe("found");
    expect(result.edits.filter((edit) => edit.kind === "mark")).toHaveLength(1);
  });
});

describe("questions to the writer", () => {
  const residue = ["# Tjänsteskrivelse", "Bilarna blir fler :contentReference[oaicite:0]{index=0}. Det syns.", "Text."];

  test("are asked until the passage is labelled", () => {
    const here = new Desk(sketch(residue).text);
    const asked = suggest(here.host.reading(), here.profile);
    expect([asked.findings.length, asked.answered.length, asked.state]).toEqual([1, 0, "unlabelled"]);
    here.label(asked.findings[0]?.range as never);
    const after = suggest(here.host.reading(), here.profile);
    expect([after.findings.length, after.answered[0]?.by, after.labels[0]?.reanchoring.kind]).toEqual([0, "label", "found"]);
  });

  test("that are answered with a reason are not asked again, until the text changes", () => {
    const here = new Desk(sketch(residue).text);
    const [finding] = suggest(here.host.reading(), here.profile).findings;
    const rules = finding?.traces.map((trace) => trace.rule) ?? [];
    const range = finding?.range as never;
    expect(codeOf(() => dismiss(here.host.reading(), [{ range, rules, reason: " " }], here.profile, here.surroundings))).toBe(
      "usage",
    );
    const result = dismiss(here.host.reading(), [{ range, rules, reason: "Exempel i texten" }], here.profile, here.surroundings);
    here.host.applyNow(result.edits);
    expect(
      dismiss(here.host.reading(), [{ range, rules, reason: "Exempel i texten" }], here.profile, here.surroundings).edits,
    ).toEqual([]);
    const after = suggest(here.host.reading(), here.profile);
    expect([after.findings.length, after.answered[0]?.by, after.state]).toEqual([0, "dismissal", "unlabelled"]);
    here.host.type(1, 0, 7, "Lastbilarna");
    expect(suggest(here.host.reading(), here.profile).findings).toHaveLength(1);
  });
});

describe("a picture whose own data names AI", () => {
  const picture = (hash: string) => ({
    name: "word/media/image1.png",
    offset: 0,
    hash,
    claims: [{ standard: "iptc" as const, place: "XMP", value: "trainedAlgorithmicMedia" }],
  });
  const document = (hash: string) =>
    plainDocument([plainParagraph("Badplatserna."), plainParagraph("\uFFFC", { pictures: [picture(hash)] })]);
  const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 1 } };
  const answer = (here: Desk, reason: string, where = range) =>
    dismiss(here.host.reading(), [{ range: where, rules: "picture", reason }], here.profile, here.surroundings);

  test("is answered by a person with a reason, kept as their statement beside what the picture says, for just these bytes", () => {
    const here = new Desk(document("a".repeat(64)));
    expect(codeOf(() => answer(here, "  "))).toBe("usage");
    expect(
      codeOf(() => answer(here, "Fel plats", { ...range, from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 1 } })),
    ).toBe("unmarkable-place");
    here.host.applyNow(answer(here, "Bilden är ett foto").edits);
    expect(answer(here, "Bilden är ett foto").edits).toEqual([]);
    const history = suggest(here.host.reading(), here.profile).record?.history ?? [];
    expect(history).toMatchObject([
      {
        kind: "picture-dismissed",
        says: "iptc: trainedAlgorithmicMedia",
        reason: "Bilden är ett foto",
        pictureHash: "a".repeat(64),
      },
    ]);
    expect(isPictureDismissed("a".repeat(64), history)).toBe(true);
    expect(isPictureDismissed("b".repeat(64), history)).toBe(false);
    expect(isPictureDismissed(null, history)).toBe(false);
  });

  test("whose bytes are not in the document cannot be answered: the answer would be about no certain picture", () => {
    const here = new Desk(
      plainDocument([plainParagraph("\uFFFC", { pictures: [{ ...picture(""), hash: undefined as never }] })]),
    );
    expect(
      codeOf(() => answer(here, "Foto", { ...range, from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 1 } })),
    ).toBe("unmarkable-place");
  });
});
