/** Links to the store where Perplexity keeps a user's uploaded files; they stop working after a while. */
import type { Rule } from "../rule.ts";
import { machineLink } from "../wording.ts";

export const rule: Rule = {
  ...machineLink("Perplexity"),
  id: "perplexity-upload-link",
  version: 1,
  confirmed: true,
  literals: ["ppl-ai-file-upload"],
  pattern: /(?:https?(?::|%3A)(?:\/\/|%2F%2F))?ppl-ai-file-upload\.s3\.amazonaws\.com[^\s)\]"”`<>]{0,300}/gi,
  hits: [
    "[1](https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/attachments/70191914/paste.txt)",
    "ppl-ai-file-upload.s3.amazonaws.com/web",
  ],
  misses: ["Filerna ligger på s3.amazonaws.com/exempel.", "Ladda upp filen till plattformen."],
  source: "Seen in public files",
};
