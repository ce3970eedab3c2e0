/** All that can be said of a label beyond engine, day and kind: out of the way until it is asked for, since few passages need it. */
import { Button, Checkbox } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";
import type { LabelRequest } from "../../core/label/label.ts";
import type { LabelChange } from "../state/derive.ts";
import type { LabelDetails } from "../state/state.ts";
import type { DocumentView } from "../verbs/document-view.ts";
import { SelectField } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { PromptField } from "./PromptField.tsx";
import { usePaneStyles } from "./styles.ts";
import { DateField, SettledField } from "./text-field.tsx";

type Content = NonNullable<LabelRequest["content"]>;
/** Here as words of our own: the schema's list would bring the schema library to the page. */
const CONTENTS = ["text", "image", "map", "proposal", "table", "video"] as const satisfies readonly Content[];

interface DetailsProps {
  readonly value: LabelDetails;
  readonly view: DocumentView;
  readonly onChange: (change: LabelChange) => unknown;
  /** A primary source is asked for elsewhere once the label stands. */
  readonly hasPrimarySource?: boolean;
}

/** What the button counts: all but the language, which every label has. */
const COUNTED = [
  "purpose",
  "primarySource",
  "account",
  "engineVersion",
  "useMode",
  "onBehalfOf",
  "content",
  "reason",
  "approval",
  "isTest",
  "prompt",
] as const satisfies readonly (keyof LabelDetails)[];

/** A button that opens the fields. It says how many of them hold something, so that nothing goes along unseen. */
export function MoreDetails(props: DetailsProps): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  const [isOpen, setOpen] = useState(false);
  const shown = COUNTED.filter((key) => key !== "primarySource" || props.hasPrimarySource !== true);
  const count = shown.filter((key) => props.value[key] !== undefined).length;
  return (
    <>
      <div>
        <Button
          appearance="subtle"
          className={styles.flush}
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {count === 0 ? say("label.more") : say("label.more.count", { count })}
        </Button>
      </div>
      {isOpen ? (
        <div role="group" aria-label={say("label.details")} className={styles.stack}>
          <Details {...props} />
        </div>
      ) : null}
    </>
  );
}

function Details({ value, view, onChange, hasPrimarySource = false }: DetailsProps): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  return (
    <>
      <SettledField label={say("label.purpose")} value={value.purpose ?? ""} onChange={(purpose) => onChange({ purpose })} />
      {hasPrimarySource ? null : (
        <SettledField
          label={say("label.primary.field")}
          value={value.primarySource ?? ""}
          onChange={(primarySource) => onChange({ primarySource })}
        />
      )}
      <div className={styles.row}>
        <AccountField value={value} view={view} onChange={onChange} />
        <SettledField
          label={say("label.version")}
          value={value.engineVersion ?? ""}
          onChange={(engineVersion) => onChange({ engineVersion })}
        />
      </div>
      <SelectField
        label={say("label.mode")}
        value={value.useMode ?? ""}
        options={[
          { value: "", text: say("label.none") },
          ...(["assistant", "agent"] as const).map((mode) => ({ value: mode, text: say(`label.mode.${mode}`) })),
        ]}
        onChange={(mode) =>
          onChange(
            mode === "agent" ? { useMode: mode } : { useMode: mode === "" ? undefined : "assistant", onBehalfOf: undefined },
          )
        }
      />
      {value.useMode === "agent" ? (
        <SettledField
          label={say("label.behalf")}
          value={value.onBehalfOf ?? ""}
          onChange={(onBehalfOf) => onChange({ onBehalfOf })}
        />
      ) : null}
      <SelectField
        label={say("label.content")}
        value={value.content ?? "text"}
        options={CONTENTS.map((content) => ({ value: content, text: say(`label.content.${content}`) }))}
        onChange={(content) => onChange({ content: content === "text" ? undefined : (content as Content) })}
      />
      <SettledField
        label={say("label.why")}
        value={value.reason ?? ""}
        hint={say("label.why.hint")}
        onChange={(reason) => onChange({ reason })}
      />
      <ApprovalFields value={value} onChange={onChange} />
      <PromptField value={value.prompt} prompts={view.profile.prompts ?? "no"} onChange={(prompt) => onChange({ prompt })} />
      <SelectField
        label={say("sources.language")}
        value={value.language ?? view.language}
        options={(["sv", "en"] as const).map((language) => ({ value: language, text: say(`sources.language.${language}`) }))}
        onChange={(language) => onChange({ language: language === "en" ? "en" : "sv" })}
      />
      <Checkbox
        className={styles.text}
        label={say("label.test")}
        checked={value.isTest === true}
        onChange={(_event, data) => onChange({ isTest: data.checked === true ? true : undefined })}
      />
    </>
  );
}

/** The profile's account types by name, as they stand in the record; a line of text where it has none. */
function AccountField({ value, view, onChange }: DetailsProps): ReactNode {
  const { say, pick } = usePane();
  const accounts = view.profile.accounts ?? [];
  const { account = "" } = value;
  if (accounts.length === 0)
    return <SettledField label={say("label.account")} value={account} onChange={(next) => onChange({ account: next })} />;
  const known = accounts.find(({ id, name }) => [id, name.sv, name.en].includes(account));
  return (
    <SelectField
      label={say("label.account")}
      value={known ? known.id : account}
      options={[
        { value: "", text: say("label.none") },
        ...(known || account === "" ? [] : [{ value: account, text: account }]),
        ...accounts.map(({ id, name }) => ({ value: id, text: pick(name) })),
      ]}
      onChange={(id) => onChange({ account: accounts.find((one) => one.id === id)?.name[view.language] ?? id })}
    />
  );
}

/** Name and day of the information owner's approval: it counts once both are stated, and goes when one of them goes. Neither is filled in. */
function ApprovalFields({ value, onChange }: Pick<DetailsProps, "value" | "onChange">): ReactNode {
  const { say } = usePane();
  const styles = usePaneStyles();
  const headingId = useId();
  const { approval } = value;
  const [typed, setTyped] = useState({ name: approval?.name ?? "", date: approval?.date ?? "" });
  const settle = (change: Partial<typeof typed>): unknown => {
    const next = { ...typed, ...change };
    setTyped(next);
    const isWhole = next.name.length >= 2 && /^\d{4}-\d\d-\d\d$/u.test(next.date);
    if (isWhole) return onChange({ approval: next });
    return approval ? onChange({ approval: undefined }) : undefined;
  };
  return (
    <div role="group" aria-labelledby={headingId} className={styles.tight}>
      <p id={headingId} className={styles.label} style={{ margin: 0 }}>
        {say("label.approval")}
      </p>
      <div className={styles.row}>
        <SettledField label={say("label.approval.name")} value={typed.name} onChange={(name) => settle({ name })} />
        <DateField label={say("label.approval.date")} value={typed.date} onChange={(date) => settle({ date })} />
      </div>
    </div>
  );
}
