/** Writes docs/word-api.md: each member of Office's API that the add-in uses, its set, whether it is emulated, and when a real Word was tried. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkedInWord } from "../word-api/checked.ts";
import { isEmulated } from "../word-api/emulated.ts";
import { membersUsed, type UsedMember } from "../word-api/used.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export const pages = [{ file: "docs/word-api.md", render }];

/** What the runtime of office.js gives every object: none of it is Word's. */
const RUNTIME = new Set(["load", "items", "isNullObject", "context"]);

function render(): string {
  const used = membersUsed(root).filter(({ namespace, member }) => namespace === "Office" || !RUNTIME.has(member));
  const word = used.filter(({ namespace, type }) => namespace === "Word" && type !== "RequestContext");
  const office = used.filter(({ namespace }) => namespace === "Office");
  const names = new Set(used.map(nameOf));
  const stray = Object.keys(checkedInWord).filter((name) => !names.has(name));
  if (stray.length > 0) throw new Error(`scripts/word-api/checked.ts names what is not used: ${stray.join(", ")}`);
  const checked = used.filter((one) => checkedInWord[nameOf(one)] !== undefined).length;
  const missing = word.filter((one) => !isEmulated(one)).map(nameOf);
  return `# What the add-in uses of Word

<!-- Written by scripts/docs/word-api.ts from the sources and @types/office-js: change these, then run \`npm run docs\`. -->

Every member of Office's API that \`src/hosts/word\`, \`src/taskpane\` and \`src/commands\` use, found by the types that the compiler gives
each name. **Set** is the requirement set that Microsoft's declarations name; where several are named, one is enough. **Emulated** says whether the
emulated Word of the tests answers it. **In real Word** is the day when somebody saw it work after the [checklist](word-checklist.md), written by
hand into \`scripts/word-api/checked.ts\`.

Of ${used.length} members, ${checked} have been checked in a real Word; of ${word.length} that are Word's own, ${word.length - missing.length} are emulated${missing.length > 0 ? ` (not: ${missing.join(", ")})` : ""}.
\`load\`, \`items\`, \`sync\` and the like belong to the runtime of office.js, which is Microsoft's own in the tests too, and stand in no row.

## Word's API

| member | set | emulated | in real Word | used in |
|---|---|---|---|---|
${word.map((one) => row(one, isEmulated(one) ? "yes" : "no")).join("\n")}

## Office's common API

Microsoft's own office.js answers these in the tests, over the emulated wire (\`test/office/transport\`): what it asks the host for is emulated, and
what is not fails loudly.

| member | set | in real Word | used in |
|---|---|---|---|
${office.map((one) => row(one, null)).join("\n")}
`;
}

const nameOf = ({ type, member }: UsedMember): string => `${type}.${member}`;

function row(one: UsedMember, emulated: string | null): string {
  const cells = [
    `\`${nameOf(one)}\``,
    one.sets.join(", ") || "–",
    ...(emulated === null ? [] : [emulated]),
    checkedInWord[nameOf(one)] ?? "never",
    one.files.map((file) => file.replace("src/", "")).join(", "),
  ];
  return `| ${cells.join(" | ")} |`;
}
