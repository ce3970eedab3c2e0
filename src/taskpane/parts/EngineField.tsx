/** The engine: one of the register, or another by name, with a reason where the profile asks for one. */
import { useState, type ReactNode } from "react";
import type { ProfileView } from "../verbs/document-view.ts";
import { SelectField } from "./blocks.tsx";
import { usePane } from "./pane-context.ts";
import { TextField } from "./text-field.tsx";

const OTHER = "\u0000other";

/** `onChange` gets the engine's name, and the reason for one outside the register. */
export function EngineField(props: {
  readonly value: string;
  readonly profile: ProfileView;
  readonly reason: string;
  readonly onChange: (engine: string, reason: string) => unknown;
}): ReactNode {
  const { say } = usePane();
  const { value, profile, reason, onChange } = props;
  const [isOther, setOther] = useState(false);
  const [name, setName] = useState("");
  const [why, setWhy] = useState(reason);
  const isKnown = profile.engines.some((engine) => engine.name === value);
  const options = [
    ...(isKnown || value === "" ? [] : [{ value, text: value }]),
    ...profile.engines.map((engine) => ({ value: engine.name, text: engine.name })),
    { value: OTHER, text: say("label.engine.other") },
  ];
  const needsReason = profile.engineOutsideRegister === "reason";
  const settle = (): void => {
    if (name.trim() !== "" && (!needsReason || why.trim() !== "")) onChange(name.trim(), why.trim());
  };
  return (
    <>
      <SelectField
        label={say("label.engine")}
        value={isOther ? OTHER : value}
        options={options}
        onChange={(next) => {
          setOther(next === OTHER);
          return next === OTHER ? undefined : onChange(next, "");
        }}
      />
      {isOther ? (
        <div onBlur={settle} style={{ display: "contents" }}>
          <TextField label={say("label.engine.name")} value={name} onChange={setName} onEnter={settle} />
          {needsReason ? <TextField label={say("label.engine.reason")} value={why} onChange={setWhy} onEnter={settle} /> : null}
        </div>
      ) : null}
    </>
  );
}
