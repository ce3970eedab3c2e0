/** Holds a set of source files against zones.json: who may import whom, as a pure function, so that the test can plant a violation. */
import path from "node:path";
import ts from "typescript";

export interface Zone {
  readonly folder: string;
  readonly may: readonly string[];
  readonly packages: readonly string[] | "any";
  readonly node: boolean;
  readonly entry?: { readonly files: readonly string[]; readonly may: readonly string[] };
}

export interface ZoneTable {
  readonly zones: readonly Zone[];
  readonly core: { readonly order: readonly string[]; readonly beside: readonly string[]; readonly words: readonly string[] };
}

/** Source files by path from the checkout's root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path from the root for a relative import; null for a package. */
  readonly to: string | null;
}

/** Every import of every file, static, dynamic and type-only alike. */
function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, source]) =>
    ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => ({
      from,
      specifier: fileName,
      to: fileName.startsWith(".") ? path.posix.join(path.posix.dirname(from), fileName) : null,
    })),
  );
}

/** One sentence for each import that the table forbids, each ring of imports, and each file that no row covers. */
export function violationsOf(sources: Sources, table: ZoneTable): string[] {
  const imports = importsOf(sources);
  const uncovered = [...sources.keys()].filter(
    (file) => file.endsWith(".ts") && file.split("/").length > 2 && !isDeclaration(file) && !zoneOf(file, table),
  );
  return [
    ...uncovered.map((file) => `${file}: no row of zones.json covers this folder`),
    ...imports.flatMap((one) => [forbiddenBy(one, table), outOfOrder(one, table.core)]).filter((sentence) => sentence !== null),
    ...ringsOf(imports),
  ];
}

const isDeclaration = (file: string): boolean => file.endsWith(".d.ts");

/** The most specific row wins: `src/hosts/package` before `src/hosts/*`. */
function zoneOf(file: string, table: ZoneTable): Zone | undefined {
  const covering = table.zones.filter((zone) => covers(zone.folder, file));
  return covering.sort((a, b) => Number(a.folder.endsWith("*")) - Number(b.folder.endsWith("*")))[0];
}

/** `src/hosts/*` covers every folder under src/hosts, and the files that lie in src/hosts itself. */
function covers(folder: string, file: string): boolean {
  const base = folder.replace(/\/\*$/, "");
  return file.startsWith(`${base}/`) || file === `${base}.ts`;
}

/** What counts as one zone's own ground: for `src/hosts/*` the one host, not all of them. */
function groundOf(file: string, zone: Zone): string {
  if (!zone.folder.endsWith("/*")) return zone.folder;
  const [top, middle, host = ""] = file.split("/");
  return `${top}/${middle}/${host}`;
}

function forbiddenBy(one: Import, table: ZoneTable): string | null {
  const zone = zoneOf(one.from, table);
  if (!zone) return null;
  const says = (why: string) => `${one.from} imports ${one.specifier}: ${why}`;
  if (one.to === null) {
    if (one.specifier.startsWith("node:")) return zone.node ? null : says(`${zone.folder} runs without Node`);
    const allowed =
      zone.packages === "any" || zone.packages.some((name) => one.specifier === name || one.specifier.startsWith(`${name}/`));
    return allowed ? null : says(`not among the packages of ${zone.folder}`);
  }
  const to = one.to;
  if (!to.startsWith("src/")) {
    return to.endsWith(".json") && !to.startsWith("test/") && !to.startsWith("bench/") ? null : says("outside src/");
  }
  const isEntry = zone.entry?.files.some((file) => one.from === `${zone.folder}/${file}`) === true;
  const may = [groundOf(one.from, zone), ...zone.may, ...(isEntry ? (zone.entry?.may ?? []) : [])];
  return may.some((folder) => covers(folder, to)) ? null : says(`${zone.folder} may not`);
}

/** Inside core a file imports only from the left; words (schemas and plain types) are open to all and stand on words alone. */
function outOfOrder(one: Import, core: ZoneTable["core"]): string | null {
  const [from, to] = [one.from, one.to].map((file) =>
    file?.startsWith("src/core/") === true ? file.slice("src/core/".length) : undefined,
  );
  if (from === undefined || to === undefined) return null;
  const isOpen = (file: string) => core.beside.includes(file) || core.words.includes(file);
  const place = (file: string) => core.order.indexOf(file.split("/")[0] ?? "");
  if (!isOpen(from) && place(from) < 0) return `${one.from}: not in the order of core in zones.json`;
  if (isOpen(to)) return null;
  if (isOpen(from))
    return `${one.from} imports ${one.specifier}: a word or a file beside the flow may stand on others of these only`;
  return place(to) > place(from) ? `${one.from} imports ${one.specifier}: against the order of core` : null;
}

/** Rings of imports, each told once, from its alphabetically first file. */
function ringsOf(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const one of imports) {
    if (one.to !== null) next.set(one.from, [...(next.get(one.from) ?? []), one.to]);
  }
  const rings: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      const ring = trail.slice(start);
      if (ring.every((member) => member >= file)) rings.push(`ring of imports: ${[...ring, file].join(" → ")}`);
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  const done = new Set<string>();
  // Each file is a start of its own, alphabetically first: a ring is met from its first member before that is done.
  for (const file of [...next.keys()].sort()) walk(file, []);
  return rings;
}
