/** Writes the profile's JSON Schema for editors, and the page that explains the format, from its zod schema. */
import * as z from "zod";
import { checkNames, layerSchema } from "../../src/core/policy/profile.ts";
import { registerParts } from "../../src/core/policy/register.ts";
import { recipes } from "../policy-rules/cookbook.ts";

export const pages = [
  { file: "docs/profile.schema.json", render: () => JSON.stringify(jsonSchema()) },
  { file: "docs/profile-format.md", render },
];

interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

function jsonSchema(): Node {
  const schema = z.toJSONSchema(layerSchema, { target: "draft-2020-12", unrepresentable: "any" }) as Node;
  return { ...schema, ...{ $id: "urn:kallmarkt:profile:1", title: "A policy profile of Källmärkt" } };
}

function render(): string {
  return `# The format of a policy profile

<!-- Written by scripts/docs/profile.ts: change the schemas in src/core/policy, then run \`npm run docs\`. -->

A municipality's rules are one JSON file in \`policies/\`, and swapping the file needs no new version of the product. Put
\`"$schema": "../docs/profile.schema.json"\` first, and an editor knows every field. These commands help:

\`\`\`
kallmarkt profile new <id> --name "Exempels kommun"    a first file, with what has to be filled in
kallmarkt profile lint <file or id>                    faults with path, reason and remedy; remarks about the source
kallmarkt profile explain <id> [path]                  where each value comes from
kallmarkt profile diff <id> <id>                       what differs between two profiles
kallmarkt profile log <id>                             stops made warnings: who, when, why, and what holds
kallmarkt profile soften | restore <file> <rule>       a decision put at the end of that log
\`\`\`

## Layers

A file says only what differs from the one it \`extends\`: \`base\` ← a group of municipalities ← a municipality. Values inside a group
(\`policy\`, \`mark\`, \`source\` …) are replaced one by one. Lists whose entries have an \`id\` (engines, rules, document types,
information classes …) are merged entry by entry: an entry with a known id adds to it, a new id is a new entry, and
\`{ "id": "dall-e", "remove": true }\` takes one away. Other lists are replaced whole.

## What a profile never does

- It invents no duty: each entry of \`rules\` and \`otherRules\` has the \`quote\` of the sentence it comes from. A rule that is not the
  municipality's own says so in \`origin\`.
- It repairs nothing: an unfilled date, an odd law or a missing owner is kept as written, and \`lint\` tells of it.
- It never lets a text say that it has been reviewed before a person has reviewed it: such a wording is refused.
- A \`stop\` keeps a document from becoming ready, never from being saved. \`softened\` turns one into a warning, by name, date and reason,
  and every result says so.

## Checks

\`rules[].check\` is one of: ${checkNames.map((name) => `\`${name}\``).join(", ")}.

\`register.required\` and \`rules[].parts\` take: ${registerParts.map((name) => `\`${name}\``).join(", ")}.

## From prose to profile

Sentences as policies write them (in Swedish, since the documents are), and the lines that say the same. Each is tried by a test.

${recipes.map(recipe).join("\n\n")}

## Fields

| field | type | |
|---|---|---|
${[...rows("", jsonSchema())].join("\n")}
`;
}

function recipe({ says, as, note }: (typeof recipes)[number]): string {
  const lines = as === null ? "" : `\n\n\`\`\`json\n${JSON.stringify(as)}\n\`\`\``;
  return `**${says}**${note === undefined ? "" : ` ${note}`}${lines}`;
}

function* rows(path: string, node: Node): Generator<string> {
  if (path !== "" && !/\.(?:sv|en)$/u.test(path)) yield `| \`${path}\` | ${typeOf(node)} | ${cell(node.description ?? "")} |`;
  const object = node.anyOf?.find((one) => one.properties) ?? node;
  const entry = object.items?.anyOf?.find((one) => one.properties) ?? object.items;
  for (const [name, child] of Object.entries(object.properties ?? {})) yield* rows(path === "" ? name : `${path}.${name}`, child);
  for (const [name, child] of Object.entries(entry?.properties ?? {})) yield* rows(`${path}[].${name}`, child);
}

function typeOf(node: Node): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (node.anyOf) return node.anyOf.map(typeOf).join(" or ");
  if (node.type === "array") return `list of ${node.items ? typeOf(node.items) : "values"}`;
  const names = Object.keys(node.properties ?? {});
  if (names.length > 0 && names.every((name) => name === "sv" || name === "en")) return "`{ sv, en }`";
  return node.type ?? "object";
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
