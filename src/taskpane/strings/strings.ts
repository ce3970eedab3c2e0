/** Everything the pane says, by key, in two data files; English is loaded when it is asked for. */
import sv from "./sv.json" with { type: "json" };
import type { Language } from "../state/state.ts";

export type StringKey = keyof typeof sv;
export type Strings = Readonly<Record<StringKey, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** Says a key's sentence with its values filled in. With `count`, the key's `.one` form is taken for 1 where there is one. */
export type Say = (key: StringKey, values?: Values) => string;

export const swedish: Strings = sv;

/** The strings of a language. */
export async function stringsFor(language: Language): Promise<Strings> {
  if (language === "sv") return swedish;
  return (await import(/* webpackChunkName: "english" */ "./en.json", { with: { type: "json" } })).default;
}

/** `{name}` in a sentence is replaced by the value of that name, as text. */
export function sayIn(strings: Strings): Say {
  const known: Readonly<Record<string, string>> = strings;
  return (key, values = {}) => {
    const sentence = (values["count"] === 1 ? known[`${key}.one`] : undefined) ?? strings[key];
    return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => (name in values ? String(values[name]) : whole));
  };
}

/** True for a text that is a key of the strings: for keys that the state holds. */
export function isKey(key: string): key is StringKey {
  return key in sv;
}
