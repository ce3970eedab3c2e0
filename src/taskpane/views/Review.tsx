/** Granskning: each passage as it stands, what to check in it, and a signature in the first person. Nothing is pre-ticked. */
import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { actsToSign, missingFor, type Missing } from "../state/signing.ts";
import type { DocumentView, PassageView } from "../verbs/document-view.ts";
import { Card, Quote } from "../parts/blocks.tsx";
import { usePane } from "../parts/pane-context.ts";
import { usePaneStyles } from "../parts/styles.ts";
import { Signer } from "../parts/Signer.tsx";
import { TextField } from "../parts/text-field.tsx";
import { PassageReview } from "./PassageReview.tsx";

export default function Review({ view }: { readonly view: DocumentView }): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  if (view.passages.length === 0) {
    return (
      <Card>
        <h3 className={styles.heading}>{say("review.none.title")}</h3>
        <p className={styles.text}>{say("review.none")}</p>
      </Card>
    );
  }
  return (
    <>
      <p className={styles.text}>{say("review.intro")}</p>
      {view.passages.map((passage, index) => (
        <PassageReview view={view} key={keyOf(passage)} passage={passage} number={index + 1} count={view.passages.length} />
      ))}
      <Signature view={view} />
    </>
  );
}

/** A passage that was just signed begins anew: what was opened to be reviewed once more is closed. */
const keyOf = ({ label, standing }: PassageView): string => `${label.id} ${standing.kind === "holds" ? standing.review.id : ""}`;

function Signature({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, acts, tell, say, pick, can } = usePane();
  const styles = usePaneStyles();
  const [isAsked, setAsked] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  // What is missing stands above the button that was pressed, and pushes it down.
  useEffect(() => {
    if (isAsked) end.current?.scrollIntoView({ block: "nearest" });
  }, [isAsked]);
  const { passages } = view;
  if (!can.write) return null;
  const isFilledIn = passages.some(({ label }) => state.drafts[label.id] !== undefined);
  if (passages.every(({ standing }) => standing.kind === "holds") && !isFilledIn) return null;
  const reviews = actsToSign(state, view);
  const missing = missingFor(state, view);
  const sign = (): void => {
    setAsked(missing.length > 0);
    if (missing.length === 0) void acts.review(reviews);
  };
  const says = ({ kind, ...more }: Missing): string => say(`review.missing.${kind}`, more);
  const { name, role, delegation } = state.reviewer;
  const statement = pick(view.profile.signOff)
    .replaceAll("{name}", name)
    .replaceAll("{role}", role)
    .replaceAll("{date}", view.today);
  return (
    <Card name="sign" isAccent>
      <h3 className={styles.heading}>{say("review.sign.title")}</h3>
      <Signer roleHint={say("review.sign.role.hint")} />
      {view.asksDelegation ? (
        <TextField
          label={say("review.sign.delegation")}
          value={delegation}
          hint={say("review.sign.delegation.hint")}
          onChange={(value) => tell({ kind: "named-reviewer", reviewer: { delegation: value } })}
        />
      ) : null}
      <p className={styles.text}>{say("review.sign.statement")}</p>
      <Quote text={statement} />
      <p className={styles.quiet}>
        {reviews.length === 0 ? say("review.sign.count.none") : say("review.sign.count", { count: reviews.length })}
      </p>
      {isAsked && missing.length > 0 ? (
        <div role="alert" className={styles.tight}>
          <p className={styles.text}>{say("review.missing")}</p>
          <ul className={styles.bullets}>
            {missing.map((one) => (
              <li key={says(one)}>{says(one)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div ref={end}>
        <Button appearance="primary" onClick={sign}>
          {say("review.sign.do")}
        </Button>
      </div>
    </Card>
  );
}
