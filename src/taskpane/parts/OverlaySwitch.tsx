/** The switch that shows the questions in the document itself, and what came of it. */
import { Checkbox } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";

/** `count`: how many questions there are. */
export function OverlaySwitch({ count }: { readonly count: number }): ReactNode {
  const { state, acts, say, pick, can } = usePane();
  const styles = usePaneStyles();
  const hint = useId();
  if (can.overlay === null) return null;
  const { isOn, shown, says } = state.overlay;
  const why = can.overlay.says ?? says;
  return (
    <div className={styles.tight} data-part="overlay">
      <Checkbox
        checked={isOn}
        disabled={can.overlay.says !== null}
        label={say("overlay.show")}
        aria-describedby={hint}
        onChange={(_event, data) => void acts.showQuestions(data.checked === true)}
      />
      <p id={hint} className={styles.quiet} role="status">
        {why !== null ? pick(why) : isOn && shown !== null ? saysShown() : say("overlay.hint")}
      </p>
    </div>
  );

  function saysShown(): string {
    const values = { shown: shown ?? 0, count };
    return `${say(shown === count ? "overlay.all" : "overlay.some", values)} ${say("overlay.click")}`;
  }
}
