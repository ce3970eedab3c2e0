/** Frågor: one passage at a time, what was seen in it and what that proves, and three answers. */
import { Badge, Button } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { LocationRegular } from "@fluentui/react-icons/svg/location";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { askedPictures } from "../state/derive.ts";
import type { DocumentView, FindingView, TraceView } from "../verbs/document-view.ts";
import { Card, Quote } from "../parts/blocks.tsx";
import { OtherAnswer } from "../parts/OtherAnswer.tsx";
import { OverlaySwitch } from "../parts/OverlaySwitch.tsx";
import { usePane } from "../parts/pane-context.ts";
import { OneClick } from "../parts/SelectionBar.tsx";
import { usePaneStyles } from "../parts/styles.ts";

export default function Questions({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, acts, tell, say } = usePane();
  const styles = usePaneStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { findings } = view;
  const finding = findings[state.question];
  const key = finding?.key ?? "";
  const { done } = state;
  // After an answer the next question takes the focus, with what was just done above it as far as both have room.
  useEffect(() => {
    const title = heading.current;
    if (done === null || title === null) return;
    title.focus({ preventScroll: true });
    const area = title.closest('[data-part="content"]');
    if (area !== null) area.scrollTop = 0;
    title.scrollIntoView({ block: "nearest" });
  }, [done, key]);
  const range = finding?.range;
  useEffect(() => {
    if (range) void acts.jump(range, "glance");
    // Each question is shown once, when it comes up: not again when the document was read anew.
  }, [key]);
  const step = (to: number): void => {
    if (findings[to]) tell({ kind: "stepped", to });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    if (event.key === "ArrowRight") step(state.question + 1);
    else if (event.key === "ArrowLeft") step(state.question - 1);
    else return;
    event.preventDefault();
  };
  if (!finding) {
    const pictures = askedPictures(view).length;
    const isDone = view.answered.byLabel + view.answered.byDismissal > 0;
    return (
      <Card>
        <h3 className={styles.heading} ref={heading} tabIndex={-1}>
          {isDone ? say("questions.done.title") : say(pictures === 0 ? "questions.none.title" : "questions.none.text")}
        </h3>
        <p className={styles.text}>{isDone ? say("questions.done") : say("questions.none")}</p>
        {isDone ? (
          <p className={styles.quiet}>
            {say("questions.answered", { labels: view.answered.byLabel, dismissals: view.answered.byDismissal })}
          </p>
        ) : null}
        {pictures === 0 ? null : <p className={styles.text}>{say("questions.pictures", { count: pictures })}</p>}
      </Card>
    );
  }
  return (
    <div className={styles.stack} onKeyDown={onKeyDown}>
      <div className={styles.spread}>
        <h3 className={styles.heading} ref={heading} tabIndex={-1}>
          {say("questions.of", { number: state.question + 1, count: findings.length })}
        </h3>
        <div className={styles.row}>
          <Button
            icon={<ChevronLeftRegular />}
            aria-label={say("questions.previous")}
            disabledFocusable={state.question === 0}
            onClick={() => step(state.question - 1)}
          />
          <Button
            icon={<ChevronRightRegular />}
            aria-label={say("questions.next")}
            disabledFocusable={state.question >= findings.length - 1}
            onClick={() => step(state.question + 1)}
          />
        </div>
      </div>
      <Question key={key} finding={finding} view={view} isUnclear={state.unclear.includes(key)} />
      <OverlaySwitch count={findings.length} />
    </div>
  );
}

function Question(props: { readonly finding: FindingView; readonly view: DocumentView; readonly isUnclear: boolean }): ReactNode {
  const { acts, tell, say } = usePane();
  const styles = usePaneStyles();
  const { finding, view, isUnclear } = props;
  return (
    <>
      <Card name="question">
        <div className={styles.spread}>
          <div className={styles.row}>
            <Badge appearance="tint" color={finding.strength === "evidence" ? "brand" : "informative"}>
              {say(finding.strength === "evidence" ? "questions.evidence" : "questions.hint")}
            </Badge>
            {isUnclear ? <Badge appearance="outline">{say("questions.unclear")}</Badge> : null}
          </div>
          <Button size="small" icon={<LocationRegular />} onClick={() => void acts.jump(finding.range, "go")}>
            {say("questions.show")}
          </Button>
        </div>
        <Quote text={finding.quote} />
        <h4 className={styles.small}>{say("questions.traces")}</h4>
        <ul className={styles.list}>
          {byRule(finding.traces).map(([trace, others]) => (
            <Trace key={trace.rule} trace={trace} others={others} />
          ))}
        </ul>
      </Card>
      <Card name="answer">
        <h4 className={styles.heading}>{say("questions.ask")}</h4>
        <OneClick view={view} finding={finding} />
        <OtherAnswer
          title={say("questions.not-ai")}
          reasons={[say("questions.reason.own"), say("questions.reason.quote")]}
          onAnswer={(reason) => void acts.dismiss(finding, reason)}
        />
        <div>
          <Button appearance="subtle" onClick={() => tell({ kind: "unclear", key: finding.key })}>
            {say("questions.later")}
          </Button>
        </div>
      </Card>
    </>
  );
}

/** `others`: what else the same rule saw in the passage. */
function Trace({ trace, others }: { readonly trace: TraceView; readonly others: readonly string[] }): ReactNode {
  const { say, pick } = usePane();
  const styles = usePaneStyles();
  return (
    <li className={styles.tight}>
      <p className={styles.text}>{pick(trace.says)}</p>
      {others.length === 0 ? null : <p className={styles.quiet}>{say("questions.also", { texts: others.join("  ") })}</p>}
      {trace.inLink ? <p className={styles.quiet}>{say("questions.link", { text: trace.text })}</p> : null}
      <p className={styles.quiet}>
        <strong>{say("questions.proves")}</strong> {pick(trace.proves)}
      </p>
      <p className={styles.quiet}>
        <strong>{say("questions.proves-not")}</strong> {pick(trace.provesNot)}
      </p>
    </li>
  );
}

/** One of each rule, with what else it saw: three citation marks of one kind are one thing to read. */
function byRule(traces: readonly TraceView[]): (readonly [TraceView, readonly string[]])[] {
  const rules = [...new Set(traces.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const [first, ...more] = traces.filter((trace) => trace.rule === rule);
    if (first === undefined) return [];
    return [[first, [...new Set(more.map(({ text }) => text))].filter((text) => text !== first.text)] as const];
  });
}
