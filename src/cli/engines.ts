/** `kallmarkt engines`: the AI engines in a profile's register, under the names that label takes. */
import type { Command } from "commander";
import type { Engine } from "../core/policy/profile.ts";
import { describe, option } from "./help.ts";
import { DEFAULT_PROFILE, loadProfile } from "./policies.ts";
import { EXIT } from "./refusal.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: "Visar AI-motorerna i en profils register: namnet som skrivs i märket, leverantören, hur den används och om kommunen har beslutat om den.",
      en: "Shows the AI engines in a profile's register: the name written in the mark, the vendor, how it is used and whether the municipality decided on it.",
    },
    { sv: "kallmarkt engines --profile avesta", en: "kallmarkt engines --profile avesta" },
  )
    .addOption(option(terminal, "--profile <id>", { sv: "policyprofil (annars base)", en: "policy profile (else base)" }))
    .action(async ({ profile: id = DEFAULT_PROFILE }: { readonly profile?: string }) => {
      const profile = loadProfile(id);
      if (terminal.json)
        await answerJson(terminal, {
          profile: profile.id,
          outsideRegister: profile.engineOutsideRegister,
          engines: profile.engines,
        });
      else
        await terminal.answer(
          table(
            heads[terminal.language],
            profile.engines.map((engine) => row(engine, terminal)),
            terminal,
          ),
        );
      process.exitCode = EXIT.yes;
    });
}

const heads = {
  sv: ["id", "namn", "leverantör", "slag", "beslutad", "andra namn"],
  en: ["id", "name", "vendor", "kind", "decided", "other names"],
} as const;

const KINDS: Readonly<Record<Engine["kind"], { readonly sv: string; readonly en: string }>> = {
  public: { sv: "publik", en: "public" },
  contract: { sv: "avtal", en: "contract" },
  local: { sv: "egen drift", en: "own machines" },
  embedded: { sv: "inbyggd i verksamhetssystem", en: "built into a line-of-business system" },
};

function row({ id, name, vendor, kind, decided, aliases }: Engine, terminal: Terminal): string[] {
  return [
    id,
    name,
    vendor,
    terminal.say(KINDS[kind]),
    terminal.say(decided ? { sv: "ja", en: "yes" } : { sv: "nej", en: "no" }),
    aliases.join(", "),
  ];
}
