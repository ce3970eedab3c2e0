/** Fields for a line of text and for a day. */
import { Input } from "@fluentui/react-components";
import { useEffect, useId, useState, type ReactNode } from "react";
import { usePaneStyles } from "./styles.ts";

export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly autoComplete?: string;
  readonly onEnter?: () => void;
  /** Takes the focus when it appears. */
  readonly isFirst?: boolean;
}): ReactNode {
  const styles = usePaneStyles();
  const id = useId();
  const { label, value, onChange, hint, autoComplete = "off", onEnter, isFirst = false } = props;
  useEffect(() => {
    if (isFirst) document.getElementById(id)?.focus();
  }, [isFirst, id]);
  return (
    <div className={styles.field} data-field="">
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        value={value}
        autoComplete={autoComplete}
        onChange={(_event, data) => onChange(data.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter?.();
        }}
        {...(hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
      />
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={styles.quiet}>
          {hint}
        </span>
      )}
    </div>
  );
}

/**
 * A line that counts when the field is left or Enter is pressed: half a word is no change. `onChange` may answer with a promise: until then
 * the field shows what was typed, and after `false`, which stands for a refusal, it goes on doing so.
 */
export function SettledField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => unknown;
  readonly hint?: string;
}): ReactNode {
  const { label, value, onChange, hint } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (): void => {
    if (typed === null || typed.trim() === value) return setTyped(null);
    void Promise.resolve(onChange(typed.trim())).then((answer) => {
      if (answer !== false) setTyped((now) => (now === typed ? null : now));
    });
  };
  return (
    <div onBlur={settle} style={{ display: "contents" }}>
      <TextField
        label={label}
        value={typed ?? value}
        onChange={setTyped}
        onEnter={settle}
        {...(hint === undefined ? {} : { hint })}
      />
    </div>
  );
}

/** A day as ÅÅÅÅ-MM-DD, as it will stand in the document. */
export const DateField = SettledField;
