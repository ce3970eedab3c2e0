/** Members that somebody has seen work in a real Word, with the day: filled in by hand from docs/word-checklist.md, never by a test. */
export const checkedInWord: Readonly<Record<string, string>> = {
  // "Range.insertContentControl": "2026-12-01",
};
