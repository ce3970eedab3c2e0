/** What is wrong with a unified manifest and its English, beyond what Microsoft's schema says. */
import * as z from "zod";
import { addressFaults } from "./addresses.ts";

const icon = z.object({ size: z.number(), url: z.string() });
const control = z.object({
  id: z.string(),
  label: z.string(),
  icons: z.array(icon),
  supertip: z.object({ title: z.string(), description: z.string() }),
  actionId: z.string().optional(),
});
const menu = control.extend({ items: z.array(control).optional() });

/** As much of a manifest as the checks look at. */
export const unifiedShape = z.object({
  id: z.string(),
  version: z.string(),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  developer: z.record(z.string(), z.string()),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  validDomains: z.array(z.string()),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }),
  }),
  extensions: z.tuple([
    z.object({
      requirements: z.object({
        scopes: z.array(z.string()),
        capabilities: z.array(z.object({ name: z.string(), minVersion: z.string() })),
      }),
      runtimes: z.array(
        z.object({
          id: z.string(),
          lifetime: z.string(),
          code: z.object({ page: z.string() }),
          actions: z.array(z.object({ id: z.string(), type: z.string(), displayName: z.string().optional() })),
        }),
      ),
      ribbons: z.array(
        z.object({
          tabs: z.array(
            z.object({ groups: z.array(z.object({ label: z.string(), icons: z.array(icon), controls: z.array(menu) })) }),
          ),
        }),
      ),
      contextMenus: z.array(z.object({ menus: z.array(z.object({ controls: z.array(menu) })) })),
      keyboardShortcuts: z.array(
        z.object({ shortcuts: z.array(z.object({ key: z.object({ default: z.string() }), actionId: z.string() })) }),
      ),
      alternates: z.array(z.object({ hide: z.object({ customOfficeAddin: z.object({ officeAddinId: z.string() }) }) })),
    }),
  ]),
});
export type Unified = z.infer<typeof unifiedShape>;

const LEAST = "Document.ReadWrite.User";

/** Office takes at least one of Alt and Ctrl, and exactly one other key; Shift alone is no modifier. */
const KEYS = /^(?=.*(?:Ctrl|Alt|Command)\+)(?:(?:Ctrl|Alt|Shift|Command)\+)+[A-Z0-9]$/u;

/** Everything that is wrong, as sentences. `english` is the text of the English file. */
export function unifiedFaults(text: string, english: string): string[] {
  let value: unknown;
  let translated: Record<string, unknown>;
  try {
    value = JSON.parse(text);
    translated = JSON.parse(english) as Record<string, unknown>;
  } catch (error) {
    return [`cannot be read: not JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  const parsed = unifiedShape.safeParse(value);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const manifest = parsed.data;
  return [
    ...actionFaults(manifest),
    ...keyFaults(manifest),
    ...languageFaults(value, manifest, translated),
    ...permissionFaults(manifest),
    ...addressFaults(addressesOf(value), manifest.validDomains),
  ];
}

/** The names of functions that the page must associate. */
export const functionsOf = (manifest: Unified): string[] =>
  manifest.extensions[0].runtimes.flatMap(({ actions }) =>
    actions.filter(({ type }) => type === "executeFunction").map(({ id }) => id),
  );

function actionFaults(manifest: Unified): string[] {
  const [extension] = manifest.extensions;
  const ids = extension.runtimes.flatMap(({ actions }) => actions.map(({ id }) => id));
  const controls = [
    ...extension.ribbons.flatMap(({ tabs }) => tabs.flatMap(({ groups }) => groups.flatMap((group) => group.controls))),
    ...extension.contextMenus.flatMap(({ menus }) => menus.flatMap((one) => one.controls)),
  ].flatMap((one) => [one, ...(one.items ?? [])]);
  const called = [
    ...controls.flatMap(({ actionId }) => (actionId === undefined ? [] : [actionId])),
    ...extension.keyboardShortcuts.flatMap(({ shortcuts }) => shortcuts.map(({ actionId }) => actionId)),
  ];
  const names = controls.map(({ id }) => id);
  return [
    ...[...new Set(called)].filter((id) => !ids.includes(id)).map((id) => `actionId ${id} is no action of a runtime`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `action ${id} comes twice`),
    ...names.filter((id, index) => names.indexOf(id) !== index).map((id) => `control ${id} comes twice`),
  ];
}

function keyFaults(manifest: Unified): string[] {
  const [{ keyboardShortcuts, runtimes }] = manifest.extensions;
  const keys = keyboardShortcuts.flatMap(({ shortcuts }) => shortcuts.map(({ key }) => key.default));
  return [
    ...keys.filter((key) => !KEYS.test(key)).map((key) => `${key} is no key combination that Office takes`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is given twice`),
    ...(keys.length > 0 && !runtimes.some(({ lifetime }) => lifetime === "long")
      ? ["key combinations need a shared runtime, whose lifetime is long"]
      : []),
  ];
}

/** Fields that a person reads. */
const WORDS = /(?:^|\.)(?:label|title|displayName|name\.short|name\.full|description(?:\.short|\.full)?)$/u;

/** Paths of all values, as the translations name them: `extensions[0].runtimes[0].code.page`. */
function* leaves(value: unknown, path = ""): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* leaves(one, `${path}[${index}]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* leaves(one, path === "" ? key : `${path}.${key}`);
  } else yield [path, value];
}

function languageFaults(value: unknown, manifest: Unified, english: Record<string, unknown>): string[] {
  const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
  const paths = [...leaves(value)].map(([path]) => path);
  const read = paths.filter((path) => WORDS.test(path) && !path.startsWith("developer."));
  return [
    ...(defaultLanguageTag === "sv" ? [] : [`the default language is ${defaultLanguageTag}, not sv`]),
    ...(additionalLanguages.some(({ languageTag }) => languageTag === "en") ? [] : ["English is not among the languages"]),
    ...read.filter((path) => typeof english[path] !== "string" || english[path] === "").map((path) => `${path} has no English`),
    ...Object.keys(english)
      .filter((path) => path !== "$schema" && !paths.includes(path))
      .map((path) => `English for ${path}, which is not there`),
  ];
}

function permissionFaults(manifest: Unified): string[] {
  const asked = manifest.authorization.permissions.resourceSpecific.map(({ name }) => name);
  return asked.length === 1 && asked[0] === LEAST ? [] : [`permissions are ${asked.join(", ")}; ${LEAST} is what is needed`];
}

const addressesOf = (value: unknown): { of: string; address: string }[] =>
  [...leaves(value)].flatMap(([path, one]) =>
    typeof one === "string" && path !== "$schema" && /(?:url|page|Url)$/u.test(path) ? [{ of: path, address: one }] : [],
  );
