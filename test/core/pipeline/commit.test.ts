/** Labelling a document: marks, entries, notices and the record, as a writer sees them come and go. */
import { describe, expect, test } from "@jest/globals";
import { DETECTOR } from "../../../src/core/detect/detector.ts";
import { AppError } from "../../../src/core/errors.ts";
import { commit, review } from "../../../src/core/pipeline.ts";
import { readRecord } from "../../../src/core/record/read.ts";
import { sampleProfile } from "../sample-profile.ts";
import { sketch } from "../sketch.ts";
import { anna, Desk, request } from "./office.ts";

const lines = [
  "# Tjänsteskrivelse",
  "Dnr: KS 2026/123",
  "# Bakgrund",
  "Kommunen har länge haft ont om parkering. Antalet bilar har ökat med tolv procent. Det märks i centrum.",
  "En utredning gjordes 2024. Den föreslog avgifter.",
  "# Beslutsunderlag",
  "- Utredning om parkering, 2024-05-06",
  "# Förslag till beslut",
  "Nämnden inför avgifter från den 1 mars.",
  "# Expedieras till",
  "Kommunstyrelsen",
];
const desk = (profile = sampleProfile()) => new Desk(sketch(lines).text, profile);
const idOf = (result: ReturnType<Desk["label"]>) => result.labels.at(-1)?.label.id as string;
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "done";
};

describe("committing a label", () => {
  test("puts mark and source entry in, says nothing of a review, and keeps the record", () => {
    const here = desk();
    const result = here.label("Antalet bilar");
    expect(here.host.visible()).toEqual([
      ...lines.slice(0, 3).map((line) => line.replace("# ", "")),
      "Kommunen har länge haft ont om parkering. Antalet bilar har ökat med tolv procent. [AI: ChatGPT, 2026-11-03] Det märks i centrum.",
      lines[4],
      "Beslutsunderlag",
      "Utredning om parkering, 2024-05-06",
      "AI-motor: ChatGPT. Sökdatum: 2026-11-03.",
      "Förslag till beslut",
      ...lines.slice(8).map((line) => line.replace("# ", "")),
    ]);
    expect(result.state).toBe("awaiting-review");
    expect(result.warnings).toEqual([]);
    expect(readRecord(here.host.reading().keptRecord ?? "").record).toEqual(result.record);
    expect(result.record?.document).toMatchObject({
      type: "tjansteskrivelse",
      audience: null,
      language: "sv",
      detector: DETECTOR,
    });
    expect(here.host.reading().flag).toBe(result.record?.id);
  });

  test("puts a reader notice near the title when the official says extern, and none before that", () => {
    const here = desk();
    here.label("Antalet bilar");
    expect(here.own("notice")).toEqual([]);
    here.commit([], { audience: "extern" });
    expect(here.host.visible()[2]).toBe("Delar av texten är framtagna med AI (ChatGPT).");
    here.commit([], { audience: "intern" });
    expect(here.own("notice")).toEqual([]);
  });

  test("starts a list of sources before the recipients when the writer has none", () => {
    const here = new Desk(sketch(["# Tjänsteskrivelse", "En mening här. Och en till.", "Expedieras till:", "Nämnden"]).text);
    here.label("En mening här");
    here.label("Och en till", { engine: "Claude", searchDate: "2026-11-04" });
    expect(here.host.visible().slice(2)).toEqual([
      "Källor",
      "AI-motor: ChatGPT. Sökdatum: 2026-11-03.",
      "AI-motor: Claude. Sökdatum: 2026-11-04.",
      "Expedieras till:",
      "Nämnden",
    ]);
  });

  test("gives the primary source in place of the engine, hides the mark, and still records the engine", () => {
    const here = desk();
    const result = here.label("Antalet bilar", { primarySource: "Trafikanalys, Fordon 2025" });
    expect(here.own("source")).toEqual(["Trafikanalys, Fordon 2025"]);
    expect(here.own("mark")).toEqual([]);
    expect(here.host.reading().marks).toHaveLength(1);
    expect(result.record?.labels[0]?.engine.name).toBe("ChatGPT");
  });

  test("makes no source entry in a document of another type", () => {
    const here = new Desk(sketch(["# Promemoria", "En mening här."]).text);
    here.label("En mening");
    expect(here.own("source")).toEqual([]);
    expect(here.own("mark")).toEqual(["[AI: ChatGPT, 2026-11-03]"]);
    here.commit([], { type: "tjansteskrivelse" });
    expect(here.own("source")).toEqual(["AI-motor: ChatGPT. Sökdatum: 2026-11-03."]);
  });

  test("refuses a document type that the profile lacks", () => {
    expect(codeOf(() => desk().commit([], { type: "roman" }))).toBe("usage");
  });

  test("names a source once for two passages, and keeps it while one of them needs it", () => {
    const here = desk();
    const first = idOf(here.label("Antalet bilar"));
    const second = idOf(here.label("En utredning gjordes"));
    expect(here.own("source")).toEqual(["AI-motor: ChatGPT. Sökdatum: 2026-11-03."]);
    here.unlabel(first);
    expect(here.own("source")).toEqual(["AI-motor: ChatGPT. Sökdatum: 2026-11-03."]);
    expect(here.host.visible()[7]).toBe("AI-motor: ChatGPT. Sökdatum: 2026-11-03.");
    here.unlabel(second);
    expect(here.own("source")).toEqual([]);
  });

  test("shares an entry again when a relabelled passage gets the same source", () => {
    const here = desk();
    here.label("Antalet bilar");
    here.label("En utredning gjordes", { engine: "Claude" });
    expect(here.own("source")).toHaveLength(2);
    here.label("En utredning gjordes");
    expect(here.own("source")).toEqual(["AI-motor: ChatGPT. Sökdatum: 2026-11-03."]);
    here.label("Antalet bilar", { engine: "Claude" });
    expect(here.own("source").sort()).toEqual([
      "AI-motor: ChatGPT. Sökdatum: 2026-11-03.",
      "AI-motor: Claude. Sökdatum: 2026-11-03.",
    ]);
  });

  test("warns of a label in a section that is copied into the minutes, and puts no notice there", () => {
    const here = desk();
    const result = here.label("Nämnden inför avgifter");
    expect(result.warnings.map((warning) => warning.sv)).toEqual([
      expect.stringContaining("”Förslag till beslut”, som kopieras till protokollet"),
    ]);
    expect(here.host.visible().slice(8, 10)).toEqual([
      "Förslag till beslut",
      "Nämnden inför avgifter från den 1 mars. [AI: ChatGPT, 2026-11-03]",
    ]);
  });

  test("labels a passage over several paragraphs, with one mark at its end", () => {
    const here = desk();
    const from = here.at("Det märks i centrum").from;
    const to = here.at("En utredning gjordes 2024").to;
    here.label({ story: "body", from, to });
    expect(here.host.reading().marks).toHaveLength(2);
    expect(here.own("mark")).toHaveLength(1);
  });

  test("is settled where a host could mark only a part of the passage", () => {
    const here = desk();
    here.host.leftOut.add(4);
    const range = { story: "body", from: here.at("Det märks i centrum").from, to: here.at("En utredning gjordes 2024.").to };
    here.label(range);
    expect(here.host.reading().marks).toHaveLength(1);
    expect(here.commit([]).edits).toEqual([]);
    expect(here.label(range).edits).toEqual([]);
  });

  test("uses a footnote where the profile wants one", () => {
    const here = desk(sampleProfile({ mark: { ...sampleProfile().mark, placement: "footnote" } }));
    here.label("Antalet bilar");
    expect(here.own("note")).toEqual(["[AI: ChatGPT, 2026-11-03]"]);
    expect(here.commit([]).edits).toEqual([]);
  });

  test("keeps what the detector saw apart from what the person said", () => {
    const here = new Desk(
      sketch(["# Tjänsteskrivelse", "Bilarna blir fler :contentReference[oaicite:0]{index=0}. Det syns."]).text,
    );
    const label = here.label("Bilarna blir fler", { engine: "Claude" }).record?.labels[0];
    expect(label?.evidence.map((trace) => trace.engine)).toEqual(expect.arrayContaining(["ChatGPT"]));
    expect(label?.engine.name).toBe("Claude");
  });

  test("follows the language the person chose", () => {
    const here = new Desk(sketch(["# Tjänsteskrivelse", "En mening här."]).text);
    here.label("En mening", { language: "en" }, { audience: "extern" });
    expect(here.own("heading")).toEqual(["Sources"]);
    expect(here.own("notice")).toEqual(["Parts of this text were made with AI (ChatGPT)."]);
  });

  test.each(["", "\u00ad\u00ad", "\ufffc \ufffc"])("refuses a range without words (%j), and changes nothing", (text) => {
    const here = new Desk(sketch(["# Rubrik", text, "Text."]).text);
    const before = here.picture();
    const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: text.length } };
    expect(codeOf(() => here.label(range))).toBe("unmarkable-place");
    expect(here.picture()).toEqual(before);
  });

  test("without requests and without a record does nothing at all", () => {
    const result = desk().commit([], { audience: "extern" });
    expect([result.record, result.edits, result.state]).toEqual([null, [], "unlabelled"]);
  });
});

describe("labelling again", () => {
  test("the same passage with the same values is the same label, and no edit", () => {
    const here = desk();
    const first = here.label("Antalet bilar");
    const again = here.label("Antalet bilar");
    expect([again.edits, again.record]).toEqual([[], first.record]);
  });

  test("with other values keeps the id, and the old values in the history", () => {
    const here = desk();
    const id = idOf(here.label("Antalet bilar"));
    const result = here.label("Antalet bilar", { engine: "Claude", searchDate: "2026-11-05" });
    expect(idOf(result)).toBe(id);
    expect(here.own("mark")).toEqual(["[AI: Claude, 2026-11-05]"]);
    expect(here.own("source")).toEqual(["AI-motor: Claude. Sökdatum: 2026-11-05."]);
    const event = result.record?.history.at(-1);
    expect(event?.kind === "relabelled" && JSON.parse(event.was)).toMatchObject({
      engine: { name: "ChatGPT" },
      searchDate: "2026-11-03",
    });
    expect(result.record?.labels[0]?.createdAt).toBe(result.record?.createdAt);
  });

  test("as another kind gives the control its new title, though the visible mark reads the same", () => {
    const here = desk();
    here.label("Antalet bilar");
    const { edits } = here.label("Antalet bilar", { kind: "revised" });
    expect(edits.find((edit) => edit.kind === "mark")).toMatchObject({ alias: "AI-bearbetat avsnitt: ChatGPT, 2026-11-03" });
  });

  test("a wider passage with the same engine, date and kind lets the label grow", () => {
    const here = desk();
    const id = idOf(here.label("Antalet bilar"));
    const { from } = here.at("Antalet bilar");
    const { to } = here.at("Det märks i centrum.");
    const result = here.label({ story: "body", from, to });
    expect([result.labels.length, idOf(result)]).toEqual([1, id]);
    expect(here.host.visible()[3]).toMatch(/procent\. Det märks i centrum\. \[AI: ChatGPT, 2026-11-03\]$/);
    expect(here.label({ story: "body", from, to }).edits).toEqual([]);
  });

  test("a passage that covers part of a labelled one is refused, with the words of that one", () => {
    const here = desk();
    const { from } = here.at("Antalet bilar");
    const { to } = here.at("Det märks i centrum.");
    here.label({ story: "body", from, to });
    const before = here.picture();
    expect(codeOf(() => here.label("Antalet bilar"))).toBe("overlaps-label");
    expect(codeOf(() => here.label({ story: "body", from: { paragraph: 3, offset: 0 }, to: from }))).toBe("done");
    expect(codeOf(() => here.label({ story: "body", from: { paragraph: 3, offset: 0 }, to }))).toBe("overlaps-label");
    expect(before).not.toEqual(here.picture());
  });

  test("a wider passage with another engine is refused: what the first engine made would be lost", () => {
    const here = desk();
    here.label("Antalet bilar");
    const { from } = here.at("Antalet bilar");
    const { to } = here.at("Det märks i centrum.");
    expect(codeOf(() => here.label({ story: "body", from, to }, { engine: "Claude" }))).toBe("overlaps-label");
  });

  test("text that was written by hand into a label's control can have a label of its own", () => {
    const here = desk();
    here.label("Antalet bilar");
    const { paragraph, offset } = here.at("Antalet bilar har ökat med tolv procent.").to;
    here.host.type(paragraph, offset, 0, " Detta har Claude skrivit.");
    const result = here.label("Detta har Claude skrivit", { engine: "Claude" });
    expect(result.labels).toHaveLength(2);
    expect(here.host.visible()[3]).toContain(
      "procent. [AI: ChatGPT, 2026-11-03] Detta har Claude skrivit. [AI: Claude, 2026-11-03] Det märks",
    );
  });
});

describe("taking a label off", () => {
  test("gives the text back as it was, and the record goes with the last label", () => {
    const here = desk();
    const before = here.picture();
    const id = idOf(here.label("Antalet bilar", {}, { audience: "extern" }));
    const result = here.unlabel(id);
    expect(here.picture()).toEqual(before);
    expect(here.host.reading()).toMatchObject({ keptRecord: null, flag: null });
    expect([result.record, result.state]).toEqual([null, "unlabelled"]);
  });

  test("keeps a record that holds a review: somebody answered for something", () => {
    const here = desk();
    const before = here.picture();
    const id = idOf(here.label("Antalet bilar"));
    here.review({ labelId: id });
    const { record } = here.unlabel(id);
    expect(here.picture()).toEqual(before);
    expect([record?.labels, record?.reviews.length, record?.notices]).toEqual([[], 1, []]);
    expect(record?.history.map((event) => event.kind)).toEqual(["labelled", "reviewed", "unlabelled"]);
  });

  test("of an unknown id is refused", () => {
    expect(codeOf(() => desk().unlabel("nej"))).toBe("label-not-found");
  });
});

describe("a record that may not be overwritten", () => {
  const put = (here: Desk, json: string, id: string) => here.host.applyNow([{ kind: "keep-record", recordId: id, json }]);

  test("of a newer version stops every verb that writes", () => {
    const here = desk();
    put(here, `{"$schema":"urn:kallmarkt:record:7"}`, "r");
    expect(codeOf(() => here.label("Antalet bilar"))).toBe("unsupported");
    expect(codeOf(() => here.unlabel("x"))).toBe("unsupported");
    expect(here.host.reading().keptRecord).toContain("record:7");
  });

  test("of which there are several, none of them the flag's, stops too", () => {
    const here = desk();
    here.label("Antalet bilar");
    const reading = { ...here.host.reading(), notices: ["several-records" as const] };
    expect(codeOf(() => commit({ ...reading, flag: "another" }, [], here.profile, {}, here.surroundings))).toBe("unsupported");
    const { warnings } = commit(reading, [], here.profile, {}, here.surroundings);
    expect(warnings.map((warning) => warning.sv)).toEqual([expect.stringContaining("flera registreringar")]);
  });

  test("that is damaged is replaced, and the person is told", () => {
    const here = desk();
    put(here, "{}", "r");
    const result = here.label("Antalet bilar");
    expect(result.warnings[0]?.sv).toContain("En ny registrering ersätter den");
    expect(readRecord(here.host.reading().keptRecord ?? "").problem).toBeNull();
  });
});

test("marks pasted from another document are told of, left alone, and replaced when the passage is labelled", () => {
  const here = desk();
  here.host.applyNow([
    {
      kind: "mark",
      labelId: "stray",
      range: here.at("Antalet bilar har ökat med tolv procent."),
      alias: "x",
      appearance: { place: "inline", text: "[AI: X]", shading: false },
    },
  ]);
  expect(here.label("En utredning gjordes").warnings[0]?.sv).toContain("inte hör till dess registrering");
  expect(here.own("mark")).toContain("[AI: X]");
  here.label("Antalet bilar");
  expect(here.own("mark")).not.toContain("[AI: X]");
  expect(here.commit([]).warnings).toEqual([]);
});

test("the request of one commit after another is the request of them all at once, but for the order of events", () => {
  const [one, all] = [desk(), desk()];
  one.label("Antalet bilar");
  one.label("En utredning gjordes", { engine: "Claude" });
  all.commit([
    { range: all.at("Antalet bilar"), request },
    { range: all.at("En utredning gjordes"), request: { ...request, engine: "Claude" } },
  ]);
  expect(all.host.visible()).toEqual(one.host.visible());
});

describe("how a mark shows", () => {
  const inline = sampleProfile();
  const footnotes = { ...inline, mark: { ...inline.mark, placement: "footnote" as const } };

  test("stays as it was when the label was set, whatever the profile says later", () => {
    const here = desk(footnotes);
    const id = idOf(here.label("Antalet bilar"));
    expect(here.own("note")).not.toEqual([]);
    const later = review(
      here.host.reading(),
      [{ labelId: id, outcome: "approved", by: anna, factChecked: true }],
      inline,
      here.surroundings,
    );
    expect(later.edits.filter((edit) => edit.kind === "mark")).toEqual([]);
  });

  test("changes when a person labels the passage again another way", () => {
    const here = desk(inline);
    here.label("Antalet bilar");
    const again = commit(here.host.reading(), [{ range: here.at("Antalet bilar"), request }], footnotes, {}, here.surroundings);
    expect(again.edits.filter((edit) => edit.kind === "mark").map((edit) => edit.appearance.place)).toEqual(["footnote"]);
  });
});
