/** The pattern of a query parameter that names a tool, in an address or inside an encoded one (Outlook's safe links). */

/**
 * Matches `?name=value` or `&name=value`, also percent-encoded once or twice, with `&amp;`, in the fragment, and with the underscore that
 * Markdown converters escape, where nothing more of a word follows. `value` is the source of a regular expression of bounded length.
 */
export function parameter(name: string, value: string): RegExp {
  const spelled = name.replace("_", "\\\\?_");
  return new RegExp(`(?:[?&#;]|&amp;|%(?:25)?(?:3F|26))${spelled}(?:=|%(?:25)?3D)(?:www\\.)?(?:${value})(?![\\w-]|\\.\\w)`, "gi");
}
