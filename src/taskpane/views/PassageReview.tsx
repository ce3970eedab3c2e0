/** One labelled passage in Granskning: the text now, whether its review still holds, its claims, checklist and outcome. */
import { Badge, Button, Checkbox, Radio, RadioGroup } from "@fluentui/react-components";
import { LocationRegular } from "@fluentui/react-icons/svg/location";
import { useId, useState, type ReactNode } from "react";
import { itemsFor } from "../../core/review/items.ts";
import type { ReviewOutcome } from "../../core/review/review.ts";
import { draftFor, isOpenForReview } from "../state/signing.ts";
import { claimKinds } from "../verbs/claims.ts";
import type { DocumentView, PassageView, StandingView } from "../verbs/document-view.ts";
import { Card, Quote } from "../parts/blocks.tsx";
import { usePane } from "../parts/pane-context.ts";
import { kindWords } from "../parts/SelectionBar.tsx";
import { usePaneStyles } from "../parts/styles.ts";

/** Here as words of our own: the schema's list would bring the schema library to the page. */
const OUTCOMES = ["approved", "corrected", "removed"] as const satisfies readonly ReviewOutcome[];
const ITEMS = ["facts", "law", "neutral", "language"] as const;
/** Of these, what can be said of a picture as well. */
const PICTURE_ITEMS = ["facts"] as const;

export function PassageReview(props: {
  readonly passage: PassageView;
  readonly view: DocumentView;
  readonly number: number;
  readonly count: number;
}): ReactNode {
  const { acts, say, can } = usePane();
  const styles = usePaneStyles();
  const { passage, view, number, count } = props;
  const { label, standing, range } = passage;
  const [isAgain, setAgain] = useState(false);
  const isOpen = can.write && (isOpenForReview(passage) || isAgain);
  const title = say("review.passage", { number, count });
  return (
    <Card label={title} name="passage">
      <div className={styles.spread}>
        <h3 className={styles.heading}>{title}</h3>
        {range === null ? null : (
          <Button size="small" icon={<LocationRegular />} onClick={() => void acts.jump(range, "go")}>
            {say("review.shows")}
          </Button>
        )}
      </div>
      <Standing standing={standing} />
      {standing.kind === "stale" && standing.sentences.length > 0 ? (
        <Sentences standing={standing} />
      ) : (
        <Quote text={passage.text} label={title} />
      )}
      {label.picture === undefined ? null : <p className={styles.quiet}>{say("review.picture")}</p>}
      <p className={styles.quiet}>
        {say("review.use", { kind: say(kindWords(label)), engine: label.engine.name, date: label.searchDate })}
      </p>
      <Place passage={passage} />
      {isOpen ? <Filling passage={passage} view={view} /> : null}
      {can.write ? (
        <div className={styles.row}>
          {isOpen ? null : (
            <Button appearance="subtle" onClick={() => setAgain(true)}>
              {say("review.again")}
            </Button>
          )}
          <Button onClick={() => void acts.unlabel(label.id)}>{say("label.remove")}</Button>
        </div>
      ) : null}
    </Card>
  );
}

function Standing({ standing }: { readonly standing: StandingView }): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  if (standing.kind === "none") {
    return (
      <div>
        <Badge appearance="tint" color="warning">
          {say("review.waiting")}
        </Badge>
      </div>
    );
  }
  const { by, at, outcome } = standing.review;
  const date = at.slice(0, 10);
  if (standing.kind === "holds") {
    return (
      <p className={styles.text}>
        {say("review.holds", { date, name: by.name, role: by.role })}.{" "}
        {say("review.holds.outcome", { outcome: say(`review.outcome.${outcome}`) })}
      </p>
    );
  }
  return <p className={styles.text}>{say("review.stale", { name: by.name, date })}</p>;
}

/** Sentence by sentence: which ones are not those that were reviewed. Marked by a line and, for a screen reader, in words. */
function Sentences({ standing }: { readonly standing: Extract<StandingView, { kind: "stale" }> }): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  return (
    <>
      <blockquote className={styles.quote} data-part="sentences">
        {standing.sentences.map((sentence, index) => (
          <span key={index}>
            {sentence.isChanged ? (
              <mark className={styles.changed}>
                <span className={styles.hidden}>{say("review.stale.changed")}: </span>
                {sentence.text}
              </mark>
            ) : (
              sentence.text
            )}{" "}
          </span>
        ))}
      </blockquote>
      {standing.gone === 0 ? null : <p className={styles.quiet}>{say("review.stale.gone", { count: standing.gone })}</p>}
    </>
  );
}

function Place({ passage }: { readonly passage: PassageView }): ReactNode {
  const { state, acts, say, can } = usePane();
  const styles = usePaneStyles();
  const { label, range, place, isPlaceCertain, standing } = passage;
  const isRemoved = standing.kind === "holds" && standing.review.outcome === "removed";
  if (isPlaceCertain || isRemoved || place === "found" || !can.write) return null;
  const { selection } = state;
  return (
    <div className={styles.tight}>
      <p className={styles.text}>{say(place === "lost" ? "review.place.lost" : "review.place.to-confirm")}</p>
      <div className={styles.row}>
        {range === null ? null : (
          <Button onClick={() => void acts.confirmPlace(label.id, range)}>{say("review.place.yes")}</Button>
        )}
        {selection === null ? null : (
          <Button onClick={() => void acts.confirmPlace(label.id, selection.range)}>{say("review.place.selection")}</Button>
        )}
      </div>
    </div>
  );
}

/** What a reviewer fills in. */
function Filling({ passage, view }: { readonly passage: PassageView; readonly view: DocumentView }): ReactNode {
  const { state, tell, say, pick } = usePane();
  const styles = usePaneStyles();
  const outcomeId = useId();
  const { label, claims, place } = passage;
  const draft = draftFor(state, passage);
  // The profile's own items where it has some; else ours, which nobody has to tick.
  const asked = itemsFor(label, view.profile).map(({ id, sentence }) => ({ id, text: pick(sentence) }));
  const isPicture = label.picture !== undefined;
  const own = isPicture ? PICTURE_ITEMS : ITEMS;
  const items = asked.length > 0 ? asked : own.map((id) => ({ id, text: say(`review.item.${id}`) }));
  const change = (part: Partial<typeof draft>): void => tell({ kind: "drafted", labelId: label.id, draft: part });
  const tick = (item: string, isTicked: boolean): void =>
    change({ ticked: isTicked ? [...draft.ticked, item] : draft.ticked.filter((one) => one !== item) });
  return (
    <>
      {place === "lost" || isPicture ? null : (
        <div className={styles.tight}>
          <h4 className={styles.small}>{say("review.claims")}</h4>
          {claims.length === 0 ? <p className={styles.quiet}>{say("review.claims.none")}</p> : null}
          <ul className={styles.bullets}>
            {claimKinds.flatMap((kind) => {
              const texts = claims.filter((claim) => claim.kind === kind).map(({ text }) => text);
              return texts.length === 0 ? [] : [<li key={kind}>{`${say(`review.claim.${kind}`)}: ${texts.join("; ")}`}</li>];
            })}
          </ul>
        </div>
      )}
      {place === "lost" ? null : (
        <div role="group" aria-label={say("review.checklist")} className={styles.tight}>
          <h4 className={styles.small}>{say("review.checklist")}</h4>
          {items.map(({ id, text }) => (
            <Checkbox
              key={id}
              label={text}
              checked={draft.ticked.includes(id)}
              onChange={(_event, data) => tick(id, data.checked === true)}
            />
          ))}
        </div>
      )}
      <Checkbox
        label={say(isPicture ? "review.fact-checked.picture" : "review.fact-checked")}
        checked={draft.factChecked}
        onChange={(_event, data) => change({ factChecked: data.checked === true })}
      />
      <div className={styles.tight}>
        <h4 className={styles.small} id={outcomeId}>
          {say("review.outcome")}
        </h4>
        <RadioGroup
          aria-labelledby={outcomeId}
          value={draft.outcome ?? ""}
          onChange={(_event, data) => change({ outcome: data.value as ReviewOutcome })}
        >
          {OUTCOMES.map((outcome) => (
            <Radio key={outcome} value={outcome} label={say(`review.outcome.${outcome}`)} />
          ))}
        </RadioGroup>
      </div>
    </>
  );
}
