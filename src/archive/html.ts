/** HTML in which every value is escaped unless it was made as HTML: the only way this package writes markup. */

/** A piece of HTML. Made by `markup` alone, so that a string can't pass for one. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = string | number | Html | readonly HtmlValue[];

/** A template whose values are escaped, pieces of HTML apart; lists are joined. */
export function markup(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings.reduce((text, part, index) => text + (index === 0 ? "" : rendered(values[index - 1] ?? "")) + part, ""),
  );
}

function rendered(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(rendered).join("");
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * Text as HTML. Characters that HTML has no place for become U+FFFD; those that turn the direction of text around are left out, so
 * that a name can't rearrange the line it stands in.
 */
export function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, "\uFFFD")
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** No HTML at all. */
export const NOTHING = markup``;

/** Pairs of name and value. */
export function pairs(rows: readonly (readonly [string, string])[]): Html {
  return markup`<dl>
${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

/** A table whose first column names its rows. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], style = "plain"): Html {
  const head = heads.map((cell) => markup`<th scope="col">${cell}</th>`);
  const body = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell) => markup`<td>${cell}</td>`);
    return markup`<tr><th scope="row">${first}</th>${cells}</tr>\n`;
  });
  return markup`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table class="${style}">
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>`;
}
