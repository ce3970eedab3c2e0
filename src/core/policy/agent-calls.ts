/** What an AI agent may ask of Källmärkt itself: to look, and to label its own text. Signing, sealing, sending and classing stay with people (K47). */
import { isSameJson } from "../canonical-json.ts";
import { AppError } from "../errors.ts";
import type { Label } from "../label/label.ts";

/** Commands that only look, and `label`. What is not named here is refused, commands of a later version among it. */
const OPEN: ReadonlySet<string> = new Set(["scan", "check", "verify", "report", "profiles", "engines", "label"]);

/** What a label may say that a person answers for: the class of information, secrecy, the owner's approval. */
const ANSWERED_BY_PEOPLE = ["informationClass", "secrecy", "approvedBy", "approvedOn"] as const;

export interface AgentCall {
  readonly command: string;
  /** Names of what the call states, as a label has them. */
  readonly states?: readonly string[];
}

/** Throws AppError `not-for-agents` for a call that only a person may make. */
export function assertForAgents({ command, states = [] }: AgentCall): void {
  if (!OPEN.has(command)) {
    throw new AppError("not-for-agents", {
      sv: `En AI-agent får inte anropa ${command}. En människa granskar, förseglar och skickar.`,
      en: `An AI agent may not call ${command}. A human reviews, seals and sends.`,
    });
  }
  if (command !== "label") return;
  if (ANSWERED_BY_PEOPLE.some((name) => states.includes(name))) {
    throw new AppError("not-for-agents", {
      sv: "En AI-agent får inte ange informationsklass, sekretess eller godkännande. Det gör en människa.",
      en: "An AI agent may not state information class, secrecy or approval. A human does that.",
    });
  }
  if (states.includes("agentFor")) return;
  throw new AppError("not-for-agents", {
    sv: "En AI-agent får bara märka text som den själv har gjort. Ange med --agent-for för vem.",
    en: "An AI agent may only label text that it made itself. State with --agent-for for whom.",
  });
}

/** A label that stands already is changed by people only: other values for its passage would take its class away. Throws `not-for-agents`. */
export function assertNewToAgents(before: readonly { readonly label: Label }[], after: readonly Label[]): void {
  const isKept = (label: Label): boolean => after.some((one) => one.id === label.id && isSameJson(one, label));
  if (before.every(({ label }) => isKept(label))) return;
  throw new AppError("not-for-agents", {
    sv: "Avsnittet är redan märkt. En AI-agent får inte ändra märkningen eller dess informationsklass.",
    en: "The passage is labelled already. An AI agent may not change the label or its information class.",
  });
}
