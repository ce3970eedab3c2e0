/** Says which members of Word's API the emulated host answers: asked of the emulation itself, with a document open. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { docx, p } from "../../test/hosts/docx/fake-docx.ts";
import { wireName } from "../../test/office/metadata/members.ts";
import { profiles } from "../../test/office/profiles.ts";
import { openInWord } from "../../test/office/word/index.ts";
import type { UsedMember } from "./used.ts";

const { members } = openInWord(docx(p("")), profiles.web);

/** The emulation's own sources, for the events that it raises by name. */
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../test/office/word");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(path.join(folder, name), "utf8"))
  .join("\n");

export function isEmulated({ type, member, isSet }: Pick<UsedMember, "type" | "member" | "isSet">): boolean {
  const wire = wireName(member);
  const event = /^On([A-Z]\w+)$/.exec(wire)?.[1];
  if (event !== undefined) return sources.includes(`"${event}"`);
  if (isSet) return members[type]?.[`set_${wire}`] !== undefined;
  return ["get_", "nav_", "m_", "m__"].some((prefix) =>
    [wire, `${wire}2`].some((name) => members[type]?.[`${prefix}${name}`] !== undefined),
  );
}
