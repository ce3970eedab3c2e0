/** The registrar's answer about the prompts: preserve, weed out, or no public record. Nothing is chosen for the registrar, and no name filled in. */
import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { KeptRecord, RetentionAnswer } from "../../core/record/record.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { Card, SelectField } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";
import { TextField } from "./text-field.tsx";

/** Here as words of our own: the schema's list would bring the schema library to the page. */
const ANSWERS = ["bevara", "gallra", "ej-allman-handling"] as const satisfies readonly RetentionAnswer[];

export function RetentionCard({ record, view }: { readonly record: KeptRecord; readonly view: DocumentView }): ReactNode {
  const { acts, say, can } = usePane();
  const styles = usePaneStyles();
  const [answer, setAnswer] = useState<RetentionAnswer | null>(null);
  const [by, setBy] = useState("");
  const [dnr, setDnr] = useState("");
  const [isAsked, setAsked] = useState(false);
  const prompts = record.labels.filter(({ prompt }) => prompt !== undefined).length;
  const given = record.retention ?? [];
  const isMissing = answer === null || by.trim() === "";
  // The profile says what the registrar is shown first; it chooses nothing.
  const { retention: first, prompts: kept = "no" } = view.profile;
  const ordered = first ? [first, ...ANSWERS.filter((one) => one !== first)] : ANSWERS;
  const write = async (): Promise<void> => {
    setAsked(isMissing);
    if (answer === null || isMissing) return;
    const isDone = await acts.retain({ answer, by, ...(dnr.trim() === "" ? {} : { dnr }) });
    if (isDone) setAnswer(null);
  };
  if (prompts === 0 && given.length === 0 && kept === "no") return null;
  return (
    <Card name="retention">
      <h3 className={styles.heading}>{say("registration.retention")}</h3>
      <p className={styles.text}>
        {prompts === 0 ? say("registration.retention.none") : say("registration.retention.some", { count: prompts })}
      </p>
      {given.map((one, index) => (
        <p key={index} className={styles.text}>
          {say(one.dnr === undefined ? "registration.retention.given" : "registration.retention.given.dnr", {
            date: one.at.slice(0, 10),
            answer: say(`registration.retention.${one.answer}`),
            by: one.by,
            dnr: one.dnr ?? "",
          })}
        </p>
      ))}
      {can.write ? (
        <>
          <p className={styles.quiet}>{say("registration.retention.intro")}</p>
          <SelectField
            label={say("registration.retention.answer")}
            value={answer ?? ""}
            options={[
              { value: "", text: say("registration.retention.choose") },
              ...ordered.map((value) => ({ value, text: say(`registration.retention.${value}`) })),
            ]}
            onChange={(value) => setAnswer(ANSWERS.find((one) => one === value) ?? null)}
          />
          <div className={styles.row}>
            <TextField label={say("registration.retention.by")} value={by} onChange={setBy} />
            <TextField
              label={say("registration.retention.dnr")}
              value={dnr}
              hint={say("registration.retention.dnr.hint")}
              onChange={setDnr}
            />
          </div>
          {isAsked && isMissing ? (
            <p className={styles.text} role="alert">
              {say("registration.retention.missing")}
            </p>
          ) : null}
          <div>
            <Button onClick={() => void write()}>{say("registration.retention.do")}</Button>
          </div>
        </>
      ) : null}
    </Card>
  );
}
