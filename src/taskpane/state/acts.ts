/** What the pane does: asks the verbs, lets the host write, reads again, and tells the reducer. The only file with effects on a document. */
import type { EditOutcome } from "../../core/edits.ts";
import { shortfallsSaid } from "../../core/edits-wording.ts";
import { AppError, type Wording } from "../../core/errors.ts";
import { isDay } from "../../core/label/day.ts";
import type { DocumentFacts, ReviewAct } from "../../core/pipeline.ts";
import type { HostReading } from "../../core/ports.ts";
import { textIn, type TextRange } from "../../core/text/document.ts";
import type { PaneHost, ParagraphPlace } from "../host.ts";
import type { Clipboard, Pasted } from "../paste/pasted.ts";
import { Stopped, type Verbs } from "../verbs/verbs.ts";
import type { DocumentView, FindingView, PassageView } from "../verbs/document-view.ts";
import type { Choices } from "../verbs/look.ts";
import type { Act, Planned } from "../verbs/protocol.ts";
import type { OwnProfile } from "../verbs/settings.ts";
import { changed, lasting, requestFor, requestOf, useFor, viewOf, type LabelChange } from "./derive.ts";
import type { PaneEvent } from "./events.ts";
import { movedAct } from "./moved-act.ts";
import type { Done, LabelDefaults, Language, PaneState, Remembered } from "./state.ts";

/** The world around the pane, handed in by the entry file. */
export interface PanePorts {
  readonly verbs: Verbs;
  /** Now, as an ISO 8601 instant in UTC. */
  now(): string;
  remember(values: Remembered): void;
  /** Gives the person a file. */
  giveFile(name: string, bytes: Uint8Array, type: string): void;
  /** Forgets everything that `remember` kept; absent where nothing is kept. */
  forget?(): void;
  /** Something that nobody foresaw: for the browser's own error log. */
  report(error: unknown): void;
}

export interface Acts {
  /** A document is being opened, not read yet; `cancel` ends that. */
  begin(name: string, cancel: () => void): void;
  /** Reads the host's document. Another host than before is another document. */
  open(name: string, host: PaneHost): Promise<void>;
  refuse(name: string, says: Wording): void;
  stop(): void;
  /** One click: labels the selection, or the finding. */
  label(finding?: FindingView): Promise<void>;
  /** Says something else about a passage that is labelled already. */
  relabel(passage: PassageView, change: LabelChange): Promise<void>;
  /** The same about every passage that stands in the document. */
  relabelAll(change: LabelChange): Promise<void>;
  unlabel(labelId: string): Promise<void>;
  dismiss(finding: FindingView, reason: string): Promise<void>;
  review(acts: readonly ReviewAct[]): Promise<void>;
  confirmPlace(labelId: string, range: TextRange): Promise<void>;
  state(facts: DocumentFacts): Promise<void>;
  choose(choices: Partial<Choices>): Promise<void>;
  preset(defaults: Partial<LabelDefaults>): void;
  /** The pane's language from now on. */
  speak(language: Language): void;
  /** Reads the settings anew. */
  settle(): Promise<void>;
  /** Takes a profile from its file, or says what is wrong with it; null takes the own one away. */
  useOwnProfile(own: OwnProfile | null): Promise<void>;
  /** States the day of a training; blank takes it back, and what is no day is left alone. */
  train(day: string): void;
  /** Gives what is remembered as a file, or forgets it. */
  exportSettings(): void;
  forget(): Promise<void>;
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

const unexpected: Wording = {
  sv: "Något oväntat gick fel. Ingenting har ändrats i dokumentet. Försök igen.",
  en: "Something unexpected went wrong. Nothing has changed in the document. Try again.",
};

/** For what went wrong while the host was writing: nobody can promise that the document is as it was. */
const unexpectedWriting: Wording = {
  sv: "Något oväntat gick fel när dokumentet skulle ändras. Det är läst på nytt. Se efter vad som står där innan du försöker igen.",
  en: "Something unexpected went wrong while the document was being changed. It has been read again. See what stands in it before you try again.",
};

const closed: Wording = {
  sv: "Dokumentet kan bara läsas här. Ingenting har ändrats.",
  en: "The document can only be read here. Nothing has changed.",
};

export function makeActs(ports: PanePorts, get: () => PaneState, tell: (event: PaneEvent) => void): Acts {
  let host: PaneHost | null = null;
  let reading: HostReading | null = null;
  let unlisten: () => void = () => undefined;
  let cancelOpening: () => void = () => undefined;
  /** Counts documents, so that an answer about an earlier one is never shown. */
  let turn = 0;
  /** How many of the host's steps each act took, newest last. */
  let steps: number[] = [];
  /** The document has become another while it was being looked at, or while an act was on its way. */
  let isOutdated = false;
  let isLooking = false;

  async function lookAgain(isNew: boolean, name: string): Promise<void> {
    if (!host) return;
    const mine = turn;
    const current = await host.read();
    if (mine !== turn) return;
    reading = current;
    if (isNew) tell({ kind: "progressed", phase: "hand-over", share: 0 });
    const onHanded = (share: number): void => {
      if (isNew) tell({ kind: "progressed", phase: share < 1 ? "hand-over" : "search", share });
    };
    const view = await ports.verbs.look(current, get().choices, ports.now(), onHanded);
    if (mine !== turn) return;
    tell({ kind: "looked", name, view, isNew });
    keepSeen(view);
  }

  /** The first profile that a person works under is the one that a later change is told against. */
  function keepSeen({ profile: { id, version, name } }: DocumentView): void {
    if (get().choices.seen) return;
    const seen = { id, version, name: name.sv };
    tell({ kind: "chose", choices: { seen } });
    ports.remember({ seen });
  }

  async function settleWith(choices: Choices): Promise<void> {
    try {
      tell({ kind: "settled", settings: await ports.verbs.settings(choices, ports.now()) });
    } catch (error) {
      if (error instanceof Stopped) return;
      ports.report(error);
      tell({ kind: "refused-act", says: unexpected });
    }
  }

  /** Looks again after the document has changed by itself: one look at a time, however fast a person types. */
  async function follow(name: string): Promise<void> {
    isOutdated = true;
    if (isLooking || get().isBusy) return;
    isLooking = true;
    const mine = turn;
    try {
      while (isOutdated && mine === turn && !get().isBusy) {
        isOutdated = false;
        await lookAgain(false, name);
        await readSelection();
      }
    } catch (error) {
      if (error instanceof Stopped || mine !== turn) return;
      if (!(error instanceof AppError)) ports.report(error);
      tell({ kind: "refused-act", says: error instanceof AppError ? error.wording : unexpected });
    } finally {
      isLooking = false;
    }
  }

  /** After a failure: what stands in the document is seen only by reading it. The failure itself is what is told. */
  async function lookAfterFailure(name: string): Promise<void> {
    try {
      if (host && (await host.read()) !== reading) await lookAgain(false, name);
    } catch (error) {
      if (!(error instanceof AppError) && !(error instanceof Stopped)) ports.report(error);
    }
  }

  async function readSelection(): Promise<void> {
    const range = (await host?.selection()) ?? null;
    const quote = range && reading ? textIn(reading.text, range) : "";
    tell({ kind: "selected", selection: range && quote.trim() !== "" ? { range, quote } : null });
  }

  /** Carries out one act: plan, write, read again, and say what became of it. */
  async function carryOut(act: Act, doneAs: (labels: readonly string[]) => Done): Promise<boolean> {
    return changing(async (view, name) => {
      if (!host || !reading) return;
      const before = new Set(view.passages.map(({ label }) => label.id));
      const { planned, outcomes } = await planAndWrite(host, reading, act);
      await lookAgain(false, name);
      const added = planned.labels.filter((id) => !before.has(id));
      const done = doneAs(added);
      const warnings = [...planned.warnings, ...shortfallsSaid(planned.edits, outcomes)];
      if (planned.edits.length > 0) steps.push(1);
      tell({ kind: "acted", done: { ...done, warnings }, isUndoable: planned.edits.length > 0 });
    });
  }

  /** Somebody else may have changed the document since it was read: where the act's own words stand as they did, it is planned anew, once. */
  async function planAndWrite(
    document: PaneHost,
    read: HostReading,
    act: Act,
  ): Promise<{ readonly planned: Planned; readonly outcomes: readonly EditOutcome[] }> {
    const attempt = async (from: HostReading, what: Act): Promise<{ planned: Planned; outcomes: readonly EditOutcome[] }> => {
      const planned = await ports.verbs.plan(from, what, get().choices, ports.now());
      return { planned, outcomes: planned.edits.length === 0 ? [] : await written(document.apply(planned.edits)) };
    };
    try {
      return await attempt(read, act);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "document-changed") throw error;
      const now = await document.read();
      const moved = now === read ? null : movedAct(act, read.text, now.text);
      if (moved === null) throw error;
      reading = now;
      return attempt(now, moved);
    }
  }

  /** What the host answers to a change; its failure is told as one of writing. */
  async function written<T>(change: Promise<T>): Promise<T> {
    try {
      return await change;
    } catch (error) {
      if (error instanceof AppError || error instanceof Stopped) throw error;
      throw new WritingFailed(error);
    }
  }

  /** Runs one thing at a time; a refusal is shown in its own words. True when it went through. */
  async function guarded(run: (view: DocumentView, name: string) => Promise<void>): Promise<boolean> {
    const state = get();
    const view = viewOf(state);
    if (!view || state.document.kind !== "open" || state.isBusy) return false;
    const { name } = state.document;
    tell({ kind: "began" });
    try {
      await run(view, name);
      if (get().isBusy) tell({ kind: "ended" });
      return true;
    } catch (error) {
      if (error instanceof Stopped) return false;
      if (!(error instanceof AppError)) ports.report(error instanceof WritingFailed ? error.cause : error);
      await lookAfterFailure(name);
      tell({ kind: "refused-act", says: saysOf(error) });
      return false;
    } finally {
      // What was typed while the act was on its way.
      if (isOutdated) void follow(name);
    }
  }

  /** The same for what changes the document: refused at once where it can only be read. */
  async function changing(run: (view: DocumentView, name: string) => Promise<void>): Promise<boolean> {
    const access = host?.access;
    if (access === undefined || access.kind === "full") return guarded(run);
    tell({ kind: "refused-act", says: access.says ?? closed });
    return false;
  }

  function labelledAs(known: string | null): (added: readonly string[]) => Done {
    return (added) => {
      const labelId = known ?? added[0] ?? null;
      return labelId === null ? { kind: "changed", warnings: [] } : { kind: "labelled", labelId, warnings: [] };
    };
  }

  const acts: Acts = {
    begin(name, cancel) {
      turn++;
      unlisten();
      host = null;
      reading = null;
      steps = [];
      cancelOpening = cancel;
      tell({ kind: "opening", name });
    },
    async open(name, next) {
      if (get().document.kind !== "reading") acts.begin(name, () => undefined);
      turn++;
      host = next;
      unlisten = next.onChange((what) => {
        if (what === "selection") void readSelection();
        else void follow(name);
      });
      try {
        await lookAgain(true, name);
        await readSelection();
      } catch (error) {
        if (error instanceof Stopped) return;
        if (!(error instanceof AppError)) ports.report(error);
        acts.refuse(name, error instanceof AppError ? error.wording : unexpected);
      }
    },
    refuse(name, says) {
      turn++;
      tell({ kind: "refused-document", name, says });
    },
    stop() {
      turn++;
      unlisten();
      host = null;
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
      const isDone = await carryOut({ kind: "commit", requests: [{ range, request }], facts: state.facts }, labelledAs(null));
      if (!isDone) return;
      acts.preset({ engine: use.engine, details: lasting(get().defaults.details) });
    },
    async relabel(passage, change) {
      if (!passage.range) return;
      const request = changed(requestOf(passage), change);
      const isDone = await carryOut(
        { kind: "commit", requests: [{ range: passage.range, request }], facts: {} },
        labelledAs(passage.label.id),
      );
      if (isDone && change.engine !== undefined) acts.preset({ engine: change.engine });
    },
    async relabelAll(change) {
      const passages = viewOf(get())?.passages ?? [];
      const requests = passages.flatMap((passage) =>
        passage.range ? [{ range: passage.range, request: changed(requestOf(passage), change) }] : [],
      );
      await carryOut({ kind: "commit", requests, facts: {} }, () => ({ kind: "changed", warnings: [] }));
    },
    async unlabel(labelId) {
      await carryOut({ kind: "uncommit", labelId }, () => ({ kind: "unlabelled", warnings: [] }));
    },
    async dismiss(finding, reason) {
      const rules = finding.traces.map(({ rule }) => rule);
      await carryOut({ kind: "dismiss", dismissals: [{ range: finding.range, rules, reason }] }, () => ({
        kind: "dismissed",
        warnings: [],
      }));
    },
    async review(reviews) {
      const isDone = await carryOut({ kind: "review", acts: reviews }, () => ({ kind: "reviewed", warnings: [] }));
      const { name, role } = get().reviewer;
      if (isDone) ports.remember({ reviewer: { name, role } });
    },
    async confirmPlace(labelId, range) {
      await carryOut({ kind: "confirm", labelId, range }, () => ({ kind: "confirmed", warnings: [] }));
    },
    async state(facts) {
      tell({ kind: "stated", facts });
      const view = viewOf(get());
      // Without a label there is no record to write it in yet: the first label takes it along.
      if (!view || view.passages.length === 0) return;
      await carryOut({ kind: "commit", requests: [], facts }, () => ({ kind: "changed", warnings: [] }));
    },
    async choose(choices) {
      // Who chooses a profile knows that it is another: the new one is what a later change is told against.
      tell({ kind: "chose", choices: choices.profileId === undefined ? choices : { seen: null, ...choices } });
      const { profileId, own, unused, seen } = choices;
      ports.remember({
        ...(profileId === undefined || profileId === null ? {} : { profileId }),
        ...(own === undefined ? {} : { own }),
        ...(unused === undefined ? {} : { unused }),
        ...(seen === undefined || seen === null ? {} : { seen }),
      });
      const { document, settings } = get();
      if (settings !== null) await acts.settle();
      if (document.kind !== "open") return;
      if (choices.unused !== undefined || choices.seen !== undefined) return lookAgain(false, document.name);
      if (document.view.passages.length > 0) await acts.state({});
      else await lookAgain(false, document.name);
    },
    preset(defaults) {
      tell({ kind: "preset", defaults });
      if (typeof defaults.engine === "string") ports.remember({ engine: defaults.engine });
    },
    speak(language) {
      tell({ kind: "spoke", language });
      ports.remember({ language });
    },
    async settle() {
      await settleWith(get().choices);
    },
    async useOwnProfile(own) {
      try {
        const settings = await ports.verbs.settings({ ...get().choices, own }, ports.now());
        if (settings.faults.length > 0) {
          tell({ kind: "settled", settings });
          tell({ kind: "said", key: "said.profile-refused", values: { count: settings.faults.length } });
          return;
        }
        await acts.choose({ own, profileId: own === null ? "base" : settings.ownId });
        tell({ kind: "said", key: own === null ? "said.profile-removed" : "said.profile-used" });
      } catch (error) {
        if (error instanceof Stopped) return;
        ports.report(error);
        tell({ kind: "refused-act", says: unexpected });
      }
    },
    train(day) {
      if (day !== "" && !isDay(day)) return;
      const training = day === "" ? null : day;
      tell({ kind: "trained", day: training });
      ports.remember({ training });
    },
    exportSettings() {
      const { language, defaults, choices, reviewer, training } = get();
      const { name, role } = reviewer;
      const { profileId, own = null, unused = [] } = choices;
      const kept = {
        kallmarkt: "settings",
        training,
        language,
        engine: defaults.engine,
        profileId,
        own,
        unused,
        reviewer: { name, role },
      };
      const bytes = new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`);
      ports.giveFile("kallmarkt-installningar.json", bytes, "application/json");
      tell({ kind: "said", key: "said.exported" });
    },
    async forget() {
      ports.forget?.();
      tell({ kind: "forgot" });
      await acts.settle();
      const { document } = get();
      if (document.kind === "open") await lookAgain(false, document.name);
    },
    async clean(clipboard, keepsProvenance = true) {
      try {
        tell({ kind: "pasted", pasted: await ports.verbs.clean(clipboard, keepsProvenance) });
      } catch (error) {
        ports.report(error);
        tell({ kind: "refused-act", says: unexpected });
      }
    },
    async insert(pasted, engine, date) {
      const isDone = await changing(async (view, name) => {
        if (!host?.insertText) return;
        const range = await written(host.insertText(pasted.blocks));
        // Text and label are one act: text that can't be labelled does not stay.
        try {
          reading = await host.read();
          const request = requestFor(get(), view, { engine, date, from: "last-used" });
          const act: Act = { kind: "commit", requests: [{ range, request }], facts: get().facts };
          const planned = await ports.verbs.plan(reading, act, get().choices, ports.now());
          await written(host.apply(planned.edits));
          await lookAgain(false, name);
          steps.push(2);
          const before = new Set(view.passages.map(({ label }) => label.id));
          const labelId = planned.labels.find((id) => !before.has(id)) ?? null;
          tell({ kind: "acted", done: { kind: "pasted", labelId, warnings: planned.warnings }, isUndoable: true });
        } catch (error) {
          await host.undo?.();
          await lookAgain(false, name);
          throw error;
        }
      });
      if (isDone) acts.preset({ engine, details: lasting(get().defaults.details) });
    },
    async rewrite(place, before, text) {
      const isDone = await changing(async (view, name) => {
        if (!host?.editText) return;
        await written(host.editText(place, before, text));
        steps.push(1);
        await lookAgain(false, name);
        const isStaleNow = staleIn(viewOf(get())).some((id) => !staleIn(view).includes(id));
        tell({ kind: "acted", done: { kind: "edited", warnings: isStaleNow ? [reviewAgain] : [] }, isUndoable: true });
        if (isStaleNow) tell({ kind: "said", key: "said.edited.stale" });
      });
      return isDone ? null : (get().refusal ?? busy);
    },
    async undo() {
      await changing(async (_view, name) => {
        for (let left = steps.pop() ?? 1; left > 0; left--) await host?.undo?.();
        await lookAgain(false, name);
        tell({ kind: "undone" });
      });
    },
    async save() {
      try {
        await host?.save?.();
        tell({ kind: "said", key: "said.saved" });
      } catch (error) {
        ports.report(error);
        tell({ kind: "refused-act", says: unexpected });
      }
    },
    async pack() {
      await guarded(async (_view, name) => {
        const bytes = await host?.bytes?.();
        if (!bytes || !reading) return;
        const zip = await ports.verbs.pack(reading, name, bytes, get().choices, ports.now());
        ports.giveFile(`${name.replace(/\.[^.]*$/u, "")}-paket.zip`, zip, "application/zip");
        tell({ kind: "acted", done: { kind: "changed", warnings: [] }, isUndoable: false });
        tell({ kind: "closed-result" });
        tell({ kind: "said", key: "said.packed" });
      });
    },
    async jump(range, how) {
      const isShown = (await host?.jumpTo(range, how)) ?? false;
      if (how === "go") tell({ kind: "said", key: isShown ? "said.shown" : "said.not-shown" });
    },
  };
  return acts;
}

/** Something that nobody foresaw, while the host was writing. */
class WritingFailed extends Error {
  constructor(cause: unknown) {
    super("writing failed", { cause });
  }
}

function saysOf(error: unknown): Wording {
  if (error instanceof AppError) return error.wording;
  return error instanceof WritingFailed ? unexpectedWriting : unexpected;
}

const busy: Wording = {
  sv: "En annan ändring pågår. Försök igen om en stund.",
  en: "Another change is under way. Try again in a moment.",
};

/** Ids of labels whose review no longer holds. */
const staleIn = (view: DocumentView | null): string[] =>
  (view?.passages ?? []).flatMap(({ label, standing }) => (standing.kind === "stale" ? [label.id] : []));

const reviewAgain: Wording = {
  sv: "Ett granskat avsnitt är ändrat och behöver granskas igen.",
  en: "A reviewed passage has been changed and needs to be reviewed again.",
};
