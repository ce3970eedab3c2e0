/** What stands above every part of an open document: what was just done, and the button for what is selected. */
import type { ReactNode } from "react";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { PolicyChange } from "./PolicyChange.tsx";
import { Result } from "./Result.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { usePaneStyles } from "./styles.ts";

export default function AtHand({
  view,
  hasSelection,
}: {
  readonly view: DocumentView;
  readonly hasSelection: boolean;
}): ReactNode {
  const { selection } = usePane().state;
  const bar = hasSelection ? <SelectionBar key="bar" view={view} /> : null;
  const result = <Result key="result" view={view} />;
  return (
    <>
      <Access />
      <PolicyChange view={view} />
      {/* What is marked now comes before what was done before: its one click is always in sight. */}
      {selection === null ? [result, bar] : [bar, result]}
    </>
  );
}

/** Why nothing can be labelled here, where nothing can. */
function Access(): ReactNode {
  const { can, say, pick } = usePane();
  const styles = usePaneStyles();
  const { access } = can;
  if (access === null || access.kind === "full") return null;
  return (
    <Card name="access" label={say("access.title")}>
      <h3 className={styles.heading}>{say("access.title")}</h3>
      <p className={styles.text}>{access.says === null ? say(`access.${access.kind}`) : pick(access.says)}</p>
      <p className={styles.quiet}>{say("access.still")}</p>
    </Card>
  );
}
