/** What is wrong with one installation's manifests, each by itself and together, and with what they point at in the build. */
import { functionsOf, unifiedFaults, unifiedShape } from "./check-unified.ts";
import { xmlFaults } from "./check-xml.ts";
import { files, type ManifestFiles } from "./make.ts";
import { childText, named, readTree } from "./tree.ts";

/** What the manifests point at. */
export interface Built {
  /** As in package.json. */
  readonly version: string;
  /** Names that `Office.actions.associate` is called with, by page: commands.html, taskpane.html. Null: that page is not built. */
  associated(page: string): readonly string[] | null;
  /** Width and height of the picture at this path below the host; null when there is none. */
  pictureSize(path: string): { readonly width: number; readonly height: number } | null;
  /** True when the page is built. */
  hasPage(path: string): boolean;
}

/** Everything that is wrong, each sentence with the file it is about. */
export function manifestFaults(manifests: ManifestFiles, host: string, built: Built): string[] {
  const faults = [
    ...xmlFaults(manifests.word).map((fault) => `${files.word}: ${fault}`),
    ...xmlFaults(manifests.outlook).map((fault) => `${files.outlook}: ${fault}`),
    ...unifiedFaults(manifests.unified, manifests.english).map((fault) => `${files.unified}: ${fault}`),
  ];
  // What stands together can only be compared once each can be read.
  if (faults.some((fault) => fault.includes(": cannot be read: "))) return faults;
  const unified = unifiedShape.safeParse(JSON.parse(manifests.unified));
  if (!unified.success) return faults;
  const word = readTree(manifests.word);
  const outlook = readTree(manifests.outlook);
  const [extension] = unified.data.extensions;
  return [
    ...faults,
    ...idFaults(childText(word, "Id"), childText(outlook, "Id"), unified.data.id, extension.alternates),
    ...[
      [files.word, childText(word, "Version"), `${built.version}.0`],
      [files.outlook, childText(outlook, "Version"), `${built.version}.0`],
      [files.unified, unified.data.version, built.version],
    ].flatMap(([file = "", has = "", wanted = ""]) =>
      has === wanted ? [] : [`${file}: version ${has} is not that of package.json, ${wanted}`],
    ),
    ...functionFaults(
      files.word,
      named(word, "FunctionName").map(({ text }) => text),
      "commands.html",
      built,
    ),
    ...functionFaults(files.unified, functionsOf(unified.data), "taskpane.html", built),
    ...targetFaults(manifests, host, built),
  ];
}

function idFaults(
  word: string,
  outlook: string,
  unified: string,
  alternates: readonly { readonly hide: { readonly customOfficeAddin: { readonly officeAddinId: string } } }[],
): string[] {
  const ids = [word, outlook, unified].map((id) => id.toLowerCase());
  const hidden = alternates.map(({ hide }) => hide.customOfficeAddin.officeAddinId.toLowerCase());
  return [
    ...(new Set(ids).size === 3 ? [] : ["two manifests have the same id"]),
    ...(hidden.includes(ids[0] ?? "") ? [] : [`${files.unified}: does not hide ${files.word} by its id`]),
  ];
}

function functionFaults(file: string, names: readonly string[], page: string, built: Built): string[] {
  const associated = built.associated(page);
  if (associated === null) return [`${file}: ${page} is not built (npm run build)`];
  return names.filter((name) => !associated.includes(name)).map((name) => `${file}: ${name} is not associated in ${page}`);
}

/** Every address below our host is a page or a picture of the build, and a picture has the size that its name and its use say. */
function targetFaults(manifests: ManifestFiles, host: string, built: Built): string[] {
  const text = [manifests.word, manifests.outlook, manifests.unified].join("\n");
  const escaped = host.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const paths = new Set([...text.matchAll(new RegExp(`${escaped}/([^"?<]*)`, "gu"))].map(([, path = ""]) => path));
  const pictures = [...paths].filter((path) => path.endsWith(".png"));
  const sized = [
    ...pictures.map((path) => ({ path, size: Number(/-(\d+)\.png$/u.exec(path)?.[1] ?? 0) })),
    { path: "assets/icons/kallmarkt-192.png", size: 192 },
    { path: "assets/icons/outline-32.png", size: 32 },
  ];
  return [
    ...[...paths].filter((path) => path.endsWith(".html") && !built.hasPage(path)).map((path) => `page ${path} is not built`),
    ...sized.flatMap(({ path, size }) => {
      const found = built.pictureSize(path);
      if (found === null) return [`picture ${path} does not exist`];
      return found.width === size && found.height === size ? [] : [`picture ${path} is ${found.width} × ${found.height}`];
    }),
  ];
}
