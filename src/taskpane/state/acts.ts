/** What the pane does: asks the verbs, lets the host write, reads again, and tells the reducer. */
import { AppError, type Wording } from "../../core/errors.ts";
import type { CommitRequest, Dismissal, DocumentFacts, Retention, ReviewAct, Stater } from "../../core/pipeline.ts";
import type { TextRange } from "../../core/text/document.ts";
import type { PaneHost, ParagraphPlace } from "../host.ts";
import type { Clipboard, Pasted } from "../paste/pasted.ts";
import type { DocumentView, FindingView, PassageView } from "../verbs/document-view.ts";
import type { Act } from "../verbs/protocol.ts";
import { Stopped } from "../verbs/verbs.ts";
import { Carrying, written } from "./carrying.ts";
import { changed, lasting, requestFor, requestOf, useFor, viewOf, type LabelChange } from "./derive.ts";
import type { PaneEvent } from "./events.ts";
import { FollowedDocument } from "./followed-document.ts";
import type { PanePorts } from "./ports.ts";
import { makeSettingsActs, type SettingsActs } from "./settings-acts.ts";
import { ShownQuestions } from "./shown-questions.ts";
import type { Done, PaneState } from "./state.ts";
import { busy, saysOf } from "./troubles.ts";

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
  relabel(passage: PassageView, change: LabelChange): Promise<void>;
  /** The same about every passage that stands in the document. */
  relabelAll(change: LabelChange): Promise<void>;
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
  rewrite(place: ParagraphPlace, before: string, text: string): Promise<Wording | null>;
  undo(): Promise<void>;
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
      acts.preset({ engine: use.engine, details: lasting(get().defaults.details) });
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
      if (!passage.range) return;
      const request = changed(requestOf(passage), change);
      const isDone = await carrying.carryOut(
        { kind: "commit", requests: [{ range: passage.range, request, ...pictured(passage) }], facts: {} },
        labelledAs(passage.label.id),
      );
      if (isDone && change.engine !== undefined) acts.preset({ engine: change.engine });
    },
    async relabelAll(change) {
      const passages = viewOf(get())?.passages ?? [];
      const requests = passages.flatMap((passage) =>
        passage.range ? [{ range: passage.range, request: changed(requestOf(passage), change), ...pictured(passage) }] : [],
      );
      await carrying.carryOut({ kind: "commit", requests, facts: {} }, () => ({ kind: "changed", warnings: [] }));
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
      try {
        tell({ kind: "pasted", pasted: await ports.verbs.clean(clipboard, keepsProvenance) });
      } catch (error) {
        ports.report(error);
        tell({ kind: "refused-act", says: saysOf(error) });
      }
    },
    async insert(pasted, engine, date) {
      const isDone = await carrying.changing(async (view, name) => {
        const { host } = followed;
        if (!host?.insertText) return;
        const range = await written(host.insertText(pasted.blocks));
        // Text and label are one act: text that can't be labelled does not stay.
        try {
          followed.reading = await host.read();
          const request = requestFor(get(), view, { engine, date, from: "last-used" });
          const act: Act = { kind: "commit", requests: [{ range, request }], facts: get().facts };
          const planned = await ports.verbs.plan(followed.reading, act, get().choices, ports.now());
          await written(host.apply(planned.edits));
          await followed.look(name);
          carrying.took(2);
          const before = new Set(view.passages.map(({ label }) => label.id));
          const labelId = planned.labels.find((id) => !before.has(id)) ?? null;
          tell({ kind: "acted", done: { kind: "pasted", labelId, warnings: planned.warnings }, isUndoable: true });
        } catch (error) {
          await host.undo?.();
          await followed.look(name);
          throw error;
        }
      });
      if (isDone) acts.preset({ engine, details: lasting(get().defaults.details) });
    },
    async rewrite(place, before, text) {
      const isDone = await carrying.changing(async (view, name) => {
        const { host } = followed;
        if (!host?.editText) return;
        await written(host.editText(place, before, text));
        carrying.took(1);
        await followed.look(name);
        const isStaleNow = staleIn(viewOf(get())).some((id) => !staleIn(view).includes(id));
        tell({ kind: "acted", done: { kind: "edited", warnings: isStaleNow ? [reviewAgain] : [] }, isUndoable: true });
        if (isStaleNow) tell({ kind: "said", key: "said.edited.stale" });
      });
      return isDone ? null : (get().refusal ?? busy);
    },
    async undo() {
      await carrying.changing(async (_view, name) => {
        for (let left = carrying.takeBack(); left > 0; left--) await followed.host?.undo?.();
        await followed.look(name);
        tell({ kind: "undone" });
      });
    },
    async save() {
      try {
        await followed.host?.save?.();
        tell({ kind: "said", key: "said.saved" });
      } catch (error) {
        ports.report(error);
        tell({ kind: "refused-act", says: saysOf(error) });
      }
    },
    async pack() {
      await carrying.guarded(async (_view, name) => {
        const bytes = await followed.host?.bytes?.();
        const { reading } = followed;
        if (!bytes || !reading) return;
        const zip = await ports.verbs.pack(reading, name, bytes, get().choices, ports.now());
        ports.giveFile(`${name.replace(/\.[^.]*$/u, "")}-paket.zip`, zip, "application/zip");
        tell({ kind: "acted", done: { kind: "changed", warnings: [] }, isUndoable: false });
        tell({ kind: "closed-result" });
        tell({ kind: "said", key: "said.packed" });
      });
    },
    async jump(range, how) {
      const isShown = (await followed.host?.jumpTo(range, how)) ?? false;
      if (how === "go") tell({ kind: "said", key: isShown ? "said.shown" : "said.not-shown" });
    },
  };
  return acts;
}

/** Ids of labels whose review no longer holds. */
const staleIn = (view: DocumentView | null): string[] =>
  (view?.passages ?? []).flatMap(({ label, standing }) => (standing.kind === "stale" ? [label.id] : []));

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
