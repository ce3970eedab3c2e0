/** `kallmarkt engines`: the AI engines in a profile's register, under the names that label takes. */
import type { Command } from "commander";
import type { Engine, Profile } from "../core/policy/profile.ts";
import { engineStanding, missingIn, storageOf, type EngineStanding } from "../core/policy/register-parts.ts";
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
          engines: profile.engines.map((engine) => ({
            ...engine,
            standing: engineStanding(engine, profile),
            missing: missingIn(engine, profile.register?.required ?? []).map(({ part }) => part),
          })),
        });
      else
        await terminal.answer(
          table(
            heads[terminal.language],
            profile.engines.map((engine) => row(engine, profile, terminal)),
            terminal,
          ),
        );
      process.exitCode = EXIT.yes;
    });
}

const heads = {
  sv: ["id", "namn", "leverantör", "slag", "läge", "lagring", "andra namn"],
  en: ["id", "name", "vendor", "kind", "standing", "storage", "other names"],
} as const;

const KINDS: Readonly<Record<Engine["kind"], { readonly sv: string; readonly en: string }>> = {
  public: { sv: "publik", en: "public" },
  contract: { sv: "avtal", en: "contract" },
  local: { sv: "egen drift", en: "own machines" },
  embedded: { sv: "inbyggd i verksamhetssystem", en: "built into a line-of-business system" },
};

const STANDINGS: Readonly<Record<EngineStanding, { readonly sv: string; readonly en: string }>> = {
  approved: { sv: "beslutad", en: "decided" },
  incomplete: { sv: "beslutad, ofullständig", en: "decided, incomplete" },
  "not-decided": { sv: "ej beslutad", en: "not decided" },
  public: { sv: "publik, ej granskad", en: "public, not examined" },
  refused: { sv: "får ej användas", en: "may not be used" },
  "not-offered": { sv: "ej i drift", en: "not in use" },
};

function row(engine: Engine, profile: Profile, terminal: Terminal): string[] {
  const { id, name, vendor, kind, aliases } = engine;
  return [
    id,
    name,
    vendor,
    terminal.say(KINDS[kind]),
    terminal.say(STANDINGS[engineStanding(engine, profile)]),
    terminal.say(storageOf(engine)).replace(/^[^:]*: /u, ""),
    aliases.join(", "),
  ];
}
