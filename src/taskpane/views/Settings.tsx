/** Inställningar: for the one who keeps them: the profile that holds, the municipality's own, its engines, and what to look over. */
import { Button, Checkbox, mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef, type DragEvent, type ReactNode } from "react";
import { Card, SelectField } from "../parts/blocks.tsx";
import { usePane } from "../parts/pane-context.ts";
import { usePaneStyles } from "../parts/styles.ts";
import { DateField } from "../parts/text-field.tsx";
import type { EngineSetting, SettingsView } from "../verbs/settings.ts";

export default function Settings(): ReactNode {
  const { state, acts } = usePane();
  useEffect(() => void acts.settle(), [acts]);
  const { settings } = state;
  if (settings === null) return null;
  return (
    <>
      <ProfileCard settings={settings} />
      <OwnProfileCard settings={settings} />
      <EnginesCard settings={settings} />
      <LookOverCard settings={settings} />
      <KeptCard />
    </>
  );
}

function ProfileCard({ settings }: { readonly settings: SettingsView }): ReactNode {
  const { acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const { profile, policy, profiles, change } = settings;
  const { scope, prompts = "no" } = profile;
  return (
    <Card name="settings-profile">
      <h3 className={styles.heading}>{say("settings.profile.title")}</h3>
      <p className={styles.text}>{say("settings.profile.intro")}</p>
      {change === null ? null : (
        <p className={styles.text} role="status">
          {pick(change)}
        </p>
      )}
      <SelectField
        label={say("facts.profile")}
        value={profile.id}
        options={profiles.map(({ id, name }) => ({ value: id, text: pick(name) }))}
        onChange={(profileId) => acts.choose({ profileId })}
      />
      <p className={styles.text}>{say("settings.profile.version", { version: profile.version })}</p>
      {policy === null ? null : (
        <p className={styles.quiet}>
          {say("settings.profile.policy", {
            title: pick(policy.title),
            adopted: pick(policy.adopted),
            dnr: pick(policy.dnr),
          })}
        </p>
      )}
      {scope?.text ? <p className={styles.quiet}>{say("settings.profile.scope", { text: scope.text })}</p> : null}
      <p className={styles.text}>{say(`settings.prompts.${prompts}`)}</p>
    </Card>
  );
}

/** Policies are small; anything larger is another file. */
const LARGEST = 2_000_000;

function OwnProfileCard({ settings }: { readonly settings: SettingsView }): ReactNode {
  const { acts, say, pick } = usePane();
  const styles = usePaneStyles();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (input.current) input.current.value = "";
    if (file) await acts.useOwnProfile({ name: file.name, text: await file.slice(0, LARGEST).text() });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const { own, faults } = settings;
  return (
    <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Card name="settings-own">
        <h3 className={styles.heading}>{say("settings.own.title")}</h3>
        <p className={styles.text}>{say("settings.own.intro")}</p>
        {own === null ? null : <p className={styles.text}>{say("settings.own.used", { name: own })}</p>}
        {faults.length === 0 ? null : (
          <div role="alert" className={styles.tight}>
            <p className={styles.text}>{say("settings.own.faults", { count: faults.length })}</p>
            <ul className={styles.bullets}>
              {faults.map(({ path, reason, remedy }, index) => (
                <li key={`${path} ${index}`}>
                  <code>{path}</code>: {pick(reason)}. {say("settings.own.remedy")} {pick(remedy)}.
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className={styles.row}>
          <Button onClick={() => input.current?.click()}>{say("settings.own.choose")}</Button>
          {own === null ? null : (
            <Button appearance="subtle" onClick={() => void acts.useOwnProfile(null)}>
              {say("settings.own.remove")}
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={say("settings.own.choose")}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </Card>
    </div>
  );
}

function EnginesCard({ settings }: { readonly settings: SettingsView }): ReactNode {
  const { state, acts, say } = usePane();
  const styles = usePaneStyles();
  const unused = state.choices.unused ?? [];
  const toggle = (id: string, isUsed: boolean): void =>
    void acts.choose({ unused: isUsed ? unused.filter((one) => one !== id) : [...unused, id] });
  return (
    <Card name="settings-engines">
      <h3 className={styles.heading}>{say("settings.engines.title")}</h3>
      <p className={styles.text}>{say("settings.engines.intro")}</p>
      <ul className={styles.list}>
        {settings.engines.map((engine) => (
          <li key={engine.id}>
            <EngineRow
              engine={engine}
              isUsed={engine.canBeOffered && !unused.includes(engine.id)}
              onChange={(isUsed) => toggle(engine.id, isUsed)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function EngineRow(props: {
  readonly engine: EngineSetting;
  readonly isUsed: boolean;
  readonly onChange: (isUsed: boolean) => void;
}): ReactNode {
  const { say, pick } = usePane();
  const styles = usePaneStyles();
  const { name, standing, storage, missing, canBeOffered } = props.engine;
  return (
    <div className={styles.tight}>
      <Checkbox
        checked={props.isUsed}
        disabled={!canBeOffered}
        label={name}
        onChange={(_event, data) => props.onChange(data.checked === true)}
      />
      <p className={mergeClasses(styles.quiet, styles.under)}>
        {say(`settings.engines.standing.${standing}`)}; {pick(storage)}
      </p>
      {standing === "incomplete" ? (
        <p className={mergeClasses(styles.quiet, styles.under)}>
          {say("settings.engines.missing", { parts: missing.map(pick).join(", ") })}
        </p>
      ) : null}
    </div>
  );
}

function LookOverCard({ settings }: { readonly settings: SettingsView }): ReactNode {
  const { say, pick } = usePane();
  const styles = usePaneStyles();
  const { notices, remarks } = settings;
  // The register's gaps stand among the notices already.
  const open = remarks.filter(({ path }) => !path.startsWith("engines."));
  return (
    <Card name="settings-notices">
      <h3 className={styles.heading}>{say("settings.notices.title")}</h3>
      {notices.length === 0 ? <p className={styles.text}>{say("settings.notices.none")}</p> : null}
      <ul className={styles.bullets}>
        {notices.map(({ path, says }) => (
          <li key={path}>{pick(says)}</li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{say("settings.remarks.title")}</h3>
          <p className={styles.text}>{say("settings.remarks.intro")}</p>
          <ul className={styles.bullets}>
            {open.map(({ path, says }) => (
              <li key={path}>
                <code>{path}</code>: {pick(says)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function KeptCard(): ReactNode {
  const { state, acts, say } = usePane();
  const styles = usePaneStyles();
  return (
    <Card name="settings-kept">
      <h3 className={styles.heading}>{say("settings.kept.title")}</h3>
      <p className={styles.text}>{say("settings.kept")}</p>
      <DateField
        label={say("settings.training")}
        hint={say("settings.training.hint")}
        value={state.training ?? ""}
        onChange={acts.train}
      />
      <SelectField
        label={say("settings.language")}
        value={state.language}
        options={[
          { value: "sv", text: "Svenska" },
          { value: "en", text: "English" },
        ]}
        onChange={(language) => acts.speak(language === "en" ? "en" : "sv")}
      />
      <div className={styles.row}>
        <Button onClick={() => acts.exportSettings()}>{say("settings.kept.export")}</Button>
        <Button onClick={() => void acts.forget()}>{say("settings.kept.forget")}</Button>
      </div>
    </Card>
  );
}
