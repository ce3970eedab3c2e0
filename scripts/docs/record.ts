/** Writes the record's JSON Schema and field table from its zod schema. */
import * as z from "zod";
import { RECORD_NAMESPACE, recordLimits, recordSchema } from "../../src/core/record/record.ts";

export const pages = [
  { file: "docs/record.schema.json", render: () => JSON.stringify(jsonSchema()) },
  { file: "docs/record.md", render },
];

/** The parts of JSON Schema that the table reads. */
interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

function jsonSchema(): Node & { readonly $id: string } {
  const schema = z.toJSONSchema(recordSchema, { target: "draft-2020-12", unrepresentable: "any" }) as Node;
  return { $id: RECORD_NAMESPACE, ...schema };
}

function render(): string {
  return `# The record

<!-- Written by scripts/docs/record.ts: change the schemas in src/core, then run \`npm run docs\`. -->

What Källmärkt keeps about a document is one JSON value, the same inside the document, in the archive package and in the registry. It is
written as canonical JSON (RFC 8785), so equal records have equal bytes. The schema is [record.schema.json](record.schema.json); what a
schema can't say is checked besides: dates stand in the calendar, label ids are unique, and none of them is \`document\`.

A reader takes at most ${recordLimits.characters.toLocaleString("en")} characters. A record of an older version is migrated when it is read;
one of a newer version is left untouched.

| field | type | |
|---|---|---|
${[...rows("", jsonSchema(), true)].join("\n")}
`;
}

function* rows(path: string, node: Node, isRequired: boolean): Generator<string> {
  if (path !== "") yield `| \`${path}\`${isRequired ? "" : " (optional)"} | ${typeOf(node)} | ${cell(node.description ?? "")} |`;
  const object = node.anyOf?.find((one) => one.properties) ?? node;
  for (const [name, child] of Object.entries(object.properties ?? {})) {
    yield* rows(path === "" ? name : `${path}.${name}`, child, object.required?.includes(name) ?? false);
  }
  if (!node.items) return;
  const variants = node.items.oneOf ?? node.items.anyOf;
  if (!variants) yield* members(`${path}[]`, node.items);
  for (const variant of variants ?? []) yield* members(`${path}[${String(variant.properties?.["kind"]?.const)}]`, variant);
}

function* members(path: string, node: Node): Generator<string> {
  for (const [name, child] of Object.entries(node.properties ?? {}))
    yield* rows(`${path}.${name}`, child, node.required?.includes(name) ?? false);
}

function typeOf(node: Node): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (node.anyOf) return node.anyOf.map(typeOf).join(" or ");
  if (node.type === "array") return `list${node.maxItems === undefined ? "" : `, at most ${node.maxItems}`}`;
  const limits = [
    node.format === "date-time" ? "instant, UTC" : undefined,
    node.format !== "date-time" && node.pattern !== undefined ? `\`${cell(node.pattern)}\`` : undefined,
    node.maxLength === undefined ? undefined : `at most ${node.maxLength} characters`,
    node.minimum === undefined ? undefined : `from ${node.minimum}`,
    node.maximum === undefined || node.maximum === Number.MAX_SAFE_INTEGER ? undefined : `to ${node.maximum}`,
  ].filter((limit) => limit !== undefined);
  return [node.type ?? "object", ...limits].join(", ");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
