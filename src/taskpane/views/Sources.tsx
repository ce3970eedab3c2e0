/** Källor och notiser: every text of ours in the document, where it stands, and what can be set about it. */
import type { ReactNode } from "react";
import type { Profile } from "../../core/policy/profile.ts";
import type { DocumentView, NoticeView } from "../verbs/document-view.ts";
import { Card, Quote, SelectField } from "../parts/blocks.tsx";
import { AudienceField } from "../parts/DocumentFacts.tsx";
import { usePane } from "../parts/pane-context.ts";
import { NoAi } from "../parts/NoAi.tsx";
import { LabelFields } from "../parts/Result.tsx";
import { shortened } from "../parts/SelectionBar.tsx";
import { usePaneStyles } from "../parts/styles.ts";

type Placement = Profile["mark"]["placement"];
const PLACEMENTS = ["inline", "inline-shaded", "footnote"] as const satisfies readonly Placement[];

export default function Sources({ view }: { readonly view: DocumentView }): ReactNode {
  const { state, acts, say, can } = usePane();
  const styles = usePaneStyles();
  const of = (...parts: NoticeView["part"][]): NoticeView[] => view.notices.filter(({ part }) => parts.includes(part));
  const isEmpty = view.passages.length === 0;
  const language = view.passages[0]?.label.language ?? view.language;
  return (
    <>
      {isEmpty ? (
        <Card>
          <h3 className={styles.heading}>{say("sources.none.title")}</h3>
          <p className={styles.text}>{say("sources.none")}</p>
        </Card>
      ) : (
        <>
          <Notices title={say("sources.entries")} none={say("sources.entries.none")} notices={of("source")} />
          <Notices title={say("sources.notice")} none={say("sources.notice.none")} notices={of("notice")} />
          <Notices title={say("sources.marks")} none={say("sources.marks.none")} notices={of("mark", "note")} />
        </>
      )}
      {can.write ? (
        <Card name="placement">
          <h3 className={styles.heading}>{say("sources.settings")}</h3>
          <SelectField
            label={say("sources.placement")}
            value={state.choices.placement ?? ""}
            options={[
              { value: "", text: say("sources.placement.profile") },
              ...PLACEMENTS.map((value) => ({ value, text: say(`sources.placement.${value}`) })),
            ]}
            onChange={(value) => void acts.choose({ placement: value === "" ? null : (value as Placement) })}
          />
          {isEmpty ? null : (
            <SelectField
              label={say("sources.language")}
              value={language}
              options={(["sv", "en"] as const).map((value) => ({ value, text: say(`sources.language.${value}`) }))}
              onChange={(value) => acts.relabelAll({ language: value === "en" ? "en" : "sv" })}
            />
          )}
          <AudienceField view={view} facts={state.facts} />
          <p className={styles.quiet}>{say("sources.forbidden")}</p>
        </Card>
      ) : null}
      <NoAi view={view} />
      {isEmpty || !can.write ? null : (
        <Card name="passages">
          <h3 className={styles.heading}>{say("sources.passages")}</h3>
          {view.passages.map((passage) => (
            <div key={passage.label.id} className={styles.stack} role="group" aria-label={shortened(passage.text, 60)}>
              <p className={styles.text}>”{shortened(passage.text)}”</p>
              <LabelFields passage={passage} view={view} />
            </div>
          ))}
        </Card>
      )}
    </>
  );
}

function Notices({
  title,
  none,
  notices,
}: {
  readonly title: string;
  readonly none: string;
  readonly notices: readonly NoticeView[];
}): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  const place = ({ under, paragraph }: NoticeView): string => {
    if (paragraph === null) return say("sources.elsewhere");
    return under === null ? say("sources.at", { paragraph }) : say("sources.under", { under, paragraph });
  };
  return (
    <Card label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {notices.length === 0 ? <p className={styles.text}>{none}</p> : null}
      {notices.map((notice, index) => (
        <div key={`${notice.owner} ${notice.part} ${index}`} className={styles.tight}>
          <Quote text={notice.text} />
          <p className={styles.quiet}>{place(notice)}</p>
        </div>
      ))}
    </Card>
  );
}
