/** Översikt: no document yet, one being read, one that was refused, or how the open one stands. */
import { Button, ProgressBar } from "@fluentui/react-components";
import { lazy, type ReactNode } from "react";
import { Card } from "../parts/blocks.tsx";
import { usePane } from "../parts/pane-context.ts";
import { usePaneStyles } from "../parts/styles.ts";

/** Loaded with the first document: the first view does not need it. */
const OpenDocument = lazy(() => import(/* webpackChunkName: "open-document" */ "./OpenDocument.tsx"));

export default function Overview(): ReactNode {
  const { state, acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const { document } = state;
  switch (document.kind) {
    case "none":
      return (
        <Card>
          <h3 className={styles.heading}>{say("none.title")}</h3>
          <p className={styles.text}>{say("none.text")}</p>
          <ol className={styles.bullets}>
            <li>{say("none.step1")}</li>
            <li>{say("none.step2")}</li>
            <li>{say("none.step3")}</li>
          </ol>
        </Card>
      );
    case "reading":
      return (
        <Card>
          <p className={styles.text}>{say(`reading.${document.phase}`, { name: document.name })}</p>
          <ProgressBar
            aria-label={say(`reading.${document.phase}`, { name: document.name })}
            {...(document.phase === "hand-over" ? { value: document.share, max: 1 } : {})}
          />
          <div>
            <Button onClick={() => acts.stop()}>{say("reading.cancel")}</Button>
          </div>
        </Card>
      );
    case "refused":
      return (
        <Card>
          <h3 className={styles.heading}>{say("refused.title", { name: document.name })}</h3>
          <p className={styles.text} role="alert">
            {pick(document.says)}
          </p>
        </Card>
      );
    case "open":
      return <OpenDocument view={document.view} name={document.name} />;
    default:
      return document satisfies never;
  }
}
