/** `kallmarkt profiles`: the policy profiles installed, with the policy that each one follows. */
import type { Command } from "commander";
import { AppError } from "../core/errors.ts";
import { statedValue } from "../core/policy/lint.ts";
import { describe } from "./help.ts";
import { loadProfile, readPolicies } from "./policies.ts";
import { EXIT } from "./refusal.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: "Visar policyprofilerna i mappen policies (eller den som KALLMARKT_POLICIES anger): id, namn, version och policyn bakom.",
      en: "Shows the policy profiles in the folder policies (or the one that KALLMARKT_POLICIES names): id, name, version and the policy behind.",
    },
    { sv: "kallmarkt profiles", en: "kallmarkt profiles" },
  ).action(async () => {
    process.exitCode = await profiles(terminal);
  });
}

/** JSON: one object a profile, `error` in place of the rest for one that can't be used. */
async function profiles(terminal: Terminal): Promise<number> {
  const policies = readPolicies();
  const listed = policies.layers.map(({ id }) => {
    try {
      const { name, version, policy, reviewBy, engines, rules, extends: below } = loadProfile(id, policies);
      const about = policy && { title: policy.title, adopted: policy.adopted, dnr: policy.dnr };
      return {
        id,
        name: terminal.say(name),
        version,
        extends: below,
        policy: about,
        reviewBy,
        engines: engines.length,
        rules: rules.length,
      };
    } catch (error) {
      return { id, error: told(error, terminal) };
    }
  });
  const broken = policies.broken.map(({ file, error }) => ({ id: file, error: told(error, terminal) }));
  const all = [...listed, ...broken];
  if (terminal.json) await answerJson(terminal, all);
  else {
    const rows = all.map((one) =>
      "error" in one
        ? [one.id, terminal.tone("bad", one.error.message), "", ""]
        : [
            one.id,
            one.name,
            one.version,
            one.policy
              ? [...new Set([one.policy.title, one.policy.adopted].map((value) => terminal.say(statedValue(value))))].join(", ")
              : "–",
          ],
    );
    const heads = terminal.language === "sv" ? ["id", "namn", "version", "policy"] : ["id", "name", "version", "policy"];
    await terminal.answer(table(heads, rows, terminal));
  }
  return EXIT.yes;
}

function told(error: unknown, terminal: Terminal): { code: string; message: string } {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, message: terminal.say(error.wording) };
}
