/** "No AI was used": a person's statement, never the tool's; it never stands beside a label. */
import { describe, expect, test } from "@jest/globals";
import { builtInLayers, builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { profileFrom, readLayer } from "../../../src/core/policy/layers.ts";
import { commit } from "../../../src/core/pipeline/commit.ts";
import { allowsNoAi, stateNoAi, withdrawNoAi } from "../../../src/core/pipeline/no-ai.ts";
import { suggest } from "../../../src/core/pipeline/suggest.ts";
import { uncommit } from "../../../src/core/pipeline/uncommit.ts";
import { MemoryHost } from "../memory-host.ts";
import { sketch } from "../sketch.ts";

const base = builtInProfile("base");
const lines = ["# Brev till föreningen", "Badplatsen öppnar i juni.", "Avgiften höjs inte."];
const surroundings = (now = "2026-11-20T10:00:00Z") => {
  let ids = 0;
  return { now, newId: () => `id${++ids}`, newSalt: () => "0".repeat(32) };
};
const anna = { name: "Anna Ek", role: "handläggare" };
const host = (more: readonly string[] = []): MemoryHost => new MemoryHost(sketch([...lines, ...more]).text);
const state = (one: MemoryHost, by = anna, profile = base) => {
  const result = stateNoAi(one.reading(), by, profile, surroundings());
  one.applyNow(result.edits);
  return result;
};
const labelFirst = (one: MemoryHost) => {
  const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 10 } };
  const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
  const result = commit(one.reading(), [{ range, request }], base, { type: "brev" }, surroundings("2026-11-21T10:00:00Z"));
  one.applyNow(result.edits);
  return result;
};
const sentence = "Den som har skrivit texten uppger att ingen AI har använts.";

describe("no AI used", () => {
  test("is written near the title in the person's name, kept with who, when and which text, and twice is once", () => {
    const letter = host();
    const { record, state: stands, warnings } = state(letter);
    expect(letter.visible()).toEqual(["Brev till föreningen", sentence, ...lines.slice(1)]);
    expect(record?.document.noAi).toEqual({ by: anna, at: "2026-11-20T10:00:00Z", textHash: record?.document.textHash });
    expect(record?.history).toEqual([{ kind: "no-ai-stated", at: "2026-11-20T10:00:00Z", by: anna }]);
    expect([stands, warnings]).toEqual(["unlabelled", []]);
    const again = stateNoAi(letter.reading(), anna, base, surroundings("2026-11-25T10:00:00Z"));
    expect([again.edits, again.record?.revision]).toEqual([[], 1]);
  });

  test("is refused while a passage is labelled, without a person, for an engine, and where the profile has no such words", () => {
    const labelled = host();
    labelFirst(labelled);
    expect(() => state(labelled)).toThrow(expect.objectContaining({ code: "labels-stand" }));
    for (const by of [{ name: " ", role: "chef" }, { name: "Anna Ek", role: "" }, { name: "ChatGPT", role: "assistent" }])
      expect(() => state(host(), by)).toThrow(expect.objectContaining({ code: "reviewer-refused" }));
    const silent = readLayer({ id: "tyst", extends: "base", name: { sv: "Tyst", en: "Silent" }, noticeTexts: { noAi: null } }, "tyst.json");
    const profile = profileFrom([...builtInLayers, silent], "tyst");
    expect([allowsNoAi(base), allowsNoAi(profile)]).toEqual([true, false]);
    expect(() => state(host(), anna, profile)).toThrow(expect.objectContaining({ code: "usage" }));
  }); // prettier-ignore

  test("goes when a passage is labelled, the person is told, and the record says why", () => {
    const letter = host();
    state(letter);
    const { record, warnings } = labelFirst(letter);
    expect(letter.visible().join("\n")).not.toContain("ingen AI");
    expect(record?.document.noAi).toBeUndefined();
    expect(record?.history.map(({ kind }) => kind)).toEqual(["no-ai-stated", "labelled", "no-ai-withdrawn"]);
    expect(record?.history.at(-1)).toMatchObject({ why: "labelled" });
    expect(warnings.map(({ sv }) => sv)).toContain(
      "Uppgiften att ingen AI har använts är borttagen, eftersom ett avsnitt nu är märkt.",
    );
    const off = uncommit(letter.reading(), record?.labels[0]?.id ?? "", base, surroundings());
    letter.applyNow(off.edits);
    // The statement does not come back by itself, and what somebody stated stays in the record.
    expect(letter.visible()).toEqual(["Brev till föreningen", ...lines.slice(1)]);
    expect(off.record?.history.map(({ kind }) => kind)).toContain("no-ai-stated");
  });

  test("gives way to the reader notice where readers are told of AI", () => {
    const letter = host();
    state(letter);
    const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 10 } };
    const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-03", language: "sv" } as const;
    const facts = { type: "brev", audience: "extern" } as const;
    letter.applyNow(commit(letter.reading(), [{ range, request }], builtInProfile("hallefors"), facts, surroundings()).edits);
    const notices = letter.reading().insertions.filter(({ part }) => part === "notice");
    expect(notices.map(({ text }) => text.includes("AI (ChatGPT)"))).toEqual([true]);
  });

  test("is taken back by a person: the text is as before, and the record says that it was made", () => {
    const letter = host();
    state(letter);
    const back = withdrawNoAi(letter.reading(), base, surroundings());
    letter.applyNow(back.edits);
    expect(letter.visible()).toEqual(["Brev till föreningen", ...lines.slice(1)]);
    expect(back.record?.history.map((event) => [event.kind, "why" in event ? event.why : null])).toEqual([
      ["no-ai-stated", null],
      ["no-ai-withdrawn", "person"],
    ]);
    expect(() => withdrawNoAi(letter.reading(), base, surroundings())).toThrow(
      expect.objectContaining({ code: "label-not-found" }),
    );
  });

  test("stated again after a change is a new statement; open questions are told and decide nothing", () => {
    const letter = host(["Se :contentReference[oaicite:0]{index=0} för mer."]);
    const first = state(letter);
    expect(first.warnings.map(({ sv }) => sv)).toEqual([
      "Dokumentet har obesvarade frågor om spår (1). Se efter att uppgiften stämmer.",
    ]);
    letter.type(1, 0, 0, "Den stora ");
    const again = state(letter);
    expect(again.record?.document.noAi?.textHash).not.toBe(first.record?.document.noAi?.textHash);
    expect(again.record?.history).toHaveLength(2);
  });

  test("comes from nobody but a person: a search without hits, and a commit without labels, write nothing", () => {
    const letter = host();
    expect(suggest(letter.reading(), base).findings).toEqual([]);
    const result = commit(letter.reading(), [], base, { type: "brev", audience: "extern" }, surroundings());
    expect([result.edits, result.record]).toEqual([[], null]);
  });

  test("is known as ours when another program has dropped its tag", () => {
    const letter = host();
    state(letter);
    letter.stripTags();
    const { record } = stateNoAi(letter.reading(), anna, base, surroundings());
    expect(record?.revision).toBe(1);
  });
});
