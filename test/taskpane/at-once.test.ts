/** What happens when several things happen at once, or when an answer comes late: nothing is lost, and nothing lands in the wrong place. */
import { describe, expect, test } from "@jest/globals";
import { AppError } from "../../src/core/errors.ts";
import { textIn, type TextRange } from "../../src/core/text/document.ts";
import { openDocx, withNewText } from "../../src/hosts/docx/index.ts";
import type { HostSelection, TextBlock } from "../../src/taskpane/host.ts";
import { viewOf } from "../../src/taskpane/state/derive.ts";
import type { PassageView } from "../../src/taskpane/verbs/document-view.ts";
import { FakeHost, fakePane, sampleBytes, type FakePane } from "./fake-pane.ts";

const ONE = "tjansteskrivelse.docx";
const TWO = "laddplatser.docx";
const NONE = "markavgifter.docx";

async function opened(name: string): Promise<{ readonly pane: FakePane; readonly host: FakeHost }> {
  const pane = fakePane();
  const host = new FakeHost(sampleBytes(name));
  await pane.acts.open(name, host);
  return { pane, host };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const findings = (pane: FakePane) => viewOf(pane.state())?.findings ?? [];
const passages = (pane: FakePane): readonly PassageView[] => viewOf(pane.state())?.passages ?? [];
const plain = (text: string): TextBlock => ({ kind: "paragraph", runs: [{ text }], heading: 0, list: "none", level: 0 });
const withTop = (bytes: Uint8Array): Uint8Array => withNewText(bytes, [plain("Nytt överst.")], 0).bytes;
const labelsIn = async (bytes: Uint8Array): Promise<number> => (await openDocx(bytes).read()).marks.length;

const upTo = (paragraph: number, offset: number): TextRange => ({
  story: "body",
  from: { paragraph, offset: 0 },
  to: { paragraph, offset },
});

/** A promise, and what fulfils it. */
function gate(): { readonly wait: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => (open = resolve));
  return { wait, open };
}

describe("an act that is asked for while another is on its way", () => {
  test("is carried out after it, on the words that it was about", async () => {
    const { pane } = await opened(TWO);
    const [first, second] = findings(pane);
    if (!first || !second) throw new Error("the sample has two questions");
    await Promise.all([pane.acts.label(first), pane.acts.dismiss(second, "Eget skäl")]);
    expect(passages(pane).map(({ text }) => text)).toEqual([first.quote]);
    expect(findings(pane)).toEqual([]);
    expect(pane.state()).toMatchObject({ undoable: 2, isBusy: false, refusal: null });
  });

  test("changes the label as it is then: values that were set right one after the other all stay", async () => {
    const { pane } = await opened(ONE);
    await pane.acts.label(findings(pane)[0]);
    const [passage] = passages(pane);
    if (!passage) throw new Error("nothing is labelled");
    await Promise.all([
      pane.acts.relabel(passage, { searchDate: "2026-11-05" }),
      pane.acts.relabel(passage, { purpose: "Sammanfattning" }),
      pane.acts.relabelAll({ account: "tjänstekonto" }),
    ]);
    expect(passages(pane)[0]?.label).toMatchObject({
      searchDate: "2026-11-05",
      purpose: "Sammanfattning",
      account: "tjänstekonto",
    });
  });

  test("is the same act when the same is pressed again, and done once", async () => {
    const { pane, host } = await opened(ONE);
    const before = host.now;
    const [finding] = findings(pane);
    await Promise.all([pane.acts.label(finding), pane.acts.label(finding)]);
    expect(pane.state().undoable).toBe(1);
    await pane.acts.undo();
    expect(Buffer.from(host.now).equals(Buffer.from(before))).toBe(true);
    // Another time it is another act.
    await pane.acts.label(findings(pane)[0]);
    expect(passages(pane)).toHaveLength(1);
  });

  test("does not take away that the one before it was refused", async () => {
    const { pane, host } = await opened(TWO);
    const [first, second] = findings(pane);
    if (!first || !second) throw new Error("the sample has two questions");
    host.failure = { when: "before", error: new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." }) };
    await Promise.all([pane.acts.label(first), pane.acts.dismiss(second, "Eget skäl")]);
    expect(pane.state().refusal?.sv).toBe("Word svarar inte.");
    expect(findings(pane).map(({ quote }) => quote)).toEqual([first.quote]);
    await pane.acts.label(first);
    expect(pane.state().refusal).toBe(null);
  });

  test("is not carried out when the one before it has changed its words, and that is told", async () => {
    const { pane, host } = await opened(TWO);
    const [first, second] = findings(pane);
    if (!first || !second) throw new Error("the sample has two questions");
    const error = new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." });
    host.failure = { when: "before", error, becomes: sampleBytes(NONE) };
    await Promise.all([pane.acts.label(first), pane.acts.label(second)]);
    expect(pane.state().refusal?.sv).toContain("Texten har ändrats sedan du valde detta.");
    expect(await labelsIn(host.now)).toBe(0);
  });

  test("takes back what Ångra stood beside, once however often it is pressed; the keys take back act by act", async () => {
    const { pane, host } = await opened(TWO);
    const before = host.now;
    for (const finding of findings(pane)) await pane.acts.dismiss(finding, "Eget skäl");
    const { done } = pane.state();
    if (done === null) throw new Error("nothing was done");
    await Promise.all([pane.acts.undo(done), pane.acts.undo(done)]);
    expect(pane.state().undoable).toBe(1);
    await pane.acts.dismiss(findings(pane)[0] as never, "Eget skäl");
    await Promise.all([pane.acts.undo(), pane.acts.undo(), pane.acts.undo()]);
    expect(pane.state().undoable).toBe(0);
    expect(Buffer.from(host.now).equals(Buffer.from(before))).toBe(true);
  });

  test("is in the file when that is saved right after it", async () => {
    const { pane, host } = await opened(ONE);
    const saved: Uint8Array[] = [];
    host.save = async () => void saved.push(host.now);
    void pane.acts.label(findings(pane)[0]);
    await pane.acts.save();
    expect(await labelsIn(saved[0] ?? new Uint8Array())).toBe(1);
  });

  test("leaves alone what was said meanwhile for the next label", async () => {
    const { pane } = await opened(ONE);
    pane.acts.preset({ details: { purpose: "Sammanfattning", account: "tjänstekonto" } });
    const labelling = pane.acts.label(findings(pane)[0]);
    pane.acts.preset({ engine: "Claude", details: { ...pane.state().defaults.details, onBehalfOf: "Lena Forsgren" } });
    await labelling;
    expect(passages(pane)[0]?.label).toMatchObject({ purpose: "Sammanfattning", account: "tjänstekonto" });
    expect(pane.state().defaults).toMatchObject({
      engine: "Claude",
      details: { account: "tjänstekonto", onBehalfOf: "Lena Forsgren" },
    });
    expect(pane.state().defaults.details).not.toHaveProperty("purpose");
  });
});

describe("another document that is opened while something is on its way", () => {
  test("keeps its own name, and hears nothing of an act that ends in the one before it", async () => {
    const { pane, host } = await opened(ONE);
    const plan = gate();
    pane.held.plan = plan.wait;
    const labelling = pane.acts.label(findings(pane)[0]);
    const queued = pane.acts.dismiss(findings(pane)[0] as never, "Eget skäl");
    await settle();
    const rest = pane.acts.atRest();
    await pane.acts.open(NONE, new FakeHost(sampleBytes(NONE)));
    plan.open();
    await Promise.all([labelling, queued, rest]);
    expect(await labelsIn(host.now)).toBe(1);
    const state = pane.state();
    expect(state).toMatchObject({
      document: { kind: "open", name: NONE },
      done: null,
      refusal: null,
      undoable: 0,
      isBusy: false,
    });
    expect([passages(pane).length, findings(pane).length]).toEqual([0, 0]);
  });

  test("has none of the text that is being cleaned or inserted for the one before it, where text and label stay together", async () => {
    const { pane, host } = await opened(ONE);
    await pane.acts.clean({ html: "", plain: "Avgiften höjs i två steg.", day: "2026-11-20" });
    const [plan, clean] = [gate(), gate()];
    pane.held.plan = plan.wait;
    const { pasted } = pane.state();
    const inserting = pasted && pane.acts.insert(pasted, "ChatGPT", "2026-11-20");
    pane.held.clean = clean.wait;
    const cleaning = pane.acts.clean({ html: "", plain: "Något annat.", day: "2026-11-20" });
    await settle();
    await pane.acts.open(NONE, new FakeHost(sampleBytes(NONE)));
    plan.open();
    clean.open();
    await Promise.all([inserting, cleaning]);
    expect(pane.state()).toMatchObject({ document: { name: NONE }, pasted: null, done: null, undoable: 0 });
    const { text, marks } = await openDocx(host.now).read();
    expect(marks.map(({ range }) => textIn(text, range))).toEqual(["Avgiften höjs i två steg."]);
  });

  test("is not told what was selected in the one before it", async () => {
    const { pane, host } = await opened(ONE);
    const answer = gate();
    const range: TextRange = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 5 } };
    const { text } = await host.read();
    host.selection = () => answer.wait.then(() => ({ range, text }));
    host.listener("selection");
    await pane.acts.open(NONE, new FakeHost(sampleBytes(NONE)));
    answer.open();
    await settle();
    expect(pane.state().selection).toBe(null);
  });
});

describe("an answer that comes late", () => {
  test("about what is selected is none, when something else has been selected since", async () => {
    const { pane, host } = await opened(ONE);
    const { text } = await host.read();
    const first = gate();
    const at = (paragraph: number): HostSelection => ({
      text,
      range: { story: "body", from: { paragraph, offset: 0 }, to: { paragraph, offset: 5 } },
    });
    const lines = text.stories[0]?.paragraphs.flatMap((one, index) => (one.text.length > 40 ? [index] : [])) ?? [];
    const [one = 0, other = 0] = lines;
    const answers = [first.wait.then(() => at(one)), Promise.resolve(at(other))];
    host.selection = () => answers.shift() as Promise<HostSelection>;
    host.listener("selection");
    host.listener("selection");
    await settle();
    first.open();
    await settle();
    expect(pane.state().selection?.range).toEqual(at(other).range);
  });

  test("about the text: what is selected meanwhile in the newer one is quoted in its own words, never in those that stood there", async () => {
    const { pane, host } = await opened(ONE);
    const look = gate();
    pane.held.look = look.wait;
    host.become(withTop(host.now));
    const { text } = await host.read();
    const old = text.stories[0]?.paragraphs.findIndex((one) => one.text.length > 80) ?? -1;
    for (const [paragraph, early] of [
      // Words that both have; and words that only the newer one has, which are quoted once the pane shows it.
      [old, textIn(text, upTo(old, 30))],
      [1, undefined],
    ] as const) {
      host.selected = upTo(paragraph, 30);
      host.listener("selection");
      await settle();
      expect(pane.state().selection?.quote).toBe(early);
    }
    look.open();
    await settle();
    expect(pane.state().selection).toEqual({ range: upTo(1, 30), quote: "Nytt överst." });
  });

  test("about the text: a question that is answered meanwhile is about the words that the person sees", async () => {
    const { pane, host } = await opened(ONE);
    const [finding] = findings(pane);
    const look = gate();
    pane.held.look = look.wait;
    host.become(withTop(host.now));
    await settle();
    // The host says that the edits were planned for another text, as hosts do; the act's own words have moved.
    host.failure = { when: "before", error: new AppError("document-changed", { sv: "Ändrad.", en: "Changed." }) };
    const labelling = pane.acts.label(finding);
    await settle();
    look.open();
    await labelling;
    expect(passages(pane).map(({ text }) => text)).toEqual([finding?.quote]);
    expect(pane.state().refusal).toBe(null);
  });

  test("about a profile is asked for anew, when another was chosen while the document was read", async () => {
    const pane = fakePane();
    const look = gate();
    pane.held.look = look.wait;
    const opening = pane.acts.open(ONE, new FakeHost(sampleBytes(ONE)));
    await settle();
    await pane.acts.choose({ profileId: "avesta" });
    look.open();
    await opening;
    expect(viewOf(pane.state())?.profile.id).toBe("avesta");
  });

  test("about a profile: the record is written under the one that was chosen while a label was on its way", async () => {
    const { pane } = await opened(ONE);
    const labelling = pane.acts.label(findings(pane)[0]);
    pane.tell({ kind: "went", to: "overview" });
    await Promise.all([labelling, pane.acts.choose({ profileId: "avesta" })]);
    await pane.acts.atRest();
    expect(viewOf(pane.state())?.record?.profile.id).toBe("avesta");
    expect(viewOf(pane.state())?.profile.id).toBe("avesta");
  });

  test("that a place can't be shown is told, and no rejection is left unheard", async () => {
    const { pane, host } = await opened(ONE);
    const range = findings(pane)[0]?.range as TextRange;
    host.jumpTo = () => Promise.reject(new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." }));
    await pane.acts.jump(range, "glance");
    expect(pane.state().refusal).toBe(null);
    await pane.acts.jump(range, "go");
    expect(pane.state().refusal?.sv).toBe("Word svarar inte.");
  });
});

describe("what is selected while a label is on its way", () => {
  test("stays selected when it is something else, and is let go when it is what was labelled", async () => {
    const { pane, host } = await opened(NONE);
    const paragraphs = (await host.read()).text.stories[0]?.paragraphs ?? [];
    const [one = 0, other = 0] = paragraphs.flatMap(({ text }, index) => (text.length > 80 ? [index] : []));
    const select = async (range: TextRange): Promise<void> => {
      host.selected = range;
      host.listener("selection");
      await settle();
    };
    await select(upTo(one, 30));
    const plan = gate();
    pane.held.plan = plan.wait;
    const labelling = pane.acts.label();
    await select(upTo(other, 30));
    plan.open();
    await labelling;
    const quote = paragraphs[other]?.text.slice(0, 30);
    expect(pane.state().selection?.quote).toBe(quote);
    const again = pane.acts.label();
    // A browser tells of a selection once more when the focus moves.
    await select(upTo(other, 30));
    await again;
    expect(passages(pane)).toHaveLength(2);
    expect(pane.state().selection).toBe(null);
  });
});
