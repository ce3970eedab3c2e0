/** Damages markup in small ways, the same each time. */

/** A generator of numbers below `limit`, the same each time. */
export function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

export const SNIPPETS = [
  ...`<>&"'/=:;!?-]#x `.split(""),
  "a",
  "1",
  ".",
  "\n",
  "\t",
  "\u0001",
  "\ufffe",
  "\ufeff",
  "å",
  "\u2028",
  "<!--",
  "-->",
  "--",
  "<![CDATA[",
  "]]>",
  "<?",
  "?>",
  "<?xml",
  "&amp;",
  "&amp",
  "&nbsp;",
  "&#0;",
  "&#x110000;",
  "&#x41;",
  "&#65",
  "/>",
  "</",
  "<a>",
  "</a>",
  "<w:p>",
  "</w:p>",
  'a="b"',
  ' a="b"',
  " a='b'",
  ' w:a="b"',
  ' x:a="b"',
  ' xmlns="u"',
  ' xmlns:w="u"',
  ' xmlns:x=""',
  ' xmlns:xml="u"',
  "<x:a/>",
  "<!DOCTYPE a>",
  "<xmlns:a/>",
  "<a:b:c/>",
];

/** One to three small damages: a snippet put in, a stretch taken out, doubled, or moved. */
export function damaged(xml: string, next: (limit: number) => number): string {
  let text = xml;
  for (let times = 1 + next(3); times > 0; times--) {
    const at = next(text.length + 1);
    const length = 1 + next(next(4) === 0 ? 40 : 3);
    const kind = next(4);
    if (kind === 0) text = text.slice(0, at) + (SNIPPETS[next(SNIPPETS.length)] as string) + text.slice(at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + length);
    else if (kind === 2) text = text.slice(0, at + length) + text.slice(at);
    else text = text.slice(0, at) + (SNIPPETS[next(SNIPPETS.length)] as string) + text.slice(at + length);
  }
  return text;
}
