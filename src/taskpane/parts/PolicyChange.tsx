/** "Policyn har ändrats": shown while the document, or the person, knows another profile than the one that holds. */
import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";

export function PolicyChange({ view }: { readonly view: DocumentView }): ReactNode {
  const { acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const [read, setRead] = useState("");
  const { id, version, name } = view.profile;
  if (view.policyChange === null || view.policyChange.sv === read) return null;
  const { sv: now } = view.policyChange;
  const close = (): void => {
    setRead(now);
    void acts.choose({ seen: { id, version, name: name.sv } });
  };
  return (
    <Card name="policy-change" isAccent>
      <p className={styles.text} role="status">
        {pick(view.policyChange)}
      </p>
      <div>
        <Button onClick={close}>{say("settings.change.read")}</Button>
      </div>
    </Card>
  );
}
