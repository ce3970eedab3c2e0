/** Om: what the tool does and can't do, measured false alarms, what leaves the machine, and where to turn. */
import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import evaluation from "../../core/detect/evaluation.json" with { type: "json" };
import { viewOf } from "../state/derive.ts";
import { Card } from "../parts/blocks.tsx";
import { usePane } from "../parts/pane-context.ts";
import { usePaneStyles } from "../parts/styles.ts";

export default function About(): ReactNode {
  const { state, say, pick } = usePane();
  const styles = usePaneStyles();
  const numbers = new Intl.NumberFormat(state.language);
  const profile = viewOf(state)?.profile ?? null;
  const policy = profile?.policy ?? null;
  const questions = profile?.contacts?.questions;
  return (
    <>
      <Card>
        <h3 className={styles.heading}>{say("about.does.title")}</h3>
        <p className={styles.text}>{say("about.does")}</p>
        <h3 className={styles.heading}>{say("about.cannot.title")}</h3>
        <ul className={styles.bullets}>
          <li>{say("about.cannot.1")}</li>
          <li>{say("about.cannot.2")}</li>
          <li>{say("about.cannot.3")}</li>
        </ul>
      </Card>
      <Card>
        <h3 className={styles.heading}>{say("about.alarms.title")}</h3>
        <p className={styles.text}>{say("about.alarms")}</p>
        <ul className={styles.bullets}>
          {[...evaluation.human, evaluation.secondLanguage].map(({ id, name, documents, asked }) => (
            <li key={id}>
              {say(id === evaluation.secondLanguage.id ? "about.alarms.sentences" : "about.alarms.row", {
                name: pick(name),
                documents: numbers.format(documents),
                asked: numbers.format(Object.values(asked).reduce((sum, count) => sum + count, 0)),
              })}
            </li>
          ))}
        </ul>
        <p className={styles.quiet}>{say("about.alarms.more")}</p>
        <h3 className={styles.heading}>{say("about.unmeasured.title")}</h3>
        <ul className={styles.bullets}>
          {evaluation.missing.map((one) => (
            <li key={one.sv}>{pick(one)}</li>
          ))}
        </ul>
      </Card>
      <Card>
        <h3 className={styles.heading}>{say("about.leaves.title")}</h3>
        <p className={styles.text}>{say("about.leaves")}</p>
        <h3 className={styles.heading}>{say("about.runs.title")}</h3>
        <p className={styles.text}>{say("about.runs")}</p>
        <h3 className={styles.heading}>{say("about.feedback.title")}</h3>
        <p className={styles.text}>
          {questions === undefined ? say("about.feedback.none") : say("about.feedback", { contact: pick(questions.name) })}
        </p>
        {questions?.address?.includes("@") ? (
          <p className={styles.text}>
            {/* A subject and nothing else: no word of the document goes along. */}
            <Link href={`mailto:${questions.address}?subject=${encodeURIComponent(say("about.feedback.subject"))}`}>
              {say("about.feedback.do")}
            </Link>
          </p>
        ) : null}
        <h3 className={styles.heading}>{say("about.incident.title")}</h3>
        <p className={styles.text}>{policy?.incidentChannel ? pick(policy.incidentChannel) : say("about.incident.none")}</p>
      </Card>
      <Card>
        {profile === null ? null : (
          <>
            <h3 className={styles.heading}>{say("about.profile.title")}</h3>
            <p className={styles.text}>{say("about.profile", { name: pick(profile.name), version: profile.version })}</p>
            {policy === null ? null : (
              <p className={styles.quiet}>{say("about.profile.policy", { title: policy.title, adopted: policy.adopted })}</p>
            )}
          </>
        )}
        <p className={styles.quiet}>{say("about.version", { version: KALLMARKT_VERSION })}</p>
      </Card>
    </>
  );
}
