/** The document that was open before, where it had changes that were not saved: it can still be saved, and nobody has to answer first. */
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePageStyles } from "./styles.ts";
import type { PageKey } from "./words.ts";

export interface Unsaved {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function LeftBehind(props: {
  readonly left: Unsaved;
  readonly say: (key: PageKey) => string;
  readonly onSave: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const styles = usePageStyles();
  const { left, say, onSave, onClose } = props;
  return (
    <div className={styles.left} role="group" aria-label={say("page.left")} data-part="left-behind">
      <p role="status" className={styles.leftText}>
        {left.name}: {say("page.left.text")}
      </p>
      <Button size="small" onClick={onSave}>
        {say("page.left.save")}
      </Button>
      <Button size="small" appearance="subtle" onClick={onClose}>
        {say("page.left.close")}
      </Button>
    </div>
  );
}
