/** Lint: type-aware TypeScript rules, and one zone of allowed imports per folder, made from zones.json. */
import { readFileSync } from "node:fs";
import js from "@eslint/js";
import ts from "typescript-eslint";

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const { zones } = read("./zones.json");
const { dependencies, devDependencies } = read("./package.json");
const packages = Object.keys({ ...dependencies, ...devDependencies });

/** Paths inside src/ as import patterns: the specifier of a relative import ends in them. */
const patternsFor = (folder) => [folder.replace(/^src\//, "**/").replace(/\/\*$/, "") + "/**"];
const ownTop = (folder) => folder.split("/")[1];

/** Rules that keep one folder's imports to what its zone allows; the architecture test holds the same table exactly. */
function importRules(zone) {
  const allowed = (other) =>
    ownTop(other.folder) === ownTop(zone.folder) ||
    [...zone.may, ...(zone.entry?.may ?? [])].some((may) => ownTop(may) === ownTop(other.folder));
  const others = zones.filter((other) => !allowed(other));
  const patterns = [
    ...others.map((other) => ({
      group: patternsFor(other.folder),
      message: `${zone.folder} may not import ${other.folder} (zones.json).`,
    })),
    { group: ["**/test/**", "**/bench/**", "**/scripts/**"], message: "Source never imports tests, benches or scripts." },
  ];
  if (!zone.node) patterns.push({ regex: "^node:", message: `${zone.folder} runs without Node (zones.json).` });
  if (zone.packages !== "any") {
    const refused = packages.filter((name) => !zone.packages.includes(name));
    patterns.push({
      regex: `^(${refused.map((name) => name.replaceAll("/", "\\/")).join("|")})(\\/|$)`,
      message: `Not among the packages of ${zone.folder} (zones.json).`,
    });
  }
  return { files: [`${zone.folder}/**/*.{ts,tsx}`], rules: { "no-restricted-imports": ["error", { patterns }] } };
}

/** Pure zones get the time and chance handed in (`Surroundings` in core/ports.ts). */
const impure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The clock comes in as an argument." },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "The clock comes in as an argument." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Randomness comes in as an argument." },
  { selector: "MemberExpression[property.name=/^toLocale/]", message: "Depends on the machine's settings." },
];

/** A document's text is never markup. */
const markup = [
  {
    selector: "AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]",
    message: "Document text is never markup: use textContent.",
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|write|writeln)$/][object.name!=/^(process|stdout|stderr)$/]",
    message: "Document text is never markup.",
  },
];

export default ts.config(
  { ignores: ["dist/", "node_modules/", "coverage/", ".cache/"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/require-await": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  ...zones.map(importRules),
  {
    files: ["src/{core,log,archive,hosts}/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...impure] },
  },
  {
    files: ["src/{workbench,taskpane,commands,registrar}/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...markup] },
  },
  {
    files: ["**/*.{js,mjs}", "src/cli/**", "test/**", "bench/**", "scripts/**"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        TextDecoder: "readonly",
        TextEncoder: "readonly",
        AbortSignal: "readonly",
        fetch: "readonly",
      },
    },
    rules: { "no-console": "off" },
  },
  { files: ["**/*.cjs"], languageOptions: { globals: { __dirname: "readonly" } } },
  {
    // Results of test helpers, hooks and ports are taken apart freely: they are closures, not methods of classes.
    files: ["test/**/*.{ts,tsx}", "src/{taskpane,workbench,commands}/**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
);
