/** Windows code pages, as message files name them, and the encodings they are. */

const NAMED: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  20127: "windows-1252",
  20932: "euc-jp",
  28591: "windows-1252",
  28592: "iso-8859-2",
  28605: "iso-8859-15",
  50220: "iso-2022-jp",
  51949: "euc-kr",
  54936: "gb18030",
  65001: "utf-8",
};

/** The WHATWG name of a code page's encoding, or null for one that is not known here. */
export function encodingOf(codePage: number): string | null {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  return NAMED[codePage] ?? null;
}
