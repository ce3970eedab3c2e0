/** Översikt of an open document: how it stands, what is left to do, and the one button that comes next. */
import { Badge, Button } from "@fluentui/react-components";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { useRef, type ReactNode } from "react";
import type { DocumentState } from "../../core/review/review.ts";
import { tasksFor, type Task } from "../state/derive.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card } from "../parts/blocks.tsx";
import { DocumentFactsCard } from "../parts/DocumentFacts.tsx";
import { Signs } from "../parts/Signs.tsx";
import { usePane } from "../parts/pane-context.ts";
import { usePaneStyles } from "../parts/styles.ts";

const STATE_COLOURS = {
  unlabelled: "informative",
  "awaiting-review": "warning",
  ready: "success",
  stale: "danger",
  sealed: "brand",
} as const satisfies Record<DocumentState, string>;

export default function OpenDocument({ view, name }: { readonly view: DocumentView; readonly name: string }): ReactNode {
  const { state, tell, say, pick } = usePane();
  const picture = useRef<HTMLHeadingElement>(null);
  const styles = usePaneStyles();
  const tasks = tasksFor(view);
  const [first, ...others] = tasks;
  // Questions about pictures stand in this part, below.
  const goTo = (task: Task): void =>
    task.key === "todo.pictures" ? picture.current?.focus() : tell({ kind: "went", to: task.view });
  const remarks = [
    ...(view.problem ? [pick(view.problem)] : []),
    ...view.remarks.map((remark) => say(`remark.${remark}`)),
    ...(view.notExamined.length > 0 ? [say("remark.not-examined", { names: view.notExamined.join(", ") })] : []),
  ];
  const isStopped = view.state === "ready" && !view.allowsReady;
  return (
    <>
      <Card name="state">
        <p className={styles.quiet}>{name}</p>
        <div className={styles.row}>
          <Badge appearance="tint" size="large" color={isStopped ? "warning" : STATE_COLOURS[view.state]}>
            {say(`state.${view.state}`)}
          </Badge>
          {view.passages.length > 0 ? (
            <span className={styles.quiet}>{say("facts.labels", { count: view.passages.length })}</span>
          ) : null}
        </div>
        <p className={styles.text}>{isStopped ? say("state.ready.stopped") : say(`state.${view.state}.says`)}</p>
      </Card>
      <Card name="todo">
        <h3 className={styles.heading}>{say("todo.title")}</h3>
        {first === undefined ? (
          <p className={styles.text}>{view.passages.length === 0 ? say("questions.none") : say("todo.none")}</p>
        ) : (
          <div>
            <Button
              appearance="primary"
              size="large"
              icon={<ArrowRightRegular />}
              iconPosition="after"
              onClick={() => goTo(first)}
            >
              {say(first.key, { count: first.count })}
            </Button>
          </div>
        )}
        {others.length === 0 ? null : (
          <ul className={styles.list}>
            {others.map((task) => (
              <li key={task.key}>
                <Button appearance="subtle" className={styles.wide} onClick={() => goTo(task)}>
                  {say(task.key, { count: task.count })}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Signs view={view} firstPicture={picture} />
      <DocumentFactsCard view={view} facts={state.facts} />
      {remarks.length === 0 ? null : (
        <Card>
          <ul className={styles.bullets}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
