/** One click: what is marked in the document, what the label will say, and the button. */
import { Button } from "@fluentui/react-components";
import { TagRegular } from "@fluentui/react-icons/svg/tag";
import { useState, type ReactNode } from "react";
import type { Label, LabelKind } from "../../core/label/label.ts";
import { changed, useFor } from "../state/derive.ts";
import type { DocumentView, FindingView } from "../verbs/document-view.ts";
import { Card, SelectField } from "./blocks.tsx";
import { EngineField } from "./EngineField.tsx";
import { MoreDetails } from "./LabelDetails.tsx";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";
import { DateField } from "./text-field.tsx";

/** Here as words of our own: the schema's list would bring the schema library into the first view. */
export const KINDS = ["generated", "revised", "translated"] as const satisfies readonly LabelKind[];

/** The key of the words for what the engine did: to a text, or to a picture. */
export function kindWords({ kind, picture }: Pick<Label, "kind"> & { readonly picture?: Label["picture"] | undefined }) {
  return picture === undefined ? (`label.kind.${kind}` as const) : (`label.kind.picture.${kind}` as const);
}

export function SelectionBar({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, say } = usePane();
  const styles = usePaneStyles();
  const { selection } = state;
  if (selection === null) return state.view === "overview" ? <p className={styles.quiet}>{say("selection.none")}</p> : null;
  return (
    <Card label={say("selection.title")} isAccent name="selection">
      <h3 className={styles.small}>{say("selection.title")}</h3>
      <p className={styles.text}>”{shortened(selection.quote)}”</p>
      <OneClick view={view} finding={null} />
    </Card>
  );
}

/** The button, what the label will say, and its details where somebody wants to change them first. Without a finding it is for the selection. */
export function OneClick(props: { readonly view: DocumentView; readonly finding: FindingView | null }): ReactNode {
  const { state, acts, say, can } = usePane();
  const styles = usePaneStyles();
  const [isOpen, setOpen] = useState(false);
  const { view, finding } = props;
  const use = useFor(state, view, finding);
  return (
    <>
      <div className={styles.row}>
        <Button
          appearance="primary"
          icon={<TagRegular />}
          disabledFocusable={!can.write}
          onClick={() => void acts.label(finding ?? undefined)}
        >
          {say("label.do")}
        </Button>
        <Button appearance="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say("selection.change")}
        </Button>
      </div>
      <p className={styles.quiet}>
        {say("selection.use", { engine: use.engine, date: use.date })}. {say(`selection.from.${use.from}`)}
      </p>
      {isOpen ? <UseFields view={view} engine={use.engine} date={use.date} /> : null}
    </>
  );
}

/** The details of the next label, each changed on the spot. */
export function UseFields({
  view,
  engine,
  date,
}: {
  readonly view: DocumentView;
  readonly engine: string;
  readonly date: string;
}): ReactNode {
  const { state, acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const { kind, informationClass, engineReason, details } = state.defaults;
  const classes = view.profile.informationClasses;
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <EngineField
          value={engine}
          profile={view.profile}
          reason={engineReason}
          onChange={(name, reason) =>
            acts.preset({ engine: name, engineReason: reason, details: changed(details, { engineVersion: undefined }) })
          }
        />
        <DateField label={say("label.date")} value={date} onChange={(value) => acts.preset({ date: value })} />
      </div>
      <SelectField
        label={say("label.kind")}
        value={kind}
        options={KINDS.map((value) => ({ value, text: say(`label.kind.${value}`) }))}
        onChange={(value) => acts.preset({ kind: value as LabelKind })}
      />
      {classes.length === 0 ? null : (
        <SelectField
          label={say("label.class")}
          value={informationClass ?? ""}
          options={[
            { value: "", text: say("label.class.none") },
            ...classes.map(({ id, name }) => ({ value: id, text: pick(name) })),
          ]}
          onChange={(value) => acts.preset({ informationClass: value === "" ? null : value })}
        />
      )}
      <MoreDetails value={details} view={view} onChange={(change) => acts.preset({ details: changed(details, change) })} />
    </div>
  );
}

/** The beginning and the end of a long passage in whole words, so that a person sees where it stops. */
export function shortened(text: string, limit = 160): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= limit) return line;
  const [first, last] = [line.slice(0, Math.floor(limit * 0.6)), line.slice(-Math.floor(limit * 0.3))];
  // A word cut in two goes, unless it is all there is.
  return `${first.replace(/(?<=\S)\s+\S*$/u, "")} … ${last.replace(/^\S*\s+(?=\S)/u, "")}`;
}
