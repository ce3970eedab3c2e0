/** What the pane does: asks the verbs, lets the host write, reads again, and tells the reducer. */
import { AppError, type Wording } from "../../core/errors.ts";
import type { CommitRequest, Dismissal, DocumentFacts, Retention, ReviewAct, Stater } from "../../core/pipeline.ts";
import type { LabelRequest } from "../../core/label/label.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { PaneHost, SeenPlace } from "../host.ts";
import type { Clipboard, Pasted } from "../paste/pasted.ts";
import type { DocumentView, FindingView, PassageView } from "../verbs/document-view.ts";
import type { Act, Planned } from "../verbs/protocol.ts";
import { Stopped } from "../verbs/verbs.ts";
import { Carrying, written } from "./carrying.ts";
import { changed, lasting, requestFor, requestOf, saidSince, useFor, viewOf, type LabelChange } from "./derive.ts";
import type { PaneEvent } from "./events.ts";
import { FollowedDocument } from "./followed-document.ts";
import type { PanePorts } from "./ports.ts";
import { makeSettingsActs, type SettingsActs } from "./settings-acts.ts";
import { ShownQuestions } from "./shown-questions.ts";
import type { Done, PaneState } from "./state.ts";
import { left, saysOf } from "./troubles.ts";

export interface Acts extends SettingsActs {
  /** A document is being opened, not read yet; `cancel` ends that. */
  begin(name: string, cancel: () => void): void;
  /** Reads the host's document. Another host than before is another document. */
  open(name: string, host: PaneHost): Promise<void>;
  refuse(name: string, says: Wording): void;
  stop(): void;
  /** Shows the questions in the document itself from now on, or no longer. */
  showQuestions(isOn: boolean): Promise<void>;
  /** One click: labels the selection, or the finding. */
  label(finding?: FindingView): Promise<void>;
  /** One click on a picture's question. `altText`: the person's own words for what is added to its alternative text, or null. */
  labelPicture(range: TextRange, use: { readonly engine: string; readonly date: string }, altText: string | null): Promise<void>;
  /** Says something else about a passage that is labelled already. */
  relabel(passage: PassageView, change: LabelChange): Promise<boolean>;
  /** The same about every passage that stands in the document. */
  relabelAll(change: LabelChange): Promise<boolean>;
  unlabel(labelId: string): Promise<void>;
  dismiss(finding: FindingView, reason: string): Promise<void>;
  /** The person says that the picture was not made with AI, whatever its own data says. */
  dismissPicture(range: TextRange, reason: string): Promise<void>;
  review(acts: readonly ReviewAct[]): Promise<void>;
  confirmPlace(labelId: string, range: TextRange): Promise<void>;
  /** The person's own statement that no AI was used; nothing in the pane calls this by itself. */
  stateNoAi(by: Stater): Promise<void>;
  withdrawNoAi(): Promise<void>;
  /** The registrar's answer about the prompts; nobody's name is filled in, and nothing of it is remembered. */
  retain(retention: Retention): Promise<boolean>;
  state(facts: DocumentFacts): Promise<void>;
  clean(clipboard: Clipboard, keepsProvenance?: boolean): Promise<void>;
  insert(pasted: Pasted, engine: string, date: string): Promise<void>;
  /** The person's new wording of a paragraph; null when it stands in the document, else why not. */
  rewrite(place: SeenPlace, before: string, text: string): Promise<Wording | null>;
  /** Takes back the newest act; with `done`, only while that is still what was done last. */
  undo(done?: Done): Promise<void>;
  /** Resolves when every act that was asked for so far has ended. */
  atRest(): Promise<void>;
  save(): Promise<void>;
  pack(): Promise<void>;
  /** `glance`: only where the document is in sight beside the pane. */
  jump(range: TextRange, how: "go" | "glance"): Promise<void>;
}

export function makeActs(ports: PanePorts, get: () => PaneState, tell: (event: PaneEvent) => void): Acts {
  const followed = new FollowedDocument(ports, get, (event) => {
    tell(event);
    if (event.kind === "looked") void shown.follow();
  });
  const shown = new ShownQuestions(ports, get, tell);
  const carrying = new Carrying(ports, followed, get, tell);
  let cancelOpening: () => void = () => undefined;

  const answered = (dismissal: Dismissal): Promise<boolean> =>
    carrying.carryOut({ kind: "dismiss", dismissals: [dismissal] }, () => ({ kind: "dismissed", warnings: [] }));

  /** Text and label are one act: text that can't be labelled does not stay. */
  const labelInserted = async (host: PaneHost, of: number, range: TextRange, request: LabelRequest): Promise<Planned> => {
    try {
      const act: Act = { kind: "commit", requests: [{ range, request }], facts: get().facts };
      const planned = await ports.verbs.plan(await host.read(), act, get().choices, ports.now());
      await written(host.apply(planned.edits));
      return planned;
    } catch (error) {
      await host.undo?.();
      await followed.look(of);
      throw error;
    }
  };

  const acts: Acts = {
    ...makeSettingsActs(ports, followed, get, tell, () => acts.state({})),
    begin(name, cancel) {
      shown.leave();
      followed.leave();
      carrying.startOver();
      cancelOpening = cancel;
      tell({ kind: "opening", name });
    },
    async open(name, next) {
      if (get().document.kind !== "reading") acts.begin(name, () => undefined);
      shown.take(next.overlay ?? null);
      try {
        await followed.take(name, next);
      } catch (error) {
        if (error instanceof Stopped) return;
        if (!(error instanceof AppError)) ports.report(error);
        acts.refuse(name, saysOf(error));
      }
    },
    refuse(name, says) {
      followed.pass();
      tell({ kind: "refused-document", name, says });
    },
    showQuestions: (isOn) => shown.turn(isOn),
    stop() {
      shown.leave();
      followed.leave();
      cancelOpening();
      ports.verbs.stop();
      tell({ kind: "stopped" });
    },
    async label(finding) {
      const state = get();
      const view = viewOf(state);
      const range = finding?.range ?? state.selection?.range;
      if (!view || !range) return;
      const use = useFor(state, view, finding ?? null);
      const request = requestFor(state, view, use);
      const isDone = await carrying.carryOut(
        { kind: "commit", requests: [{ range, request }], facts: state.facts },
        labelledAs(null),
      );
      if (!isDone) return;
      const { engine, details } = get().defaults;
      // What was said for the next label while this one was on its way stays said.
      const isEngineSaid = engine !== state.defaults.engine;
      acts.preset({
        ...(isEngineSaid ? {} : { engine: use.engine }),
        details: { ...lasting(details), ...saidSince(state.defaults.details, details) },
      });
    },
    async labelPicture(range, use, altText) {
      const state = get();
      const view = viewOf(state);
      if (!view) return;
      const request = requestFor(state, view, { ...use, from: "trace" });
      const picture = altText === null ? {} : { altText };
      await carrying.carryOut({ kind: "commit", requests: [{ range, request, picture }], facts: state.facts }, labelledAs(null));
    },
    async relabel(passage, change) {
      const { id } = passage.label;
      // Made from what the label says when its turn comes: the change before it stays.
      const isDone = await carrying.carryOut(
        ({ passages }) =>
          saidAnew(
            passages.filter(({ label }) => label.id === id),
            change,
          ),
        labelledAs(id),
      );
      if (isDone && change.engine !== undefined) acts.preset({ engine: change.engine });
      return isDone;
    },
    async relabelAll(change) {
      return carrying.carryOut(
        ({ passages }) => saidAnew(passages, change),
        () => ({ kind: "changed", warnings: [] }),
      );
    },
    async unlabel(labelId) {
      await carrying.carryOut({ kind: "uncommit", labelId }, () => ({ kind: "unlabelled", warnings: [] }));
    },
    async dismiss(finding, reason) {
      const rules = finding.traces.map(({ rule }) => rule);
      await answered({ range: finding.range, rules, reason });
    },
    async dismissPicture(range, reason) {
      await answered({ range, rules: "picture", reason });
    },
    async review(reviews) {
      const isDone = await carrying.carryOut({ kind: "review", acts: reviews }, () => ({ kind: "reviewed", warnings: [] }));
      const { name, role } = get().reviewer;
      if (isDone) ports.remember({ reviewer: { name, role } });
    },
    async confirmPlace(labelId, range) {
      await carrying.carryOut({ kind: "confirm", labelId, range }, () => ({ kind: "confirmed", warnings: [] }));
    },
    async stateNoAi(by) {
      const isDone = await carrying.carryOut({ kind: "state-no-ai", by }, () => ({ kind: "changed", warnings: [] }));
      if (isDone) ports.remember({ reviewer: { name: by.name, role: by.role } });
    },
    async withdrawNoAi() {
      await carrying.carryOut({ kind: "withdraw-no-ai" }, () => ({ kind: "changed", warnings: [] }));
    },
    async retain(retention) {
      return carrying.carryOut({ kind: "retain", retention }, () => ({ kind: "changed", warnings: [] }));
    },
    async state(facts) {
      tell({ kind: "stated", facts });
      const view = viewOf(get());
      // Without a label there is no record to write it in yet: the first label takes it along.
      if (!view || view.passages.length === 0) return;
      await carrying.carryOut({ kind: "commit", requests: [], facts }, () => ({ kind: "changed", warnings: [] }));
    },
    async clean(clipboard, keepsProvenance = true) {
      const of = followed.turn;
      try {
        const pasted = await ports.verbs.clean(clipboard, keepsProvenance);
        if (of === followed.turn) tell({ kind: "pasted", pasted });
      } catch (error) {
        if (error instanceof Stopped) return;
        ports.report(error);
        tell({ kind: "refused-act", says: saysOf(error) });
      }
    },
    async insert(pasted, engine, date) {
      const ended = await carrying.changing(async (view, of) => {
        const { host } = followed;
        if (!host?.insertText || get().pasted !== pasted) return;
        const range = await written(host.insertText(pasted.blocks));
        const planned = await labelInserted(host, of, range, requestFor(get(), view, { engine, date, from: "last-used" }));
        await followed.look(of);
        carrying.took(2);
        const before = new Set(view.passages.map(({ label }) => label.id));
        const labelId = planned.labels.find((id) => !before.has(id)) ?? null;
        tell({ kind: "acted", done: { kind: "pasted", labelId, warnings: planned.warnings }, isUndoable: true });
      });
      if (ended === "done") acts.preset({ engine, details: lasting(get().defaults.details) });
    },
    async rewrite(place, before, text) {
      const ended = await carrying.changing(async (view, of) => {
        const { host } = followed;
        if (!host?.editText) return;
        await written(host.editText(place, before, text));
        await followed.look(of);
        carrying.took(1);
        const isStaleNow = staleIn(viewOf(get())).some((id) => !staleIn(view).includes(id));
        tell({ kind: "acted", done: { kind: "edited", warnings: isStaleNow ? [reviewAgain] : [] }, isUndoable: true });
        if (isStaleNow) tell({ kind: "said", key: "said.edited.stale" });
      });
      if (ended === "done") return null;
      return ended === "left" ? left : ended;
    },
    async undo(done) {
      await carrying.changing(async (_view, of) => {
        const { host } = followed;
        if (get().undoable === 0 || (done !== undefined && get().done !== done)) return;
        for (let steps = carrying.takeBack(); steps > 0; steps--) await host?.undo?.();
        await followed.look(of);
        tell({ kind: "undone" });
      });
    },
    atRest: () => carrying.atRest(),
    async save() {
      const { host } = followed;
      try {
        // What was pressed before it is in the file.
        await carrying.atRest();
        await host?.save?.();
        tell({ kind: "said", key: "said.saved" });
      } catch (error) {
        ports.report(error);
        tell({ kind: "refused-act", says: saysOf(error) });
      }
    },
    async pack() {
      const { document } = get();
      const name = document.kind === "open" ? document.name : "";
      await carrying.guarded(async (_view, of) => {
        const { host, reading } = followed;
        const bytes = await host?.bytes?.();
        if (!bytes || !reading) return;
        const zip = await ports.verbs.pack(reading, name, bytes, get().choices, ports.now());
        if (of !== followed.turn) throw new Stopped();
        ports.giveFile(`${name.replace(/\.[^.]*$/u, "")}-paket.zip`, zip, "application/zip");
        tell({ kind: "acted", done: { kind: "changed", warnings: [] }, isUndoable: false });
        tell({ kind: "closed-result" });
        tell({ kind: "said", key: "said.packed" });
      });
    },
    async jump(range, how) {
      const of = followed.turn;
      try {
        const isShown = (await followed.host?.jumpTo(range, how)) ?? false;
        if (how === "go" && of === followed.turn) tell({ kind: "said", key: isShown ? "said.shown" : "said.not-shown" });
      } catch (error) {
        if (!(error instanceof AppError)) ports.report(error);
        if (how === "go" && of === followed.turn) tell({ kind: "refused-act", says: saysOf(error) });
      }
    },
  };
  return acts;
}

/** Ids of labels whose review no longer holds. */
const staleIn = (view: DocumentView | null): string[] =>
  (view?.passages ?? []).flatMap(({ label, standing }) => (standing.kind === "stale" ? [label.id] : []));

/** The labels with a change made; null where none of them stands in the document any more. */
function saidAnew(passages: readonly PassageView[], change: LabelChange): Act | null {
  const requests = passages.flatMap((passage) =>
    passage.range ? [{ range: passage.range, request: changed(requestOf(passage), change), ...pictured(passage) }] : [],
  );
  return requests.length === 0 ? null : { kind: "commit", requests, facts: {} };
}

/** A picture's label is about its one character, and is not widened to a sentence. */
const pictured = ({ label }: PassageView): Pick<CommitRequest, "picture"> => (label.picture === undefined ? {} : { picture: {} });

const reviewAgain: Wording = {
  sv: "Ett granskat avsnitt är ändrat och behöver granskas igen.",
  en: "A reviewed passage has been changed and needs to be reviewed again.",
};

function labelledAs(known: string | null): (added: readonly string[]) => Done {
  return (added) => {
    const labelId = known ?? added[0] ?? null;
    return labelId === null ? { kind: "changed", warnings: [] } : { kind: "labelled", labelId, warnings: [] };
  };
}
