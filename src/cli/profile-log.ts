/** `kallmarkt profile log | soften | restore`: the log of stops that an administrator has turned into warnings, kept in the profile's own file. */
import { dayOf } from "../core/label/day.ts";
import { mergeLayers } from "../core/policy/layers.ts";
import type { ProfileLayer } from "../core/policy/profile.ts";
import { soften, softeningLog } from "../core/policy/softening.ts";
import { reviewerOf } from "../core/review/reviewer.ts";
import { EXIT, usage } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";

interface Decision {
  /** The municipality's own file, the top of the layers. */
  readonly file: string;
  readonly rule: string;
  readonly by?: readonly string[];
  readonly reason?: string;
}

/** Puts a decision at the end of the file's log. Throws AppError as `soften`, `reviewer-refused` for a name that is no human's, `not-written`. */
export async function decide(
  what: "soften" | "restore",
  layers: readonly ProfileLayer[],
  { file, rule, by = [], reason = "" }: Decision,
  terminal: Terminal,
): Promise<number> {
  const [only] = by;
  if (!file.endsWith(".json") || only === undefined || by.length > 1 || reason.trim() === "")
    throw usage(`${what} behöver en fil, --by och --reason.`, `${what} needs a file, --by and --reason.`);
  const profile = mergeLayers(layers);
  const [name = "", ...role] = only.split(",");
  const person = reviewerOf({ name, role: role.join(",") }, [], profile);
  const at = dayOf(surroundings().now);
  const layer = soften(layers.at(-1) as ProfileLayer, profile, { rule, by: person, at, reason, what });
  mergeLayers([...layers.slice(0, -1), layer]);
  writeWhole(file, new TextEncoder().encode(`${JSON.stringify(layer, null, 2)}\n`));
  const entry = layer.softened?.at(-1);
  if (terminal.json) await answerJson(terminal, { file, ...entry });
  else {
    const said =
      what === "soften"
        ? { sv: `${rule} är nu en varning`, en: `${rule} is now a warning` }
        : { sv: `${rule} är ett hinder igen`, en: `${rule} is a stop again` };
    await terminal.answer(`${file}\n${terminal.say(said)} (${entry?.by}, ${at}): ${entry?.reason}\n`);
  }
  return EXIT.yes;
}

/** JSON: an array of `{rule, by, at, reason, restores, from, quote, holds}`, oldest first. */
export async function showLog(layers: readonly ProfileLayer[], terminal: Terminal): Promise<number> {
  const log = softeningLog(layers, mergeLayers(layers));
  if (terminal.json) await answerJson(terminal, log);
  else if (log.length === 0) {
    await terminal.answer(
      `${terminal.say({ sv: "Loggen är tom: inget hinder är gjort till en varning.", en: "The log is empty: no stop has been made a warning." })}\n`,
    );
  } else {
    const what = ({ restores, holds }: (typeof log)[number]) => {
      if (restores === true) return terminal.say({ sv: "hinder igen", en: "a stop again" });
      return terminal.say(
        holds
          ? { sv: "varning, gäller", en: "warning, holds" }
          : { sv: "varning, gäller inte längre", en: "warning, holds no more" },
      );
    };
    const heads =
      terminal.language === "sv"
        ? ["när", "regel", "blev", "vem", "fil", "skäl"]
        : ["when", "rule", "became", "who", "file", "reason"];
    const rows = log.map((one) => [one.at, one.rule, what(one), one.by, one.from, one.reason]);
    await terminal.answer(table(heads, rows, terminal));
  }
  return EXIT.yes;
}
