/** What the person states about the document: its type, its readers, and whose rules hold. */
import type { ReactNode } from "react";
import type { DocumentFacts } from "../../core/pipeline.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card, SelectField } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";

export function DocumentFactsCard({ view, facts }: { readonly view: DocumentView; readonly facts: DocumentFacts }): ReactNode {
  const { acts, say, pick, state, can } = usePane();
  const styles = usePaneStyles();
  const numbers = new Intl.NumberFormat(state.language);
  return (
    <Card name="facts">
      <h3 className={styles.heading}>{say("facts.title")}</h3>
      <SelectField
        label={say("facts.type")}
        isDisabled={!can.write}
        value={view.passages.length > 0 ? view.documentType : (facts.type ?? view.documentType)}
        options={view.profile.documentTypes.map(({ id, name }) => ({ value: id, text: pick(name) }))}
        onChange={(type) => void acts.state({ type })}
      />
      <AudienceField view={view} facts={facts} />
      {view.asksSecrecy ? <SecrecyField view={view} facts={facts} /> : null}
      <SelectField
        label={say("facts.profile")}
        value={view.profile.id}
        options={view.profiles.map(({ id, name }) => ({ value: id, text: pick(name) }))}
        onChange={(profileId) => acts.choose({ profileId })}
      />
      <p className={styles.quiet}>
        {say("facts.size", {
          paragraphs: numbers.format(view.size.paragraphs),
          characters: numbers.format(view.size.characters),
        })}
      </p>
    </Card>
  );
}

export function AudienceField({ view, facts }: { readonly view: DocumentView; readonly facts: DocumentFacts }): ReactNode {
  const { acts, say, can } = usePane();
  const stated = view.audience ?? facts.audience ?? "";
  return (
    <SelectField
      label={say("facts.audience")}
      isDisabled={!can.write}
      value={stated}
      options={[
        ...(stated === "" ? [{ value: "", text: say("facts.audience.none") }] : []),
        { value: "intern", text: say("facts.audience.intern") },
        { value: "extern", text: say("facts.audience.extern") },
      ]}
      onChange={(audience) => {
        if (audience === "intern" || audience === "extern") void acts.state({ audience });
      }}
    />
  );
}

/** Asked for each document, never remembered from another. */
function SecrecyField({ view, facts }: { readonly view: DocumentView; readonly facts: DocumentFacts }): ReactNode {
  const { acts, say, can } = usePane();
  const answer = view.secrecy ?? facts.secrecy ?? "";
  return (
    <SelectField
      label={say("facts.secrecy")}
      isDisabled={!can.write}
      value={answer}
      options={[
        ...(answer === "" ? [{ value: "", text: say("facts.secrecy.none") }] : []),
        { value: "no", text: say("facts.secrecy.no") },
        { value: "yes", text: say("facts.secrecy.yes") },
        { value: "unsure", text: say("facts.secrecy.unsure") },
      ]}
      onChange={(secrecy) => {
        if (secrecy === "no" || secrecy === "yes" || secrecy === "unsure") void acts.state({ secrecy });
      }}
    />
  );
}
