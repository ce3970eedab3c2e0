/** Who signs: a name and a role, remembered from one document to the next and never filled in for anybody. */
import type { ReactNode } from "react";
import { usePane } from "./pane-context.ts";
import { usePaneStyles } from "./styles.ts";
import { TextField } from "./text-field.tsx";

export function Signer({ roleHint }: { readonly roleHint?: string }): ReactNode {
  const { state, tell, say } = usePane();
  const styles = usePaneStyles();
  const { name, role } = state.reviewer;
  return (
    <div className={styles.row}>
      <TextField
        label={say("review.sign.name")}
        value={name}
        autoComplete="name"
        onChange={(value) => tell({ kind: "named-reviewer", reviewer: { name: value } })}
      />
      <TextField
        label={say("review.sign.role")}
        value={role}
        autoComplete="organization-title"
        {...(roleHint === undefined ? {} : { hint: roleHint })}
        onChange={(value) => tell({ kind: "named-reviewer", reviewer: { role: value } })}
      />
    </div>
  );
}
