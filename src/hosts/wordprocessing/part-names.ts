/**
 * Names of parts: the archive spells them as it likes, targets refer to them as URIs, and both must meet (ECMA-376 part 2, §6.2.2 and
 * annex A). What is read keeps the archive's own spelling, so that an entry is written back under the name that it has.
 */

/** An ordinary name, which is its own URI. */
const PLAIN = /^[\w.~-]+(?:\/[\w.~-]+)*$/;

/** The path in a part's name: slashes as OPC writes them, none in front. */
export function pathOf(name: string): string {
  return name.replace(/\\/g, "/").replace(/^\/+/, "");
}

/** The folder of a part with its closing slash, "" at the top. */
export function folderOf(name: string): string {
  const path = pathOf(name);
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** The name without its folder. */
export function fileNameOf(name: string): string {
  const path = pathOf(name);
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The name as it stands in a relationship or a content type: what a URI may not hold is percent-encoded, what is encoded already stays. */
export function uriOf(name: string): string {
  if (PLAIN.test(name)) return name;
  return pathOf(name)
    .replace(/%(?![0-9a-f]{2})/gi, "%25")
    .replace(/[^\x21-\x7e]|["#<>?[\]^`{|}]/gu, (character) =>
      [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
    );
}

/**
 * What two names have in common exactly when they mean the same part: the URI, with letters and digits that were encoded without need
 * decoded, in one letter case. Beyond ASCII letter case counts, as OPC has it.
 */
export function keyOf(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return uriOf(name)
    .replace(/%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)))
    .toLowerCase();
}

/** A relationship's target as the name of a part; `..` never leaves the package. */
export function resolveTarget(part: string, target: string): string {
  const path = (target.split(/[?#]/)[0] as string).replace(/\\/g, "/");
  const segments = path.startsWith("/") ? [] : folderOf(part).split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

/** The target that a relationship of `part` names another part by. */
export function relativeTarget(part: string, target: string): string {
  const from = uriOf(part).split("/").slice(0, -1);
  const to = uriOf(target).split("/");
  let common = 0;
  while (common < from.length && common < to.length - 1 && keyOf(from[common] as string) === keyOf(to[common] as string))
    common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

/** The part that holds a part's relationships; the package's own for "". */
export function relationshipsPart(part: string): string {
  return `${folderOf(part)}_rels/${fileNameOf(part)}.rels`;
}
