/** What a search can't tell, and the way to more about it: stands under every part that shows something of a document. */
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";

export default function Limits(): ReactNode {
  const { tell, say } = usePane();
  const styles = usePaneStyles();
  return (
    <div className={styles.tight} data-part="limits">
      <p className={styles.quiet}>{say("limits.text")}</p>
      <div>
        <Button size="small" appearance="subtle" className={styles.link} onClick={() => tell({ kind: "went", to: "about" })}>
          {say("limits.more")}
        </Button>
      </div>
    </div>
  );
}
