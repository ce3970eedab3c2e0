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
