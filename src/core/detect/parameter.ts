/** The pattern of a query parameter that names a tool, in an address or inside an encoded one (Outlook's safe links). */

/**
 * Matches `?name=value` or `&name=value`, also percent-encoded once and with `&amp;`, where nothing more of a word follows.
 * `value` is the source of a regular expression and must be of bounded length.
 */
export function parameter(name: string, value: string): RegExp {
  return new RegExp(`(?:[?&]|&amp;|%3F|%26)${name}(?:=|%3D)(?:${value})(?![\\w-]|\\.\\w)`, "gi");
}
