/** The laws of the verbs, over random documents and random days at the office. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { AppError } from "../../../src/core/errors.ts";
import { printOf } from "../../../src/core/label/print.ts";
import { claimsReview } from "../../../src/core/notice/claim.ts";
import { forbiddenSections } from "../../../src/core/notice/sections.ts";
import { suggest, verifyDocument } from "../../../src/core/pipeline.ts";
import { readRecord } from "../../../src/core/record/read.ts";
import { newestReview } from "../../../src/core/review/standing.ts";
import { sampleProfile } from "../sample-profile.ts";
import { sketch } from "../sketch.ts";
import { Desk } from "./office.ts";

/** Enough to find a broken law in most runs; KALLMARKT_RUNS=3000 for a night. */
const RUNS = Number(process.env["KALLMARKT_RUNS"] ?? 80);

const sentences = [
  "Kommunen har länge haft ont om parkering.",
  "Antalet bilar har ökat med tolv procent sedan 2019.",
  "Det märks i centrum.",
  "En utredning gjordes 2024 av konsultbolaget.",
  "Den föreslog avgifter på alla torg.",
  "Nämnden ska fatta beslut i mars.",
  "Kostnaden beräknas till 1,2 miljoner kronor.",
  "Enligt 4 kap. 12 § gäller annat.",
];
const line = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" ")),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "# Bakgrund",
      "# Förslag till beslut",
      "# Beslutsunderlag",
      "# Sammanfattning",
      "Källor",
      "# Expedieras till",
      "Beslutsunderlag:",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "- Rapport 2024", "| Cell", "# Tjänsteskrivelse", "Anna Ek", "Förvaltningschef") },
);
const documents = fc.array(line, { minLength: 2, maxLength: 12 });

type Step =
  | { kind: "label"; where: number; length: number; engine: string; date: string; primary: boolean }
  | { kind: "unlabel" | "review" | "remove-review"; which: number }
  | { kind: "type"; where: number; offset: number; length: number; text: string }
  | { kind: "delete"; where: number }
  | { kind: "facts"; audience: "intern" | "extern"; type: "tjansteskrivelse" | "annat" }
  | { kind: "commit" }
  | { kind: "strip" };
const nat = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("label" as const), where: nat, length: fc.nat(2), engine: fc.constantFrom("ChatGPT", "Claude", "Copilot"), date: fc.constantFrom("2026-11-03", "2026-11-04"), primary: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("unlabel" as const, "remove-review" as const), which: nat }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("review" as const), which: nat }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("type" as const), where: nat, offset: nat, length: fc.nat(6), text: fc.constantFrom("", " och", "Nytt. ", "x", "[AI: ChatGPT, 2026-11-03]") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), where: nat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("facts" as const), audience: fc.constantFrom("intern" as const, "extern" as const), type: fc.constantFrom("tjansteskrivelse" as const, "annat" as const) }) },
  { weight: 2, arbitrary: fc.constant({ kind: "commit" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "strip" as const }) },
); // prettier-ignore

const placements = fc.constantFrom("inline" as const, "footnote" as const, "inline-shaded" as const);
const profileOf = (placement: "inline" | "footnote" | "inline-shaded") =>
  sampleProfile({ mark: { ...sampleProfile().mark, placement } });
const refusals = new Set(["overlaps-label", "unmarkable-place", "reviewer-refused", "label-not-found"]);

/** Does a step; null when it was only the writer's typing, or was refused for a reason that a person can act on. */
function take(here: Desk, one: Step) {
  const reading = here.host.reading();
  const paragraphs = reading.text.stories[0]?.paragraphs ?? [];
  const labels = readRecord(reading.keptRecord ?? "").record?.labels ?? [];
  const pick = (which: number): string => labels[which % Math.max(1, labels.length)]?.id ?? "none";
  try {
    switch (one.kind) {
      case "label": {
        const paragraph = one.where % paragraphs.length;
        const to = Math.min(paragraphs.length - 1, paragraph + one.length);
        const range = { story: "body", from: { paragraph, offset: one.where % ((paragraphs[paragraph]?.text.length ?? 0) + 1) }, to: { paragraph: to, offset: one.length === 0 ? one.where % ((paragraphs[to]?.text.length ?? 0) + 1) : (paragraphs[to]?.text.length ?? 0) } }; // prettier-ignore
        return here.label(range, {
          engine: one.engine,
          searchDate: one.date,
          ...(one.primary ? { primarySource: "SCB 2025" } : {}),
        });
      }
      case "unlabel":
        return here.unlabel(pick(one.which));
      case "review":
        return here.review({ labelId: pick(one.which) });
      case "remove-review":
        return here.review({ labelId: pick(one.which), outcome: "removed" });
      case "facts":
        return here.commit([], { audience: one.audience, type: one.type });
      case "commit":
        return here.commit([]);
      case "type": {
        const paragraph = one.where % Math.max(1, paragraphs.length);
        const length = paragraphs[paragraph]?.text.length ?? 0;
        const offset = one.offset % (length + 1);
        here.host.type(paragraph, offset, Math.min(one.length, length - offset), one.text);
        return null;
      }
      case "delete":
        if (paragraphs.length > 1) here.host.deleteParagraphs(one.where % paragraphs.length, 1);
        return null;
      case "strip":
        here.host.stripTags();
        return null;
    }
  } catch (error) {
    if (error instanceof AppError && refusals.has(error.code)) return null;
    throw error;
  }
}

/** What must hold after every act of a verb. */
function holdLaws(here: Desk, writers: unknown, result: NonNullable<ReturnType<typeof take>>): void {
  const reading = here.host.reading();
  expect(reading.text).toEqual(writers);
  const again = here.commit([]);
  expect(again.edits).toEqual([]);
  if (result.record === null) {
    expect([reading.keptRecord, reading.flag]).toEqual([null, null]);
    return;
  }
  const { record } = readRecord(reading.keptRecord ?? "");
  expect(record).toEqual(result.record);
  expect(reading.keptRecord).toBe(canonicalJson(record));
  expect(verifyDocument(reading).result).toBe("same-text");
  // The claim of a review stands only while every label's newest review is of exactly the text now.
  const claims = [...reading.insertions.map((one) => one.text), ...(record?.notices.map((one) => one.text) ?? [])].filter(
    claimsReview,
  );
  if (claims.length > 0) expect(result.state).toBe("ready");
  for (const { label, reanchoring } of claims.length > 0 ? again.labels : []) {
    const review = newestReview(label.id, record?.reviews ?? []);
    if (reanchoring.kind === "lost") expect(review?.outcome).toBe("removed");
    else expect(review?.textHash).toBe(printOf(reading.text, reanchoring.range).textHash);
  }
}

test("any day at the office keeps the laws", () => {
  fc.assert(
    fc.property(documents, placements, fc.array(step, { minLength: 1, maxLength: 10 }), (lines, placement, steps) => {
      const here = new Desk(sketch(lines).text, profileOf(placement));
      let isStripped = false;
      for (const one of steps) {
        isStripped ||= one.kind === "strip";
        const before = here.host.reading().text;
        const result = take(here, one);
        suggest(here.host.reading(), here.profile);
        // Text whose tags are gone is the writer's for the host: the laws for such documents are those of verify.test.ts.
        if (result && !isStripped) holdLaws(here, before, result);
      }
    }),
    { numRuns: RUNS },
  );
});

describe("laws with one label", () => {
  const labelled = fc.record({ lines: documents, placement: placements, one: step.filter((each) => each.kind === "label"), more: fc.array(step.filter((each) => each.kind === "label" || each.kind === "facts"), { maxLength: 3 }) }); // prettier-ignore

  test("taking a label off gives back what stood before it was set, beside other labels too", () => {
    fc.assert(
      fc.property(labelled, ({ lines, placement, one, more }) => {
        const here = new Desk(sketch(lines).text, profileOf(placement));
        for (const each of more) take(here, each);
        const before = here.picture();
        const known = new Set(readRecord(here.host.reading().keptRecord ?? "").record?.labels.map((label) => label.id));
        const result = take(here, one);
        const id = result?.labels.at(-1)?.label.id;
        if (id === undefined || known.has(id)) return;
        here.unlabel(id);
        expect(here.picture()).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  test("nothing of ours stands in a section that is copied into the minutes, but the mark of a label there", () => {
    fc.assert(
      fc.property(labelled, ({ lines, placement, one, more }) => {
        const here = new Desk(sketch(lines).text, profileOf(placement));
        take(here, { kind: "label", where: 3, length: 0, engine: "ChatGPT", date: "2026-11-03", primary: false });
        take(here, { kind: "facts", audience: "extern", type: "tjansteskrivelse" });
        for (const each of [one, ...more]) take(here, each);
        const { text, insertions } = here.host.reading();
        const body = text.stories[0];
        if (!body) return;
        const own = insertions.filter((each) => each.part === "source" || each.part === "notice");
        const heading = insertions.find((each) => each.part === "heading");
        for (const { paragraph, part } of own) {
          if (part === "source" && heading?.paragraph === paragraph) continue;
          const section = forbiddenSections(body, here.profile).find(({ from, to }) => from < paragraph && paragraph <= to);
          expect(section).toBeUndefined();
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("a document that was stripped of its tags is the same text, and settles after one commit", () => {
    fc.assert(
      fc.property(labelled, ({ lines, placement, one, more }) => {
        const here = new Desk(sketch(lines).text, profileOf(placement));
        for (const each of [one, ...more]) take(here, each);
        if (here.host.reading().keptRecord === null) return;
        here.host.stripTags();
        expect(verifyDocument(here.host.reading()).result).toBe("same-text");
        here.commit([]);
        expect(here.commit([]).edits).toEqual([]);
        expect(verifyDocument(here.host.reading()).result).toBe("same-text");
      }),
      { numRuns: RUNS },
    );
  });
});
