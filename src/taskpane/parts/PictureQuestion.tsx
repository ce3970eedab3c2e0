/** A picture whose own data names AI: what it says, what its label will say, its alternative text before and after, and the two answers. */
import { Button } from "@fluentui/react-components";
import { LocationRegular } from "@fluentui/react-icons/svg/location";
import { TagRegular } from "@fluentui/react-icons/svg/tag";
import { useState, type ReactNode, type Ref } from "react";
import { altTextAddition } from "../../core/label/picture.ts";
import type { Wording } from "../../core/errors.ts";
import { useFor } from "../state/derive.ts";
import type { DocumentView, PictureView } from "../verbs/document-view.ts";
import { Card, Quote } from "./blocks.tsx";
import { EngineField } from "./EngineField.tsx";
import { OtherAnswer } from "./OtherAnswer.tsx";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";
import { DateField, TextField } from "./text-field.tsx";

export function PictureQuestion(props: {
  readonly picture: PictureView;
  readonly says: Wording;
  readonly view: DocumentView;
  /** Which of the pictures that are asked about it is, from 1. */
  readonly number: number;
  readonly count: number;
  readonly headingRef?: Ref<HTMLHeadingElement>;
}): ReactNode {
  const { state, acts, say, pick, can } = usePane();
  const styles = usePaneStyles();
  const { picture, says, view, number, count, headingRef } = props;
  const title = count === 1 ? say("picture.title") : say("picture.title.of", { number, count });
  const [isOpen, setOpen] = useState(false);
  const [stated, setStated] = useState<{ readonly engine?: string; readonly date?: string }>({});
  // What the person types stands in for the caption's words; until then these follow engine and day.
  const [typed, setTyped] = useState<string | null>(null);
  const usual = useFor(state, view, null);
  const engine = stated.engine ?? picture.engine ?? usual.engine;
  const date = stated.date ?? picture.date ?? usual.date;
  const words = typed ?? picture.words[state.defaults.kind].replace("{engine}", engine).replace("{date}", date);
  const before = picture.altText ?? "";
  const after = before + altTextAddition(before, words.trim());
  return (
    <Card label={title} name="picture">
      <div className={styles.spread}>
        <h3 className={styles.heading} tabIndex={-1} {...(headingRef === undefined ? {} : { ref: headingRef })}>
          {title}
        </h3>
        <Button size="small" icon={<LocationRegular />} onClick={() => void acts.jump(picture.range, "go")}>
          {say("questions.show")}
        </Button>
      </div>
      <p className={styles.text}>{pick(says)}</p>
      {picture.isDecorative ? (
        <p className={styles.quiet}>{say("picture.decorative")}</p>
      ) : (
        <>
          <p className={styles.quiet}>{say("picture.before")}</p>
          {before === "" ? <p className={styles.text}>{say("picture.no-alt")}</p> : <Quote text={before} />}
          <TextField
            label={say("picture.addition")}
            value={words}
            onChange={setTyped}
            {...(before === "" ? { hint: say("picture.addition.hint") } : {})}
          />
          <p className={styles.quiet}>{say("picture.after")}</p>
          <Quote text={after} label={say("picture.after")} />
        </>
      )}
      <div className={styles.row}>
        <Button
          appearance="primary"
          icon={<TagRegular />}
          disabledFocusable={!can.write}
          onClick={() => void acts.labelPicture(picture.range, { engine, date }, typed)}
        >
          {say("picture.do")}
        </Button>
        <Button appearance="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say("selection.change")}
        </Button>
      </div>
      <p className={styles.quiet}>
        {say("selection.use", { engine, date })}.{" "}
        {picture.engine !== null && stated.engine === undefined ? say("picture.from") : null}
      </p>
      {isOpen ? (
        <div className={styles.row}>
          <EngineField
            value={engine}
            profile={view.profile}
            reason={state.defaults.engineReason}
            onChange={(name, reason) => {
              setStated({ ...stated, engine: name });
              acts.preset({ engineReason: reason });
            }}
          />
          <DateField label={say("label.date")} value={date} onChange={(value) => setStated({ ...stated, date: value })} />
        </div>
      ) : null}
      <OtherAnswer
        title={say("picture.not-ai")}
        reasons={[say("picture.reason.own"), say("picture.reason.data")]}
        onAnswer={(reason) => void acts.dismissPicture(picture.range, reason)}
      />
    </Card>
  );
}
