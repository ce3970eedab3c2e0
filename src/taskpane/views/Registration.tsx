/** Registrering: the record in readable form, the package to save, and handing over. */
import { Button } from "@fluentui/react-components";
import { ArchiveRegular } from "@fluentui/react-icons/svg/archive";
import type { ReactNode } from "react";
import { labelledWords } from "../../core/label/picture.ts";
import type { KeptRecord, RecordEvent } from "../../core/record/record.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card } from "../parts/blocks.tsx";
import { usePane } from "../parts/pane-context.ts";
import { RetentionCard } from "../parts/RetentionCard.tsx";
import { kindWords, shortened } from "../parts/SelectionBar.tsx";
import { usePaneStyles } from "../parts/styles.ts";

export default function Registration({ view }: { readonly view: DocumentView }): ReactNode {
  const { acts, say, can } = usePane();
  const styles = usePaneStyles();
  const { record } = view;
  if (record === null) {
    return (
      <Card>
        <h3 className={styles.heading}>{say("registration.none.title")}</h3>
        <p className={styles.text}>{say("registration.none")}</p>
      </Card>
    );
  }
  const isReady = view.state === "ready" || view.state === "sealed";
  return (
    <>
      <Card name="package" isAccent>
        {isReady ? null : <p className={styles.text}>{say("registration.not-ready")}</p>}
        {can.bytes ? (
          <div>
            <Button appearance="primary" icon={<ArchiveRegular />} onClick={() => void acts.pack()}>
              {say("registration.save")}
            </Button>
          </div>
        ) : null}
        <p className={styles.quiet}>{say("registration.save.hint")}</p>
        <h3 className={styles.heading}>{say("registration.hand-over")}</h3>
        <p className={styles.text}>{say("registration.hand-over.none")}</p>
      </Card>
      <RetentionCard record={record} view={view} />
      <RecordCard record={record} view={view} />
      <Labels record={record} />
      <Reviews record={record} />
      <History events={record.history} />
    </>
  );
}

function RecordCard({ record, view }: { readonly record: KeptRecord; readonly view: DocumentView }): ReactNode {
  const { say, pick } = usePane();
  const styles = usePaneStyles();
  const type = view.profile.documentTypes.find(({ id }) => id === record.document.type);
  const rows: readonly (readonly [string, string])[] = [
    [say("registration.id"), record.id],
    [say("registration.state"), say(`state.${view.state}`)],
    [say("registration.document"), type ? pick(type.name) : record.document.type],
    [say("registration.audience"), say(`facts.audience.${record.document.audience ?? "none"}`)],
    [say("registration.profile"), say("about.profile", { name: record.profile.name, version: record.profile.version })],
  ];
  const { seal } = record;
  return (
    <Card name="record">
      <h3 className={styles.heading}>{say("registration.record")}</h3>
      <p className={styles.text}>{say("registration.intro")}</p>
      <dl className={styles.facts}>
        {rows.map(([term, value]) => (
          <Row key={term} term={term} value={value} />
        ))}
      </dl>
      <p className={styles.quiet}>
        {say("registration.revision", { revision: record.revision, date: record.changedAt.slice(0, 10) })}
      </p>
      {seal === null ? null : (
        <p className={styles.text}>{say("registration.seal", { date: seal.at.slice(0, 10), by: seal.by, dnr: seal.dnr })}</p>
      )}
    </Card>
  );
}

function Row({ term, value }: { readonly term: string; readonly value: string }): ReactNode {
  const styles = usePaneStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

function Labels({ record }: { readonly record: KeptRecord }): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  return (
    <Card name="labels">
      <h3 className={styles.heading}>{say("registration.labels")}</h3>
      {record.labels.map((label) => {
        const more = [
          label.primarySource === undefined ? null : say("registration.what.primary", { text: label.primarySource }),
          label.purpose === undefined ? null : say("registration.what.purpose", { text: label.purpose }),
          label.informationClass === undefined ? null : say("registration.what.class", { text: label.informationClass }),
          label.account === undefined ? null : say("registration.what.account", { text: label.account }),
        ].filter((line) => line !== null);
        return (
          <div key={label.id} className={styles.tight}>
            <p className={styles.text}>”{shortened(labelledWords(label))}”</p>
            <p className={styles.quiet}>
              {say("review.use", { kind: say(kindWords(label)), engine: label.engine.name, date: label.searchDate })}
            </p>
            {more.map((line) => (
              <p key={line} className={styles.quiet}>
                {line}
              </p>
            ))}
          </div>
        );
      })}
    </Card>
  );
}

function Reviews({ record }: { readonly record: KeptRecord }): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  return (
    <Card name="reviews">
      <h3 className={styles.heading}>{say("registration.reviews")}</h3>
      {record.reviews.length === 0 ? <p className={styles.text}>{say("registration.reviews.none")}</p> : null}
      {record.reviews.map(({ id, at, by, outcome, statement }) => (
        <div key={id} className={styles.tight}>
          <p className={styles.text}>{say("review.holds", { date: at.slice(0, 10), name: by.name, role: by.role })}</p>
          <p className={styles.quiet}>
            {say("review.holds.outcome", { outcome: say(`review.outcome.${outcome}`) })}. ”{statement}”
          </p>
        </div>
      ))}
    </Card>
  );
}

function History({ events }: { readonly events: readonly RecordEvent[] }): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  return (
    <Card name="history">
      <h3 className={styles.heading}>{say("registration.history")}</h3>
      <ul className={styles.bullets}>
        {events.slice(-200).map((event, index) => (
          <li key={index}>
            {event.at.slice(0, 10)}: {say(`registration.event.${event.kind}`, valuesOf(event))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What an event's sentence names. */
function valuesOf(event: RecordEvent): Readonly<Record<string, string>> {
  if (event.kind === "dismissed" || event.kind === "picture-dismissed") return { reason: event.reason };
  if (event.kind === "softened") {
    const { by, at, reason } = event.decision;
    return { rule: event.rule, by, date: at, reason };
  }
  return event.kind === "no-ai-stated" ? { name: event.by.name, role: event.by.role } : {};
}
