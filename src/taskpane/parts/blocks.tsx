/** The pane's own building blocks: cards, quotes and fields. Document text always comes in as text. */
import { Select, mergeClasses } from "@fluentui/react-components";
import { useId, useState, type ReactNode, type Ref } from "react";
import { usePaneStyles } from "./styles.ts";

export function Card(props: {
  readonly children: ReactNode;
  readonly label?: string;
  readonly isAccent?: boolean;
  readonly focusRef?: Ref<HTMLElement>;
  readonly name?: string;
}): ReactNode {
  const styles = usePaneStyles();
  const { children, label, isAccent = false, focusRef, name } = props;
  return (
    <section
      className={mergeClasses(styles.card, isAccent && styles.accent)}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(focusRef === undefined ? {} : { ref: focusRef, tabIndex: -1 })}
      {...(name === undefined ? {} : { "data-part": name })}
    >
      {children}
    </section>
  );
}

/** Words of the document. They may be in another language than the pane. */
export function Quote({ text, label }: { readonly text: string; readonly label?: string }): ReactNode {
  const styles = usePaneStyles();
  const isLong = text.length > 500;
  return (
    <blockquote
      className={mergeClasses(styles.quote, isLong && styles.longQuote)}
      {...(isLong ? { tabIndex: 0, role: "group", "aria-label": label ?? text.slice(0, 60) } : {})}
    >
      {text}
    </blockquote>
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** `onChange` may answer with a promise: until then the field shows what was chosen. */
export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => unknown;
  readonly hint?: string;
  readonly isDisabled?: boolean;
}): ReactNode {
  const styles = usePaneStyles();
  const id = useId();
  const { label, value, options, onChange, hint, isDisabled = false } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = (next: string): void => {
    setChosen(next);
    void Promise.resolve(onChange(next)).then(() => setChosen((now) => (now === next ? null : now)));
  };
  return (
    <div className={styles.field} data-field="">
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Select
        id={id}
        value={chosen ?? value}
        disabled={isDisabled}
        onChange={(_event, data) => choose(data.value)}
        {...(hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={styles.quiet}>
          {hint}
        </span>
      )}
    </div>
  );
}
