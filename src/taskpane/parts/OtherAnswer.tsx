/** The other answer to a question, for text and for a picture: not made with AI, because … One click on a usual reason, or one in the person's own words. */
import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";
import { TextField } from "./text-field.tsx";

export function OtherAnswer(props: {
  readonly title: string;
  readonly reasons: readonly string[];
  readonly onAnswer: (reason: string) => void;
}): ReactNode {
  const { say, can } = usePane();
  const styles = usePaneStyles();
  const { title, reasons, onAnswer } = props;
  const [isOtherReason, setOtherReason] = useState(false);
  const [reason, setReason] = useState("");
  const save = (): void => onAnswer(reason);
  return (
    <>
      <div role="group" aria-label={title} className={styles.tight}>
        <p className={styles.text}>{title}</p>
        <div className={styles.row}>
          {reasons.map((why) => (
            <Button key={why} disabledFocusable={!can.write} onClick={() => onAnswer(capital(why))}>
              {why}
            </Button>
          ))}
          <Button aria-expanded={isOtherReason} disabledFocusable={!can.write} onClick={() => setOtherReason(!isOtherReason)}>
            {say("questions.reason.other")}
          </Button>
        </div>
      </div>
      {isOtherReason ? (
        <div className={styles.row}>
          <TextField isFirst label={say("questions.reason.field")} value={reason} onChange={setReason} onEnter={save} />
          <Button onClick={save}>{say("questions.reason.save")}</Button>
        </div>
      ) : null}
    </>
  );
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
