/** Article 50(4) beside the municipal rules: each result from a document that leads to it, in careful words. */
import { expect, test } from "@jest/globals";
import type { Article50Result } from "../../../src/core/policy/article50.ts";
import { builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { Desk, sentences, withRecord } from "./desk.ts";

const base = builtInProfile("base");
const extern = { type: "tjansteskrivelse", audience: "extern" } as const;

/** A document for each result. */
const documents: Record<Article50Result, () => Desk> = {
  "no-ai-text": () => new Desk(base),
  "audience-not-stated": () => labelled({ type: "tjansteskrivelse" }),
  "not-published": () => labelled({ type: "tjansteskrivelse", audience: "intern" }),
  disclosed: () => labelled(extern),
  "disclosure-missing": () =>
    labelled(
      extern,
      { ...base, readerNotice: { ...base.readerNotice, audiences: [] }, mark: { ...base.mark, whenPrimarySource: "hide" } },
      true,
    ),
  "exemption-may-hold": () => {
    const desk = labelled(extern);
    for (const label of desk.subject().record?.labels ?? []) desk.review(label.id);
    return desk;
  },
};

function labelled(facts: { type: string; audience?: "intern" | "extern" }, profile = base, withSource = false): Desk {
  const desk = new Desk(profile);
  desk.label(sentences.beaches, withSource ? { primarySource: "Årsredovisning 2025" } : {}, facts);
  return desk;
}

test.each(Object.entries(documents))("%s", (result, documentOf) => {
  const verdict = documentOf().article50();
  expect(verdict.result).toBe(result);
  expect(verdict.says.sv).toMatch(/Det här är ingen juridisk bedömning\.$/);
  expect(verdict.says.en).toMatch(/This is not a legal assessment\.$/);
  expect(verdict.says.sv).not.toMatch(/uppfyller lagen|lagligt|olagligt|måste/);
});

test("a change after the review takes the exemption away: the notice must then be there", () => {
  const desk = documents["exemption-may-hold"]();
  desk.host.type(6, 8, 0, "numera ");
  expect(desk.article50().result).toBe("disclosed");
});

test("a document that was sealed without a review has no exemption", () => {
  const desk = documents["exemption-may-hold"]();
  expect(
    desk.article50((subject) => ({ ...withRecord((record) => ({ ...record, reviews: [] }))(subject), state: "sealed" })).result,
  ).toBe("disclosed");
});

test("the points tell what the result rests on, with sources, and never more than the tool sees", () => {
  const verdict = documents["exemption-may-hold"]().article50();
  expect(verdict.points.map(({ id, result }) => `${id} ${result}`)).toEqual([
    "published yes",
    "human-review yes",
    "fact-check yes",
    "order yes",
    "responsibility yes",
    "contact not-stated",
  ]);
  expect(verdict.sources.join(" ")).toContain("2024/1689");
  expect(documents["no-ai-text"]().article50().points).toEqual([]);
  const waiting = documents.disclosed().article50();
  expect(waiting.points.filter(({ result }) => result === "yes").map(({ id }) => id)).toEqual(["published"]);
});

test("an AI engine used on a day after the review takes the exemption away, though nothing else changed", () => {
  const later = withRecord((record) => ({
    ...record,
    labels: record.labels.map((label) => ({ ...label, searchDate: "2026-11-21" })),
  }));
  const verdict = documents["exemption-may-hold"]().article50(later);
  expect(verdict.result).toBe("disclosed");
  expect(verdict.points.find(({ id }) => id === "order")?.result).toBe("no");
});
