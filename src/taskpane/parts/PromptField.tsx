/** The prompt behind a passage, where the profile keeps prompts: whole, or as a checksum. Nobody is asked for one where it keeps none. */
import { Button, Textarea } from "@fluentui/react-components";
import { useId, useState, type ReactNode } from "react";
import type { LabelRequest } from "../../core/label/label.ts";
import type { Profile } from "../../core/policy/profile.ts";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";

type Prompt = LabelRequest["prompt"];

/** Longest prompt that a record keeps; here as a number of our own, since core's would bring hashing to the page. */
const LONGEST = 50_000;

export function PromptField(props: {
  readonly value: Prompt;
  readonly prompts: NonNullable<Profile["prompts"]>;
  readonly onChange: (prompt: Prompt) => unknown;
}): ReactNode {
  const { value, prompts, onChange } = props;
  const { say } = usePane();
  const styles = usePaneStyles();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  if (prompts === "no") return null;
  // A text that was handed in before, or the one that a stored prompt has; of a checksum there is no text to show.
  const text = typeof value === "string" ? value : (value?.text ?? "");
  const isOnlyKept = typeof value === "object" && value.text === undefined;
  const settle = (): void => {
    if (typed === null || typed.trim() === "" || typed.trim() === text.trim()) return setTyped(null);
    // A prompt that could not be kept is not taken from the one who typed it.
    void Promise.resolve(onChange(typed)).then((answer) => {
      if (answer !== false) setTyped((now) => (now === typed ? null : now));
    });
  };
  return (
    <div className={styles.field} data-field="">
      {isOnlyKept ? <p className={styles.text}>{say("label.prompt.kept", { start: value.commitment.slice(0, 12) })}</p> : null}
      <label className={styles.label} htmlFor={id}>
        {say(isOnlyKept ? "label.prompt.other" : "label.prompt")}
      </label>
      <Textarea
        id={id}
        value={typed ?? text}
        maxLength={LONGEST}
        rows={3}
        aria-describedby={`${id}-hint`}
        onChange={(_event, data) => setTyped(data.value)}
        onBlur={settle}
      />
      <span id={`${id}-hint`} className={styles.quiet}>
        {say(`label.prompt.${prompts}`)}
      </span>
      {value === undefined ? null : (
        <div>
          <Button
            size="small"
            onClick={() => {
              setTyped(null);
              onChange(undefined);
            }}
          >
            {say("label.prompt.remove")}
          </Button>
        </div>
      )}
    </div>
  );
}
