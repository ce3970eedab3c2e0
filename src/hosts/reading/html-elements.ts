/** What the elements of HTML mean for its text. */

/** Elements that begin and end a paragraph. */
export const BLOCKS = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section select summary table tbody td textarea tfoot th thead tr ul".split(
    " ",
  ),
);
/** Elements whose content is no text; those with something to see are named as not examined. */
export const SILENT = new Set(["script", "style", "template", "head"]);
export const OPAQUE = new Set(["iframe", "frame", "object", "embed", "applet", "video", "audio", "canvas", "svg", "math"]);

/** True for an element whose own attributes keep its text from being shown. */
export function isHiddenBy(attributes: Readonly<Record<string, string>>): boolean {
  if ("hidden" in attributes) return true;
  const style = attributes["style"];
  return (
    style !== undefined &&
    /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$))/i.test(
      style,
    )
  );
}

/** The encoding that an HTML file declares in its first 1,024 bytes, or null. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)/i.exec(head)?.[1] ?? null;
}
