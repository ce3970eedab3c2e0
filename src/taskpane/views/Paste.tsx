/** Klistra in AI-text: a box, what was cleaned away, the text as it will stand, and one button that inserts it labelled. */
import { Button, Checkbox, Textarea } from "@fluentui/react-components";
import { ClipboardPasteRegular } from "@fluentui/react-icons/svg/clipboard-paste";
import { useEffect, useId, useState, type ReactNode } from "react";
import type { Pasted } from "../paste/pasted.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card } from "../parts/blocks.tsx";
import { BlockPreview } from "../parts/BlockPreview.tsx";
import { EngineField } from "../parts/EngineField.tsx";
import { MoreDetails } from "../parts/LabelDetails.tsx";
import { usePane } from "../parts/pane-context.ts";
import { changed } from "../state/derive.ts";
import { usePaneStyles } from "../parts/styles.ts";
import { DateField } from "../parts/text-field.tsx";

export default function Paste({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, acts, tell, say } = usePane();
  const styles = usePaneStyles();
  const id = useId();
  const [typed, setTyped] = useState("");
  const isInserted = state.done?.kind === "pasted";
  // What stands in the document is not left in the box as well.
  useEffect(() => {
    if (isInserted) setTyped("");
  }, [isInserted]);
  if (state.pasted) return <Cleaned pasted={state.pasted} view={view} onAgain={() => tell({ kind: "pasted", pasted: null })} />;
  return (
    <Card name="paste">
      <p className={styles.text}>{say("paste.intro")}</p>
      <label className={styles.label} htmlFor={id}>
        {say("paste.box")}
      </label>
      <Textarea
        id={id}
        value={typed}
        rows={6}
        resize="vertical"
        onChange={(_event, data) => setTyped(data.value)}
        onPaste={(event) => {
          const html = event.clipboardData.getData("text/html");
          const plain = event.clipboardData.getData("text/plain");
          if (html === "" && plain === "") return;
          event.preventDefault();
          void acts.clean({ html, plain, day: view.today });
        }}
      />
      <div>
        <Button
          appearance="primary"
          icon={<ClipboardPasteRegular />}
          disabledFocusable={typed.trim() === ""}
          onClick={() => void acts.clean({ html: "", plain: typed, day: view.today })}
        >
          {say("paste.clean")}
        </Button>
      </div>
    </Card>
  );
}

function Cleaned(props: { readonly pasted: Pasted; readonly view: DocumentView; readonly onAgain: () => void }): ReactNode {
  const { state, acts, say, can } = usePane();
  const styles = usePaneStyles();
  const { pasted, view, onAgain } = props;
  const [engine, setEngine] = useState(pasted.engine === null ? (state.defaults.engine ?? "") : registered(view, pasted.engine));
  const [date, setDate] = useState(pasted.clipboard.day);
  const name = engine === "" ? (view.profile.engines[0]?.name ?? "") : engine;
  return (
    <>
      <Card name="cleaned">
        <h3 className={styles.heading}>{say("paste.preview")}</h3>
        {pasted.blocks.length === 0 ? (
          <p className={styles.text}>{say("paste.nothing")}</p>
        ) : (
          <BlockPreview blocks={pasted.blocks} label={say("paste.preview")} />
        )}
      </Card>
      {pasted.provenance === null ? null : (
        <Card name="provenance" isAccent>
          <h3 className={styles.heading}>{say("paste.c2pa.title")}</h3>
          <p className={styles.text}>{say("paste.c2pa")}</p>
          <Checkbox
            checked={pasted.keepsProvenance}
            label={say("paste.c2pa.keep")}
            onChange={(_event, data) => void acts.clean(pasted.clipboard, data.checked === true)}
          />
        </Card>
      )}
      <Card name="removed">
        <h3 className={styles.heading}>{say("paste.removed")}</h3>
        {pasted.removed.length === 0 ? <p className={styles.text}>{say("paste.removed.none")}</p> : null}
        <ul className={styles.bullets}>
          {pasted.removed.map(({ kind, text, count }) => (
            <li key={`${kind} ${text}`}>
              {say(`paste.removed.${kind}`)}
              {text === "" ? "" : `: ${text}`}
              {count > 1 ? ` (${say("paste.times", { count })})` : ""}
            </li>
          ))}
        </ul>
      </Card>
      <Card name="insert">
        <p className={styles.text}>
          {pasted.engineFrom === null
            ? say("paste.engine.none")
            : say(`paste.engine.${pasted.engineFrom}`, { engine: pasted.engine ?? "" })}
        </p>
        <div className={styles.row}>
          <EngineField
            value={name}
            profile={view.profile}
            reason={state.defaults.engineReason}
            onChange={(next, engineReason) => {
              setEngine(next);
              acts.preset({ engineReason });
            }}
          />
          <DateField label={say("label.date")} value={date} onChange={setDate} hint={say("label.date.hint")} />
        </div>
        <MoreDetails
          value={state.defaults.details}
          view={view}
          onChange={(change) => acts.preset({ details: changed(state.defaults.details, change) })}
        />
        <p className={styles.quiet}>
          {!can.insertText ? say("paste.unable") : state.selection ? say("paste.place.selection") : say("paste.place.end")}
        </p>
        <div className={styles.row}>
          {can.insertText && pasted.blocks.length > 0 ? (
            <Button appearance="primary" onClick={() => void acts.insert(pasted, name, date)}>
              {say("paste.insert")}
            </Button>
          ) : null}
          <Button onClick={onAgain}>{say("paste.again")}</Button>
        </div>
      </Card>
    </>
  );
}

/** The register's name for an engine that the HTML named. */
function registered(view: DocumentView, engine: string): string {
  const wanted = engine.toLowerCase();
  const found = view.profile.engines.find(({ name, aliases }) => [name, ...aliases].some((one) => one.toLowerCase() === wanted));
  return found?.name ?? engine;
}
