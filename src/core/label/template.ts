/** Fills the profile's wordings: `{engine}` and its like become values, and a clause whose value is missing is left out. */

/** Values by placeholder name; a missing or empty value takes its clause away. */
export type TemplateValues = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/**
 * A wording with its values filled in. Values are never read as templates themselves: one that holds `{date}` stays as it is.
 *
 * A sentence is left out when all its clauses (parted by a comma) that have placeholders lack their values; a clause is left
 * out when a value in it is missing: "{engine}, använd för {purpose}. Sökdatum: {date}." without a purpose is
 * "ChatGPT. Sökdatum: 2026-11-03."
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => fillSentence(sentence, values))
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function fillSentence(sentence: string, values: TemplateValues): string {
  const isMissing = (clause: string): boolean => [...clause.matchAll(PLACEHOLDER)].some((match) => !valueOf(match[1], values));
  const clauses = sentence.split(/,\s+/);
  const kept = clauses.filter((clause) => !isMissing(clause));
  if (kept.length === clauses.length) return fill(sentence, values);
  if (!kept.some((clause) => clause.search(PLACEHOLDER) !== -1)) return "";
  // The sentence keeps the stop, or the closing bracket, that its last clause carried.
  const ending = /[.!?\])]*$/.exec(sentence)?.[0] ?? "";
  const text = kept.join(", ");
  return fill(text.endsWith(ending) ? text : text + ending, values);
}

function fill(text: string, values: TemplateValues): string {
  return text.replace(PLACEHOLDER, (_all, name: string) => valueOf(name, values) ?? "");
}

function valueOf(name: string | undefined, values: TemplateValues): string | undefined {
  if (name === undefined || !Object.hasOwn(values, name)) return undefined;
  return values[name] === "" ? undefined : values[name];
}
