/** What the pane does when the document says no, changes by itself, or is to be opened at a part that something outside asks for. */
import { describe, expect, test } from "@jest/globals";
import { AppError } from "../../src/core/errors.ts";
import { withNewText } from "../../src/hosts/docx/index.ts";
import { textIn } from "../../src/core/text/document.ts";
import type { QuestionOverlay, ShownQuestion, TextBlock } from "../../src/taskpane/host.ts";
import { viewOf } from "../../src/taskpane/state/derive.ts";
import { viewInAddress } from "../../src/taskpane/state/state.ts";
import { FakeHost, fakePane, sampleBytes, type FakePane } from "./fake-pane.ts";

const QUESTION = "tjansteskrivelse.docx";

async function opened(name = QUESTION): Promise<{ readonly pane: FakePane; readonly host: FakeHost }> {
  const pane = fakePane();
  const host = new FakeHost(sampleBytes(name));
  await pane.acts.open(name, host);
  return { pane, host };
}

const labelFirst = (pane: FakePane): Promise<void> => pane.acts.label(viewOf(pane.state())?.findings[0]);
const plain = (text: string): TextBlock => ({ kind: "paragraph", runs: [{ text }], heading: 0, list: "none", level: 0 });
const silent = (): AppError => new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." });
const passages = (pane: FakePane): number => viewOf(pane.state())?.passages.length ?? -1;

describe("the statement that no AI was used", () => {
  const anna = { name: "Anna Ek", role: "handläggare" };

  test("is one act that undo takes back whole, is told as stale after a change, and goes when a passage is labelled", async () => {
    const { pane, host } = await opened();
    const before = host.now;
    const statement = () => viewOf(pane.state())?.noAi.statement;
    expect(statement()).toBe(null);
    await pane.acts.stateNoAi(anna);
    expect(statement()).toEqual({ ...anna, date: "2026-11-20", isStale: false });
    await pane.acts.undo();
    expect(host.now).toEqual(before);
    await pane.acts.stateNoAi(anna);
    const { bytes } = withNewText(
      host.now,
      [{ kind: "paragraph", runs: [{ text: "Nytt." }], heading: 0, list: "none", level: 0 }],
      0,
    );
    host.become(bytes);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(statement()?.isStale).toBe(true);
    await labelFirst(pane);
    expect(statement()).toBe(null);
    expect(pane.state().done?.warnings.map(({ sv }) => sv)).toContain(
      "Uppgiften att ingen AI har använts är borttagen, eftersom ett avsnitt nu är märkt.",
    );
    await pane.acts.stateNoAi(anna);
    expect(pane.state().refusal?.sv).toContain("Då går det inte att uppge att ingen AI har använts.");
  });

  test("about a text that has changed meanwhile it is never made for the person", async () => {
    const { pane, host } = await opened();
    const error = new AppError("document-changed", { sv: "Ändrad.", en: "Changed." });
    host.failure = { when: "before", error, becomes: withNewText(host.now, [{ kind: "paragraph", runs: [{ text: "Nytt." }], heading: 0, list: "none", level: 0 }], 0).bytes };
    await pane.acts.stateNoAi(anna);
    expect([pane.state().refusal?.sv, viewOf(pane.state())?.noAi.statement]).toEqual(["Ändrad.", null]);
    await pane.acts.stateNoAi(anna);
    await pane.acts.withdrawNoAi();
    expect(viewOf(pane.state())?.noAi).toEqual({ isAllowed: true, statement: null });
  }); // prettier-ignore
});

describe("a host that fails", () => {
  test.each(["document-changed", "host-unavailable"] as const)(
    "%s is told in its own words, and another try works",
    async (code) => {
      const { pane, host } = await opened();
      host.failure = { when: "before", error: new AppError(code, { sv: "Försök igen.", en: "Try again." }) };
      await labelFirst(pane);
      expect(pane.state()).toMatchObject({ refusal: { sv: "Försök igen." }, isBusy: false, undoable: 0 });
      expect(pane.reported).toEqual([]);
      expect(passages(pane)).toBe(0);
      await labelFirst(pane);
      expect(pane.state().refusal).toBe(null);
      expect(passages(pane)).toBe(1);
    },
  );

  test("that the text has changed elsewhere is no reason to ask: the passage is labelled where it stands now", async () => {
    const { pane, host } = await opened();
    const error = new AppError("document-changed", { sv: "Ändrad.", en: "Changed." });
    const { bytes } = withNewText(host.now, [plain("Nytt överst.")], 0);
    host.failure = { when: "before", error, becomes: bytes };
    await labelFirst(pane);
    expect(pane.state().refusal).toBe(null);
    expect(passages(pane)).toBe(1);
    const [passage] = viewOf(pane.state())?.passages ?? [];
    expect(passage?.place).toBe("found");
  });

  test("a review of a text that has changed meanwhile is never signed for the person", async () => {
    const { pane, host } = await opened();
    await labelFirst(pane);
    const labelId = viewOf(pane.state())?.passages[0]?.label.id ?? "";
    const error = new AppError("document-changed", { sv: "Ändrad.", en: "Changed." });
    const { bytes } = withNewText(host.now, [plain("Nytt överst.")], 0);
    host.failure = { when: "before", error, becomes: bytes };
    await pane.acts.review([{ labelId, outcome: "approved", by: { name: "Anna Ek", role: "handläggare" }, factChecked: true }]);
    expect(pane.state().refusal).toEqual({ sv: "Ändrad.", en: "Changed." });
    expect(viewOf(pane.state())?.passages[0]?.standing.kind).toBe("none");
  });

  test("what was written before the host stopped answering is read, and shown", async () => {
    const { pane, host } = await opened();
    host.failure = { when: "after", error: new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." }) };
    await labelFirst(pane);
    expect(pane.state().refusal?.sv).toBe("Word svarar inte.");
    expect(passages(pane)).toBe(1);
  });

  test("nobody says that nothing has changed when something unforeseen went wrong while writing", async () => {
    const { pane, host } = await opened();
    const cause = new TypeError("the host is not what it was");
    host.failure = { when: "after", error: cause };
    await labelFirst(pane);
    expect(pane.state().refusal?.sv).not.toContain("Ingenting har ändrats");
    expect(pane.state().refusal?.sv).toContain("läst på nytt");
    expect(pane.reported).toEqual([cause]);
    expect(passages(pane)).toBe(1);
  });

  test("pasted text that can't be labelled does not stay", async () => {
    const { pane, host } = await opened();
    const before = host.now;
    await pane.acts.clean({ html: "", plain: "Avgiften höjs i två steg.", day: "2026-11-20" });
    host.failure = { when: "before", error: new AppError("document-changed", { sv: "Ändrad.", en: "Changed." }) };
    const { pasted } = pane.state();
    if (pasted) await pane.acts.insert(pasted, "ChatGPT", "2026-11-20");
    expect(pane.state().refusal?.sv).toBe("Ändrad.");
    expect(Buffer.from(host.now).equals(Buffer.from(before))).toBe(true);
  });
});

describe("a document that can only be read", () => {
  test.each(["read-only", "old-word"] as const)(
    "%s: searched as ever, and nothing is written, with the host's reason",
    async (kind) => {
      const { pane, host } = await opened();
      const before = host.now;
      host.access = { kind, says: { sv: "Bara läsning.", en: "Reading only." } };
      expect(viewOf(pane.state())?.findings).toHaveLength(1);
      await labelFirst(pane);
      expect(pane.state()).toMatchObject({ refusal: { sv: "Bara läsning." }, isBusy: false });
      expect(host.now).toBe(before);
    },
  );

  test("a selection that the host can't tell of keeps nobody from reading", async () => {
    const pane = fakePane();
    const host = new FakeHost(sampleBytes(QUESTION));
    host.selection = () => Promise.reject(new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." }));
    await pane.acts.open(QUESTION, host);
    host.listener("selection");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(viewOf(pane.state())?.findings).toHaveLength(1);
    expect(pane.state()).toMatchObject({ selection: null, refusal: null });
  });

  test("full access is no hindrance", async () => {
    const { pane, host } = await opened();
    host.access = { kind: "full", says: null };
    await labelFirst(pane);
    expect(passages(pane)).toBe(1);
  });
});

describe("what is selected when an act changes the document", () => {
  test("is the same words at their new place, or nothing: never other words than the person sees quoted", async () => {
    const { pane, host } = await opened();
    const { text } = await host.read();
    const paragraph = text.stories[0]?.paragraphs.findIndex((one) => one.text.length > 100) ?? -1;
    const range = { story: "body", from: { paragraph, offset: 0 }, to: { paragraph, offset: 12 } };
    const quote = textIn(text, range);
    pane.tell({ kind: "selected", selection: { range, quote } });
    // The host tells of no selection of its own here: what stands in the pane is all there is.
    host.selection = () => Promise.reject(new Error("not asked in this test"));
    const { bytes } = withNewText(host.now, [plain("Nytt överst.")], 0);
    host.failure = { when: "before", error: silent(), becomes: bytes };
    await labelFirst(pane);
    const moved = pane.state().selection;
    expect(moved).toEqual({ range: { ...range, from: at(paragraph + 1, 0), to: at(paragraph + 1, 12) }, quote });
    expect(textIn((await host.read()).text, moved?.range ?? range)).toBe(quote);
    host.failure = { when: "before", error: silent(), becomes: sampleBytes("biblioteket.docx") };
    await labelFirst(pane);
    expect(pane.state().selection).toBe(null);

    function at(line: number, offset: number): { paragraph: number; offset: number } {
      return { paragraph: line, offset };
    }
  });
});

describe("a document that changes by itself", () => {
  test("is followed one look at a time, however fast a person types", async () => {
    const { pane, host } = await opened();
    const before = pane.looks();
    for (let key = 0; key < 20; key++) host.listener("text");
    await new Promise((resolve) => setTimeout(resolve, 50));
    // The look that was under way, and one for all that came meanwhile.
    expect(pane.looks() - before).toBe(2);
  });

  test("a reading that fails is told, and not lost as an unhandled rejection", async () => {
    const { pane, host } = await opened();
    host.read = () => Promise.reject(new AppError("host-unavailable", { sv: "Word svarar inte.", en: "No answer." }));
    host.listener("text");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pane.state().refusal?.sv).toBe("Word svarar inte.");
  });

  test("what is selected is read from the text as it is now", async () => {
    const { pane, host } = await opened();
    host.selected = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 5 } };
    host.become(sampleBytes("biblioteket.docx"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { text } = await host.read();
    expect(pane.state().selection?.quote).toBe(textIn(text, host.selected));
  });

  test("a selection that the host can't hand out is told, and the document stays open", async () => {
    const pane = fakePane();
    const host = new FakeHost(sampleBytes(QUESTION));
    host.unselectable = new AppError("unsupported", { sv: "Sidhuvud.", en: "Header." });
    await pane.acts.open(QUESTION, host);
    expect(pane.state().refusal?.sv).toBe("Sidhuvud.");
    expect(viewOf(pane.state())?.findings).toHaveLength(1);
    host.listener("selection");
    await new Promise((done) => setTimeout(done, 0));
    expect(pane.state().selection).toBeNull();
    expect(pane.reported).toEqual([]);
  });
});

describe("a part that something outside asks for", () => {
  test("is where the next document opens, and only that one", async () => {
    const pane = fakePane("review");
    expect(pane.state().view).toBe("review");
    await pane.acts.open(QUESTION, new FakeHost(sampleBytes(QUESTION)));
    expect(pane.state().view).toBe("review");
    await pane.acts.open(QUESTION, new FakeHost(sampleBytes(QUESTION)));
    expect(pane.state().view).toBe("overview");
  });

  test("is shown at once beside an open document", async () => {
    const { pane } = await opened();
    pane.tell({ kind: "asked-for", view: "check" });
    expect(pane.state()).toMatchObject({ view: "check", wanted: null });
  });

  test("asked for while a document is being read, it waits for that", async () => {
    const pane = fakePane();
    const opening = pane.acts.open(QUESTION, new FakeHost(sampleBytes(QUESTION)));
    pane.tell({ kind: "asked-for", view: "questions" });
    await opening;
    expect(pane.state().view).toBe("questions");
  });

  test("is read from an address, where it names one", () => {
    expect(viewInAddress("?view=paste")).toBe("paste");
    expect(viewInAddress("?a=1&view=check&_host_Info=Word")).toBe("check");
    expect(viewInAddress("?view=__proto__")).toBe(null);
    expect(viewInAddress("")).toBe(null);
  });
});

describe("questions in the document itself", () => {
  /** An overlay that shows what it is asked to, until it is made to fail. */
  class FakeOverlay implements QuestionOverlay {
    readonly says = null;
    shown: readonly ShownQuestion[] | null = null;
    failure: Error | null = null;
    choose: (id: string) => void = () => undefined;

    async show(questions: readonly ShownQuestion[]): Promise<readonly string[]> {
      if (this.failure !== null) throw this.failure;
      this.shown = questions;
      return questions.map(({ id }) => id);
    }

    onChosen(listener: (id: string) => void): () => void {
      this.choose = listener;
      return () => (this.choose = () => undefined);
    }
  }

  async function withOverlay(): Promise<{ pane: FakePane; host: FakeHost; overlay: FakeOverlay }> {
    const host = new FakeHost(sampleBytes("tjansteskrivelse.docx"));
    const overlay = new FakeOverlay();
    host.overlay = overlay;
    const pane = fakePane();
    await pane.acts.open("tjansteskrivelse.docx", host);
    return { pane, host, overlay };
  }
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  test("are shown only once the person has turned that on, and go when it is turned off", async () => {
    const { pane, host, overlay } = await withOverlay();
    host.listener("text");
    await settle();
    expect(overlay.shown).toBeNull();
    await pane.acts.showQuestions(true);
    expect(overlay.shown).toHaveLength(1);
    expect(pane.state().overlay).toEqual({ isOn: true, shown: 1, says: null });
    await pane.acts.showQuestions(false);
    expect(overlay.shown).toEqual([]);
    expect(pane.state().overlay).toEqual({ isOn: false, shown: null, says: null });
  });

  test("go with their answer, and come back with its undoing", async () => {
    const { pane, overlay } = await withOverlay();
    await pane.acts.showQuestions(true);
    await labelFirst(pane);
    await settle();
    expect(overlay.shown).toEqual([]);
    await pane.acts.undo();
    await settle();
    expect(overlay.shown).toHaveLength(1);
  });

  test("a click on one opens it in the pane", async () => {
    const { pane, overlay } = await withOverlay();
    await pane.acts.showQuestions(true);
    overlay.choose("no such question");
    expect(pane.state().view).toBe("overview");
    overlay.choose(overlay.shown?.[0]?.id ?? "");
    expect(pane.state()).toMatchObject({ view: "questions", question: 0, said: { key: "said.pointed-at" } });
  });

  test("a refusal turns the switch off and says why; nothing else is touched", async () => {
    const { pane, host, overlay } = await withOverlay();
    const before = host.now;
    overlay.failure = new AppError("unsupported", { sv: "Går inte.", en: "Can't." });
    await pane.acts.showQuestions(true);
    expect(pane.state()).toMatchObject({ overlay: { isOn: false, says: { sv: "Går inte." } }, refusal: null, isBusy: false });
    expect(host.now).toBe(before);
    await labelFirst(pane);
    expect(passages(pane)).toBe(1);
  });

  test("are taken out of a document that is left, and are off in the next", async () => {
    const { pane, overlay } = await withOverlay();
    await pane.acts.showQuestions(true);
    pane.acts.begin("annat.docx", () => undefined);
    expect(overlay.shown).toEqual([]);
    expect(pane.state().overlay.isOn).toBe(false);
    overlay.choose("1 x");
    expect(pane.state().document.kind).toBe("reading");
  });
});
