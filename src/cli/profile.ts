/** `kallmarkt profile new | lint | explain | diff | classify | log | soften | restore`: for the one who keeps a municipality's rules as data. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { AppError } from "../core/errors.ts";
import { dayOf } from "../core/label/day.ts";
import { faultsBehind } from "../core/policy/bad-profile.ts";
import { classify } from "../core/policy/classify.ts";
import { difference } from "../core/policy/diff.ts";
import { explain } from "../core/policy/explain.ts";
import { chainOf, mergeLayers, profileFrom, readLayer } from "../core/policy/layers.ts";
import { remarksOn } from "../core/policy/lint.ts";
import type { ProfileLayer } from "../core/policy/profile.ts";
import { parseProfile } from "../core/policy/profile-file.ts";
import { starterLayer } from "../core/policy/starter.ts";
import { reviewerOf } from "../core/review/reviewer.ts";
import { describe, option } from "./help.ts";
import { assertNamed } from "./out-file.ts";
import { readPolicies, type Policies } from "./policies.ts";
import { decide, showLog } from "./profile-log.ts";
import { EXIT, usage } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";

const ACTIONS = ["new", "lint", "explain", "diff", "classify", "log", "soften", "restore"] as const;

interface ProfileOptions {
  readonly name?: string;
  readonly extends?: string;
  readonly out?: string;
  readonly riskClass?: string;
  readonly by?: readonly string[];
  readonly reason?: string;
}

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: `new gör en första fil. lint prövar en fil eller en profil: fel med plats, skäl och åtgärd, och det som dokumentet bakom lämnar öppet.
explain visar vilken fil varje värde kommer från. diff visar vad som skiljer två profiler. En profil anges med id, eller som en fil.
classify skriver en motors riskklass, vem som satte den och när i kommunens fil. De roller som dokumentet nämner ska vara med, annars avvisas det.
soften gör ett hinder till en varning och restore gör det till ett hinder igen: vem, när och varför läggs sist i filens logg. log visar loggen.`,
      en: `new makes a first file. lint checks a file or a profile: faults with place, reason and remedy, and what the document behind leaves open.
explain shows which file each value comes from. diff shows what differs between two profiles. A profile is given by id, or as a file.
classify writes an engine's risk class, who set it and when into the municipality's file. The roles that the document names must take part, else it is refused.
soften makes a stop a warning and restore makes it a stop again: who, when and why is put at the end of the file's log. log shows the log.`,
    },
    { sv: "kallmarkt profile lint avesta", en: "kallmarkt profile lint avesta" },
  )
    .argument("<action>", ACTIONS.join(" | "))
    .argument("[names...]", terminal.say({ sv: "profiler, och för explain en plats", en: "profiles, and a place for explain" }))
    .addOption(option(terminal, "--name <name>", { sv: "kommunens namn, för new", en: "the municipality's name, for new" }))
    .addOption(
      option(terminal, "--extends <id>", {
        sv: "profilen att bygga på (annars base)",
        en: "the profile to build on (else base)",
      }),
    )
    .addOption(
      option(terminal, "--out <file>", {
        sv: "filen som new skriver (annars <id>.json)",
        en: "the file that new writes (else <id>.json)",
      }),
    )
    .addOption(option(terminal, "--risk-class <id>", { sv: "riskklassen, för classify", en: "the risk class, for classify" }))
    .addOption(
      option(terminal, "--by <name, role...>", {
        sv: "”namn, roll” för var och en som klassar, för classify, eller för den som beslutar, för soften och restore",
        en: "“name, role” of each who classifies, for classify, or of the one who decides, for soften and restore",
      }),
    )
    .addOption(
      option(terminal, "--reason <text>", { sv: "skälet, för soften och restore", en: "the reason, for soften and restore" }),
    )
    .action(async (action: string, names: readonly string[], options: ProfileOptions) => {
      process.exitCode = await run(action, names, options, terminal);
    });
}

const TAKES: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  diff: { sv: "två profiler", en: "two profiles" },
  classify: { sv: "kommunens fil och en motor", en: "the municipality's file and an engine" },
  soften: { sv: "kommunens fil och en regel", en: "the municipality's file and a rule" },
  restore: { sv: "kommunens fil och en regel", en: "the municipality's file and a rule" },
};

async function run(action: string, names: readonly string[], options: ProfileOptions, terminal: Terminal): Promise<number> {
  const [first, second] = names;
  const count = {
    new: [1, 1],
    lint: [1, 1],
    explain: [1, 2],
    diff: [2, 2],
    classify: [2, 2],
    log: [1, 1],
    soften: [2, 2],
    restore: [2, 2],
  }[action];
  if (count === undefined) throw usage(`Välj en av ${ACTIONS.join(", ")}.`, `Choose one of ${ACTIONS.join(", ")}.`);
  if (first === undefined || names.length < (count[0] ?? 0) || names.length > (count[1] ?? 0)) {
    throw usage(
      `kallmarkt profile ${action} tar ${TAKES[action]?.sv ?? "en profil"}.`,
      `kallmarkt profile ${action} takes ${TAKES[action]?.en ?? "one profile"}.`,
    );
  }
  const policies = readPolicies();
  if (action === "new") return make(first, options, policies, terminal);
  if (action === "lint") return lint(first, policies, terminal);
  if (action === "explain") return explained(chain(first, policies), second, terminal);
  if (action === "classify") return classified(first, second as string, options, policies, terminal);
  if (action === "log") return showLog(chain(first, policies), terminal);
  if (action === "soften" || action === "restore")
    return decide(action, chain(first, policies), { ...options, file: first, rule: second as string }, terminal);
  return differing([chain(first, policies), chain(second as string, policies)], [first, second as string], terminal);
}

/** Writes a first file. Throws AppError `usage`, `unknown-profile`, `not-written` when the file is there already. */
async function make(id: string, options: ProfileOptions, policies: Policies, terminal: Terminal): Promise<number> {
  const below = options.extends ?? "base";
  profileFrom(policies.layers, below);
  const layer = readLayer(starterLayer(id, options.name ?? id, below), id);
  const file = options.out ?? `${id}.json`;
  assertNamed(file, [".json"]);
  try {
    writeFileSync(file, `${JSON.stringify(layer, null, 2)}\n`, { flag: "wx" });
  } catch (cause) {
    const isThere = existsSync(file);
    throw new AppError(
      "not-written",
      isThere
        ? {
            sv: `Filen ${file} finns redan. Välj ett annat namn med --out.`,
            en: `The file ${file} is there already. Choose another name with --out.`,
          }
        : { sv: `Filen ${file} går inte att skriva.`, en: `The file ${file} can't be written.` },
      cause,
    );
  }
  const next = {
    sv: `Fyll i det som dokumentet säger, och pröva med kallmarkt profile lint ${file}.`,
    en: `Fill in what the document says, and check with kallmarkt profile lint ${file}.`,
  };
  if (terminal.json) await answerJson(terminal, { file, id, extends: below });
  else await terminal.answer(`${file}\n${terminal.say(next)}\n`);
  return EXIT.yes;
}

/** Writes the class into the file. Throws AppError as `classify`, `reviewer-refused` for a name that is no human's, `not-written`. */
async function classified(
  file: string,
  engine: string,
  { riskClass, by = [] }: ProfileOptions,
  policies: Policies,
  terminal: Terminal,
): Promise<number> {
  if (!file.endsWith(".json") || riskClass === undefined || by.length === 0)
    throw usage("classify behöver en fil, --risk-class och --by.", "classify needs a file, --risk-class and --by.");
  const layers = chain(file, policies);
  const profile = mergeLayers(layers);
  const people = by.map((one) => {
    const [name = "", ...role] = one.split(",");
    return reviewerOf({ name, role: role.join(",") }, [], profile);
  });
  const on = dayOf(surroundings().now);
  const layer = classify(layers.at(-1) as ProfileLayer, profile, { engine, riskClass, by: people, on });
  mergeLayers([...layers.slice(0, -1), layer]);
  writeWhole(file, new TextEncoder().encode(`${JSON.stringify(layer, null, 2)}\n`));
  const entry = layer.engines?.find(({ id }) => id === engine);
  if (terminal.json) await answerJson(terminal, { file, ...entry });
  else await terminal.answer(`${file}\n${engine}: ${riskClass} (${entry?.classifiedBy}, ${on})\n`);
  return EXIT.yes;
}

/** Exit code 1 when there are faults; remarks alone are no fault. */
async function lint(name: string, policies: Policies, terminal: Terminal): Promise<number> {
  const { faults, remarks } = examine(name, policies, terminal);
  if (terminal.json) await answerJson(terminal, { profile: name, ok: faults.length === 0, faults, remarks });
  else {
    const lines = [
      ...faults.map(
        ({ path: where, reason, remedy }) =>
          `${terminal.tone("bad", terminal.say({ sv: "fel", en: "fault" }))}  ${where}: ${reason}\n     → ${remedy}`,
      ),
      ...remarks.map(({ path: where, says }) => `${terminal.tone("warn", "obs")}  ${where}: ${says}`),
    ];
    const none = terminal.say({ sv: "Inga fel och inget att anmärka.", en: "No faults, and nothing to remark." });
    await terminal.answer(`${lines.length === 0 ? none : lines.join("\n")}\n`);
  }
  return faults.length === 0 ? EXIT.yes : EXIT.no;
}

interface Examined {
  readonly faults: readonly { readonly path: string; readonly reason: string; readonly remedy: string }[];
  readonly remarks: readonly { readonly kind: string; readonly path: string; readonly says: string }[];
}

function examine(name: string, policies: Policies, terminal: Terminal): Examined {
  try {
    const profile = mergeLayers(chain(name, policies));
    const remarks = remarksOn(profile).map(({ kind, path: where, says }) => ({ kind, path: where, says: terminal.say(says) }));
    return { faults: [], remarks };
  } catch (error) {
    const faults = faultsBehind(error);
    if (faults === null) throw error;
    return {
      faults: faults.map(({ path: where, reason, remedy }) => ({
        path: where,
        reason: terminal.say(reason),
        remedy: terminal.say(remedy),
      })),
      remarks: [],
    };
  }
}

/** JSON: an array of `{path, value, from, over}`. */
async function explained(layers: readonly ProfileLayer[], under: string | undefined, terminal: Terminal): Promise<number> {
  const origins = explain(layers).filter(
    ({ path: where }) => under === undefined || where === under || where.startsWith(`${under}.`),
  );
  if (under !== undefined && origins.length === 0)
    throw usage(`Profilen har inget värde ${under}.`, `The profile has no value ${under}.`);
  if (terminal.json) await answerJson(terminal, origins);
  else {
    const removed = terminal.say({ sv: "(borttagen)", en: "(taken away)" });
    const rows = origins.map(({ path: where, value, from, over, isRemoved }) => [
      where,
      [from, ...over].join(" ← "),
      isRemoved ? removed : shown(value),
    ]);
    const heads = terminal.language === "sv" ? ["värde", "från", ""] : ["value", "from", ""];
    await terminal.answer(table(heads, rows, terminal));
  }
  return EXIT.yes;
}

/** Exit code 1 when they differ. JSON: an array of `{path, one, other}`. */
async function differing(
  [one, other]: readonly [readonly ProfileLayer[], readonly ProfileLayer[]],
  names: readonly [string, string],
  terminal: Terminal,
): Promise<number> {
  const found = difference(one, other);
  if (terminal.json)
    await answerJson(
      terminal,
      found.map((each) => ({ path: each.path, one: each.one ?? null, other: each.other ?? null })),
    );
  else {
    const rows = found.map((each) => [each.path, shown(each.one), shown(each.other)]);
    await terminal.answer(table([terminal.say({ sv: "värde", en: "value" }), ...names], rows, terminal));
  }
  return found.length === 0 ? EXIT.yes : EXIT.no;
}

/** The layers of a profile that is installed, or of a file laid on what is installed. Throws AppError `not-found`, `bad-profile`, `unknown-profile`. */
function chain(name: string, policies: Policies): ProfileLayer[] {
  if (!name.endsWith(".json") && !name.includes("/") && !name.includes(path.sep)) {
    const broken = policies.broken.find(({ file }) => path.basename(file, ".json") === name);
    if (broken && !policies.layers.some(({ id }) => id === name)) throw broken.error;
    return chainOf(policies.layers, name);
  }
  let text: string;
  try {
    text = readFileSync(name, "utf8");
  } catch (cause) {
    throw new AppError("not-found", { sv: `Filen ${name} går inte att läsa.`, en: `The file ${name} can't be read.` }, cause);
  }
  const layer = readLayer(parseProfile(text, path.basename(name)), path.basename(name));
  return chainOf([...policies.layers.filter(({ id }) => id !== layer.id), layer], layer.id);
}

const WIDTH = 60;

function shown(value: unknown): string {
  const text = value === undefined ? "–" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
