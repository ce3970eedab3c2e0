/** An address of a notebook in Google’s NotebookLM. */
import type { Rule } from "../rule.ts";
import { linkTo } from "../wording.ts";

export const rule: Rule = {
  ...linkTo("NotebookLM", { sv: "en anteckningsbok", en: "a notebook" }),
  id: "notebooklm-notebook",
  version: 1,
  confirmed: true,
  literals: ["notebooklm.google.com"],
  pattern:
    /(?<![\w.-])notebooklm\.google\.com(?:\/|%2F)(?:u(?:\/|%2F)\d(?:\/|%2F))?notebook(?:\/|%2F)[0-9a-f]{8}-[0-9a-f-]{8,40}/gi,
  hits: [
    "https://notebooklm.google.com/notebook/a6872e59-1dfc-4132-a118-aff1bc7bc944",
    "Underlag: notebooklm.google.com/notebook/214ec973-0f49-4647-bc3c-3f2cb5838470?artifactId=9b46dbcd",
  ],
  misses: ["Verktyget finns på https://notebooklm.google.com/.", "https://notebooklm.google.com/notebook/abc"],
  source: "Several public files with such links, seen. What NotebookLM itself leaves in copied text is not known",
  checked: "2026-11-28",
};
