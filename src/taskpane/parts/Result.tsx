/** What was just done, with a way back, and the label's values to set right on the spot; or why it was not done. */
import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { LabelKind } from "../../core/label/label.ts";
import { requestOf } from "../state/derive.ts";
import type { LabelDetails } from "../state/state.ts";
import type { DocumentView, PassageView } from "../verbs/document-view.ts";
import { Card, SelectField } from "./blocks.tsx";
import { EngineField } from "./EngineField.tsx";
import { MoreDetails } from "./LabelDetails.tsx";
import { usePane } from "./pane-context.ts";
import { KINDS, kindWords, shortened } from "./SelectionBar.tsx";
import { usePaneStyles } from "./styles.ts";
import { DateField, TextField } from "./text-field.tsx";

export function Result({ view }: { readonly view: DocumentView | null }): ReactNode {
  const { state, acts, tell, say, pick, can } = usePane();
  const styles = usePaneStyles();
  const { done, refusal } = state;
  const card = useRef<HTMLElement>(null);
  // In Frågor the next question takes the focus.
  // Whoever edits the document goes on there.
  const isFocusOurs = state.view !== "questions" && done?.kind !== "edited";
  useEffect(() => {
    const isInside = card.current?.contains(document.activeElement) === true;
    if (((done !== null && isFocusOurs) || refusal !== null) && !isInside) card.current?.focus();
  }, [done, refusal, isFocusOurs]);
  if (refusal !== null) {
    return (
      <Card label={say("done.refused")} focusRef={card} name="refusal">
        <div className={styles.head}>
          <ErrorCircleRegular fontSize={20} aria-hidden />
          <h3 className={styles.heading}>{say("done.refused")}</h3>
        </div>
        <p className={styles.text} role="alert">
          {pick(refusal)}
        </p>
        <div>
          <Button onClick={() => tell({ kind: "closed-result" })}>{say("done.close")}</Button>
        </div>
      </Card>
    );
  }
  if (done === null) return null;
  const passage = "labelId" in done ? view?.passages.find(({ label }) => label.id === done.labelId) : undefined;
  const what = say(passage?.label.picture && done.kind === "labelled" ? "done.labelled.picture" : `done.${done.kind}`);
  return (
    <Card label={what} focusRef={card} isAccent name="result">
      <div className={styles.spread}>
        <div className={styles.head}>
          <CheckmarkCircleRegular fontSize={20} aria-hidden />
          <h3 className={styles.heading}>{what}</h3>
        </div>
        <div className={styles.row}>
          {can.undo && state.undoable > 0 ? (
            <Button icon={<ArrowUndoRegular />} onClick={() => void acts.undo(done)}>
              {say("done.undo")}
            </Button>
          ) : null}
          <Button appearance="subtle" onClick={() => tell({ kind: "closed-result" })}>
            {say("done.close")}
          </Button>
        </div>
      </div>
      {passage && view ? <Labelled passage={passage} view={view} /> : null}
      {done.warnings.map((warning) => (
        <p key={warning.sv} className={styles.quiet}>
          {pick(warning)}
        </p>
      ))}
    </Card>
  );
}

function Labelled({ passage, view }: { readonly passage: PassageView; readonly view: DocumentView }): ReactNode {
  const { state, say } = usePane();
  const styles = usePaneStyles();
  // The next question waits below, and should be in sight together with the way back.
  const isNextWaiting = state.view === "questions" && view.findings.length > 0;
  const source = view.notices.find(({ part, owner }) => part === "source" && owner === passage.label.id);
  return (
    <>
      {isNextWaiting ? null : <p className={styles.text}>”{shortened(passage.text)}”</p>}
      {passage.label.mark === "" ? null : <p className={styles.quiet}>{say("done.mark", { mark: passage.label.mark })}</p>}
      {source?.under ? <p className={styles.quiet}>{say("done.source", { under: source.under })}</p> : null}
      <LabelFields key={passage.label.id} passage={passage} view={view} isBrief={isNextWaiting} />
    </>
  );
}

/** Everything that a label says, each changed on the spot; what is seldom asked for is out of the way. `isBrief`: the engine and the day, the rest on request. */
export function LabelFields(props: {
  readonly passage: PassageView;
  readonly view: DocumentView;
  readonly isBrief?: boolean;
}): ReactNode {
  const { acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const { passage, view, isBrief = false } = props;
  const { label } = passage;
  const [isAllOpen, setAllOpen] = useState(false);
  const isWhole = !isBrief || isAllOpen;
  const [isPrimaryOpen, setPrimaryOpen] = useState(label.primarySource !== undefined);
  const [primary, setPrimary] = useState(label.primarySource ?? "");
  const classes = view.profile.informationClasses;
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <EngineField
          value={label.engine.name}
          profile={view.profile}
          reason={label.engine.reason ?? ""}
          onChange={(engine, engineReason) => acts.relabel(passage, { engine, engineReason, engineVersion: "" })}
        />
        <DateField
          label={say("label.date")}
          value={label.searchDate}
          onChange={(searchDate) => acts.relabel(passage, { searchDate })}
        />
      </div>
      {classes.length === 0 || !isWhole ? null : (
        <SelectField
          label={say("label.class")}
          value={classes.find(({ id, name }) => id === label.informationClass || name.sv === label.informationClass)?.id ?? ""}
          options={[
            { value: "", text: say("label.class.none") },
            ...classes.map(({ id, name }) => ({ value: id, text: pick(name) })),
          ]}
          onChange={(informationClass) => acts.relabel(passage, { informationClass })}
        />
      )}
      {isWhole ? (
        <>
          <SelectField
            label={say("label.kind")}
            value={label.kind}
            options={KINDS.map((kind) => ({ value: kind, text: say(kindWords({ kind, picture: label.picture })) }))}
            onChange={(kind) => acts.relabel(passage, { kind: kind as LabelKind })}
          />
          <MoreDetails
            hasPrimarySource
            value={detailsOf(passage)}
            view={view}
            onChange={(change) => acts.relabel(passage, change)}
          />
        </>
      ) : null}
      {isPrimaryOpen ? (
        <div className={styles.row}>
          <TextField
            isFirst
            label={say("label.primary.field")}
            value={primary}
            onChange={setPrimary}
            onEnter={() => void acts.relabel(passage, { primarySource: primary })}
          />
          <Button onClick={() => void acts.relabel(passage, { primarySource: primary })}>{say("label.primary.save")}</Button>
        </div>
      ) : (
        <div className={styles.row}>
          <Button appearance="secondary" onClick={() => setPrimaryOpen(true)}>
            {say("label.primary")}
          </Button>
          {isBrief ? (
            <Button appearance="subtle" aria-expanded={isAllOpen} onClick={() => setAllOpen(!isAllOpen)}>
              {say("selection.change")}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** What the label says beyond engine, day, kind and class. */
function detailsOf(passage: PassageView): LabelDetails {
  const {
    kind: _kind,
    engine: _engine,
    engineReason: _reason,
    searchDate: _date,
    informationClass: _class,
    ...details
  } = requestOf(passage);
  return details;
}
