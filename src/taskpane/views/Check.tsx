/** Kontroll: the profile's rules and Article 50 as two verdicts, each with the words it rests on and what to do. */
import { Badge, Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Article50Result } from "../../core/policy/article50.ts";
import type { CheckResult } from "../../core/policy/profile.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card, Quote } from "../parts/blocks.tsx";
import { AudienceField } from "../parts/DocumentFacts.tsx";
import { usePane } from "../parts/pane-context.ts";
import { usePaneStyles } from "../parts/styles.ts";

const COLOURS = { ok: "success", ask: "brand", warn: "warning", stop: "danger" } as const satisfies Record<
  CheckResult["result"],
  string
>;
const ARTICLE_COLOURS = {
  "no-ai-text": "informative",
  "audience-not-stated": "brand",
  "not-published": "informative",
  "exemption-may-hold": "success",
  disclosed: "success",
  "disclosure-missing": "danger",
} as const satisfies Record<Article50Result, string>;

export default function Check({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, say, pick } = usePane();
  const styles = usePaneStyles();
  const stops = view.checks.filter(({ result }) => result === "stop").length;
  const { article50 } = view;
  return (
    <>
      <Card name="municipal">
        <h3 className={styles.heading}>{say("check.profile.named", { name: pick(view.profile.name) })}</h3>
        <p className={styles.text}>
          {stops === 0 ? say("check.ready") : say("check.stopped", { count: stops })} {say("check.saving")}
        </p>
      </Card>
      <ul className={styles.list}>
        {[...view.checks].sort(byWeight).map((check) => (
          <li key={check.rule}>
            <Rule check={check} view={view} />
          </li>
        ))}
      </ul>
      <Card name="article50">
        <h3 className={styles.heading}>{say("check.article50")}</h3>
        <div>
          <Badge appearance="tint" color={ARTICLE_COLOURS[article50.result]}>
            {say(`check.article50.result.${article50.result}`)}
          </Badge>
        </div>
        <p className={styles.text}>{pick(article50.says)}</p>
        <Quote text={say("check.article50.quote")} />
        <p className={styles.quiet}>{say("check.article50.origin")}</p>
        <AudienceField view={view} facts={state.facts} />
      </Card>
    </>
  );
}

/** What needs doing first; the profile's order otherwise. */
const WEIGHTS = { stop: 0, ask: 1, warn: 2, ok: 3 } as const satisfies Record<CheckResult["result"], number>;
const byWeight = (one: CheckResult, other: CheckResult): number => WEIGHTS[one.result] - WEIGHTS[other.result];

function Rule({ check, view }: { readonly check: CheckResult; readonly view: DocumentView }): ReactNode {
  const { acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const about = view.passages.filter(({ label, range }) => range !== null && check.labels.includes(label.id)).slice(0, 3);
  return (
    <Card label={check.rule} name={`rule-${check.rule}`}>
      <div className={styles.row}>
        <Badge appearance="tint" color={COLOURS[check.result]}>
          {say(`check.result.${check.result}`)}
        </Badge>
        <h4 className={styles.quiet}>{say("check.rule", { rule: check.rule })}</h4>
      </div>
      <p className={styles.text}>{pick(check.says)}</p>
      {check.todo === null ? null : (
        <p className={styles.text}>
          <strong>{say("check.todo")}</strong> {pick(check.todo)}
        </p>
      )}
      {check.softened === undefined ? null : (
        <p className={styles.text}>
          {say("check.softened", { by: check.softened.by, date: check.softened.at, reason: check.softened.reason })}
        </p>
      )}
      <Quote text={check.quote} />
      <p className={styles.quiet}>{say(`check.origin.${check.origin}`)}</p>
      {about.map(({ label, range }) =>
        range === null ? null : (
          <div key={label.id}>
            <Button size="small" onClick={() => void acts.jump(range, "go")}>
              {say("check.show")}
            </Button>
          </div>
        ),
      )}
    </Card>
  );
}
