/** The pane's state: what each event makes of it, and what follows from it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { picturesFile } from "../referees/pictures.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { askedPictures, requestFor, tasksFor, useFor } from "../../src/taskpane/state/derive.ts";
import type { PaneEvent } from "../../src/taskpane/state/events.ts";
import { reduce } from "../../src/taskpane/state/reducer.ts";
import { actsToSign, missingFor } from "../../src/taskpane/state/signing.ts";
import { firstState, type PaneState } from "../../src/taskpane/state/state.ts";
import { claimsIn } from "../../src/taskpane/verbs/claims.ts";
import type { DocumentView, PassageView } from "../../src/taskpane/verbs/document-view.ts";
import { look } from "../../src/taskpane/verbs/look.ts";
import { plan } from "../../src/taskpane/verbs/plan.ts";
import { builtInProfile } from "../../src/core/policy/catalogue.ts";
import { ReadingAssembly, slicesOf } from "../../src/taskpane/verbs/slices.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const NOW = "2026-11-20T10:00:00Z";
const choices = { profileId: null, placement: null };
const surroundings = { now: NOW, newId: () => "a123456789", newSalt: () => "0".repeat(32) };

/** The sample with a trace of ChatGPT, as it is opened; and the same with its finding labelled. */
let fresh: DocumentView;
let labelled: DocumentView;

beforeAll(async () => {
  const host = openDocx(new Uint8Array(readFileSync(path.join(root, "samples", "tjansteskrivelse.docx"))));
  fresh = look(await host.read(), choices, NOW);
  const [finding] = fresh.findings;
  if (!finding) throw new Error("the sample asks nothing");
  const request = requestFor(firstState(), fresh, { engine: "ChatGPT", date: "2026-11-05", from: "trace" });
  const planned = plan(
    await host.read(),
    { kind: "commit", requests: [{ range: finding.range, request }], facts: {} },
    builtInProfile("base"),
    surroundings,
  );
  await host.apply(planned.edits);
  labelled = look(await host.read(), choices, NOW);
});

const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(reduce, firstState());
const opened = (view: DocumentView): PaneEvent => ({ kind: "looked", name: "a.docx", view, isNew: true });

describe("the reducer", () => {
  test("a part that was chosen while the document was on its way is where it opens", () => {
    const reading: readonly PaneEvent[] = [
      { kind: "opening", name: "a.docx" },
      { kind: "went", to: "check" },
    ];
    expect(after(...reading, opened(fresh))).toMatchObject({ view: "check", wanted: null });
    expect(after(...reading, { kind: "went", to: "review" }, opened(fresh)).view).toBe("review");
    expect(after(...reading, opened(fresh), { kind: "opening", name: "b.docx" }, opened(labelled)).view).toBe("overview");
  });

  test("what was signed is filled in no more; what was begun elsewhere stays", () => {
    const signed = { ticked: [], factChecked: true, outcome: "approved" } as const;
    const begun = { ticked: ["facts"], factChecked: false, outcome: null } as const;
    const state = { ...after(opened(labelled)), drafts: { a: signed, b: begun } };
    const done = { kind: "reviewed", warnings: [] } as const;
    expect(reduce(state, { kind: "acted", done, isUndoable: true }).drafts).toEqual({ b: begun });
    const other = { kind: "confirmed", warnings: [] } as const;
    expect(reduce(state, { kind: "acted", done: other, isUndoable: true }).drafts).toEqual({ a: signed, b: begun });
  });

  test("a document is opened by way of reading, and starts afresh", () => {
    const reading = after({ kind: "opening", name: "a.docx" }, { kind: "progressed", phase: "search", share: 1 });
    expect(reading.document).toMatchObject({ kind: "reading", phase: "search" });
    const state = reduce(
      { ...reading, unclear: ["x"], undoable: 3, drafts: { a: { ticked: [], factChecked: true, outcome: null } } },
      opened(fresh),
    );
    expect(state).toMatchObject({
      document: { kind: "open" },
      unclear: [],
      undoable: 0,
      drafts: {},
      view: "overview",
      said: { key: "said.opened", values: { count: 1 } },
    });
  });

  test("stopping leaves nothing of the document", () => {
    expect(after(opened(fresh), { kind: "pasted", pasted: null }, { kind: "stopped" })).toMatchObject({
      document: { kind: "none" },
      selection: null,
    });
  });

  test("an act counts as undoable only when something was written", () => {
    const done = { kind: "changed", warnings: [] } as const;
    expect(after(opened(fresh), { kind: "acted", done, isUndoable: false }).undoable).toBe(0);
    const once = after(opened(fresh), { kind: "acted", done, isUndoable: true });
    expect(once.undoable).toBe(1);
    expect(reduce(once, { kind: "undone" })).toMatchObject({ undoable: 0, done: null, said: { key: "said.undone" } });
  });

  test("what was just labelled is no longer selected, and its result goes with the label", () => {
    const [passage] = labelled.passages as [PassageView];
    const selection = { range: passage.range as NonNullable<PassageView["range"]>, quote: "x" };
    const state = after(
      opened(labelled),
      { kind: "selected", selection },
      { kind: "acted", done: { kind: "labelled", labelId: passage.label.id, warnings: [] }, isUndoable: true },
    );
    expect(state.selection).toBe(null);
    expect(reduce(state, { kind: "looked", name: "a.docx", view: fresh, isNew: false }).done).toBe(null);
  });

  test("a review draft holds for the text that was read, and goes when the text changes", () => {
    const [passage] = labelled.passages as [PassageView];
    const drafted = after(opened(labelled), { kind: "drafted", labelId: passage.label.id, draft: { outcome: "approved" } });
    const again = reduce(drafted, { kind: "looked", name: "a.docx", view: labelled, isNew: false });
    expect(again.drafts).toEqual(drafted.drafts);
    const edited = { ...labelled, passages: [{ ...passage, text: `${passage.text} Nytt.` }] };
    expect(reduce(drafted, { kind: "looked", name: "a.docx", view: edited, isNew: false }).drafts).toEqual({});
  });

  test("questions are stepped through within their number", () => {
    expect(after(opened(fresh), { kind: "stepped", to: 7 }).question).toBe(0);
    expect(after(opened(fresh), { kind: "stepped", to: -1 }).question).toBe(0);
    expect(after(opened(fresh), { kind: "unclear", key: "k" }, { kind: "unclear", key: "k" }).unclear).toEqual(["k"]);
  });

  test("the same sentence said again is new to a screen reader", () => {
    const once = after({ kind: "said", key: "said.saved" });
    expect(reduce(once, { kind: "said", key: "said.saved" }).said.turn).toBe(once.said.turn + 1);
  });
});

describe("what the next label will say", () => {
  test("the engine of a trace, then the last used, then the document's traces, then the register", () => {
    const [finding] = fresh.findings;
    expect(useFor(firstState(), fresh, finding ?? null)).toEqual({ engine: "ChatGPT", date: "2026-11-20", from: "trace" });
    expect(useFor(firstState({ engine: "Claude" }), fresh, null)).toMatchObject({ engine: "Claude", from: "last-used" });
    expect(useFor(firstState(), fresh, null)).toMatchObject({ engine: "ChatGPT", from: "document" });
    expect(useFor(firstState(), { ...fresh, findings: [] }, null)).toMatchObject({ from: "register" });
  });

  test("the date is the day of use where it is known: chosen, then the trace's, then today", () => {
    const [finding] = fresh.findings;
    if (!finding) throw new Error("the sample asks nothing");
    expect(useFor(firstState(), fresh, { ...finding, date: "2026-10-01" }).date).toBe("2026-10-01");
    expect(useFor(after({ kind: "preset", defaults: { date: "2026-09-01" } }), fresh, finding).date).toBe("2026-09-01");
  });
});

describe("what is left to do", () => {
  test("questions first, then review", () => {
    expect(tasksFor(fresh)[0]).toMatchObject({ view: "questions", count: 1 });
    expect(tasksFor(labelled)[0]).toMatchObject({ view: "review", key: "todo.review", count: 1 });
  });
});

test("what a command has to say while the document is on its way can be read once it is open, and goes with the next", () => {
  const says = { sv: "Markera text först.", en: "Select text first." };
  const waiting = reduce(reduce(firstState(), { kind: "opening", name: "a.docx" }), { kind: "refused-act", says });
  const open = reduce(waiting, opened(fresh));
  expect(open.refusal).toBe(says);
  expect(reduce(open, { kind: "opening", name: "b.docx" }).refusal).toBe(null);
});

describe("a document that asks about pictures", () => {
  let view: DocumentView;
  beforeAll(async () => {
    view = look(await openDocx(picturesFile()).read(), choices, NOW);
  });

  test("has them to do as well, after the questions about the text, and says so when it is opened", () => {
    const count = askedPictures(view).length;
    expect(count).toBeGreaterThan(1);
    expect(tasksFor(view)[0]).toEqual({ view: "overview", key: "todo.pictures", count });
    expect(tasksFor({ ...view, findings: fresh.findings }).map(({ key }) => key)).toEqual(
      expect.arrayContaining(["todo.questions", "todo.pictures"]),
    );
    expect(after(opened(view)).said).toMatchObject({ key: "said.opened", values: { count } });
  });

  test("knows each of them again when it has moved, and takes none of several that are alike for another", () => {
    const [one, two] = askedPictures(view);
    if (!one || !two) throw new Error("the file has several pictures");
    const to = (paragraph: number) => ({ ...one.picture.range, from: { paragraph, offset: 0 }, to: { paragraph, offset: 1 } });
    const keys = (...pictures: readonly { readonly hash: string | null; readonly paragraph: number }[]): string[] => {
      const [sign] = view.signs.filter(({ picture }) => picture !== null);
      const signs = pictures.flatMap(({ hash, paragraph }) =>
        sign ? [{ ...sign, picture: { ...one.picture, hash, range: to(paragraph) } }] : [],
      );
      return askedPictures({ ...view, signs }).map(({ key }) => key);
    };
    expect(keys({ hash: "a", paragraph: 1 })).toEqual(keys({ hash: "a", paragraph: 7 }));
    const twins = keys({ hash: "a", paragraph: 1 }, { hash: "a", paragraph: 2 }, { hash: null, paragraph: 3 });
    expect(new Set(twins).size).toBe(3);
    expect(twins).not.toContain(keys({ hash: "a", paragraph: 2 })[0]);
  });
});

describe("signing", () => {
  test("nothing is filled in, and everything that is missing is named", () => {
    const state = after(opened(labelled));
    expect(actsToSign(state, labelled)).toEqual([]);
    expect(missingFor(state, labelled).map(({ kind }) => kind)).toEqual(["all", "name", "role"]);
    const [passage] = labelled.passages as [PassageView];
    const half = reduce(state, { kind: "drafted", labelId: passage.label.id, draft: { outcome: "approved" } });
    expect(missingFor(half, labelled)).toContainEqual({ kind: "facts", number: 1 });
    const named = [
      { kind: "drafted", labelId: passage.label.id, draft: { factChecked: true } },
      { kind: "named-reviewer", reviewer: { name: "Eva Ek", role: "Utredare" } },
    ] satisfies PaneEvent[];
    const whole = named.reduce(reduce, half);
    expect(missingFor(whole, labelled)).toEqual([]);
    expect(actsToSign(whole, labelled)).toMatchObject([
      { outcome: "approved", factChecked: true, by: { name: "Eva Ek", role: "Utredare" } },
    ]);
    // An item that is asked about other passages only keeps nobody from signing this one; one that is asked about it does.
    const asking = (kinds: ("generated" | "translated")[]): DocumentView => {
      const reviewItems = [{ id: "tolk", sentence: { sv: "Jag kan språket.", en: "I know the language." }, when: { kinds } }];
      return { ...labelled, profile: { ...labelled.profile, reviewItems } };
    };
    expect(actsToSign(whole, asking(["translated"]))).toHaveLength(1);
    expect(missingFor(whole, asking(["generated"]))).toContainEqual({ kind: "items", number: 1 });
  });

  test("the profile's own items must each be ticked", () => {
    const [passage] = labelled.passages as [PassageView];
    const reviewItems = [{ id: "fakta", sentence: { sv: "Jag har kontrollerat.", en: "I have checked." } }];
    const view = { ...labelled, profile: { ...labelled.profile, reviewItems } };
    const draft = { outcome: "approved", factChecked: true } as const;
    const state = after(opened(view), { kind: "drafted", labelId: passage.label.id, draft });
    expect(actsToSign(state, view)).toEqual([]);
    expect(missingFor(state, view)).toContainEqual({ kind: "items", number: 1 });
    const ticked = reduce(state, { kind: "drafted", labelId: passage.label.id, draft: { ticked: ["fakta"] } });
    expect(actsToSign(ticked, view)).toMatchObject([{ items: { fakta: "yes" } }]);
  });
});

describe("claims to check", () => {
  test("law, sums, dates, links and names, each once and in order", () => {
    const claims = claimsIn(
      "Enligt 10 kap. 32 § skollagen (2010:800) och artikel 50.4 gäller detta. Kostnaden är 1,9 miljoner kronor den 3 maj 2026. Se https://www.skr.se/a. Enligt utredaren Anna Ek von Berg blir det 12 procent.",
    );
    expect(claims.map(({ kind }) => kind)).toEqual(["law", "law", "amount", "date", "link", "name", "amount"]);
    expect(claims[0]?.text).toContain("skollagen (2010:800)");
  });

  test("a long text is read in bounded time", () => {
    const started = performance.now();
    claimsIn("1 000 Kr. 2 § A ".repeat(20_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("slices", () => {
  test("a reading comes out as it went in", async () => {
    const reading = await openDocx(new Uint8Array(readFileSync(path.join(root, "samples", "tjansteskrivelse.docx")))).read();
    const assembly = new ReadingAssembly();
    const results = [...slicesOf(reading)].map((slice) => assembly.take(slice));
    expect(results.at(-1)).toEqual(reading);
    expect(results.slice(0, -1).every((one) => one === null)).toBe(true);
  });
});
