/** "Ingen AI har använts": only ever a person's own statement. Nothing is ticked or suggested, and a search without hits offers nothing. */
import { Button, Checkbox } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";
import { Signer } from "./Signer.tsx";

export function NoAi({ view }: { readonly view: DocumentView }): ReactNode {
  const { acts, say, can } = usePane();
  const styles = usePaneStyles();
  const { isAllowed, statement } = view.noAi;
  if (statement === null && (!isAllowed || !can.write)) return null;
  return (
    <Card name="no-ai">
      <h3 className={styles.heading}>{say("no-ai.title")}</h3>
      {statement === null ? null : (
        <>
          <p className={styles.text}>
            {say("no-ai.stated", { name: statement.name, role: statement.role, date: statement.date })}
          </p>
          {statement.isStale ? <p className={styles.text}>{`${say("no-ai.stale")} ${say("no-ai.again")}`}</p> : null}
          {can.write ? (
            <div>
              <Button onClick={() => void acts.withdrawNoAi()}>{say("no-ai.withdraw")}</Button>
            </div>
          ) : null}
        </>
      )}
      {can.write && isAllowed && (statement === null || statement.isStale) ? <Statement view={view} /> : null}
    </Card>
  );
}

/** The fields, and a tick that the person sets for this text: another text takes it away again. */
function Statement({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, acts, say } = usePane();
  const styles = usePaneStyles();
  const [isOwn, setOwn] = useState(false);
  const [isAsked, setAsked] = useState(false);
  if (view.passages.length > 0) return <p className={styles.text}>{say("no-ai.labels")}</p>;
  const { name, role } = state.reviewer;
  const missing = [
    ...(name.trim() === "" ? (["name"] as const) : []),
    ...(role.trim() === "" ? (["role"] as const) : []),
    ...(isOwn ? [] : (["own"] as const)),
  ];
  const write = (): void => {
    setAsked(missing.length > 0);
    if (missing.length > 0) return;
    setOwn(false);
    void acts.stateNoAi({ name, role });
  };
  return (
    <>
      <p className={styles.text}>{say("no-ai.intro")}</p>
      <Signer />
      <Checkbox
        className={styles.text}
        label={say("no-ai.own")}
        checked={isOwn}
        onChange={(_event, data) => setOwn(data.checked === true)}
      />
      {isAsked && missing.length > 0 ? (
        <div role="alert" className={styles.tight}>
          <p className={styles.text}>{say("no-ai.missing")}</p>
          <ul className={styles.bullets}>
            {missing.map((one) => (
              <li key={one}>{say(`no-ai.missing.${one}`)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <Button onClick={write}>{say("no-ai.do")}</Button>
      </div>
    </>
  );
}
