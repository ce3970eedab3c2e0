/** Links to the stores where Perplexity keeps uploaded files, programs it ran and pictures it made; many stop working after a while. */
import type { Rule } from "../rule.ts";
import { machineLink } from "../wording.ts";

export const rule: Rule = {
  ...machineLink("Perplexity"),
  id: "perplexity-upload-link",
  version: 2,
  confirmed: true,
  literals: ["ppl-ai-file-upload", "ppl-ai-code-interpreter", "pplx-res.cloudinary.com"],
  pattern:
    /(?:https?(?::|%3A)(?:\/\/|%2F%2F))?(?:ppl-ai-(?:file-upload|code-interpreter-files)\.s3\.amazonaws\.com|pplx-res\.cloudinary\.com(?:\/|%2F))[^\s)\]"”`<>]{0,300}/gi,
  hits: [
    "[1](https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/attachments/70191914/paste.txt)",
    "ppl-ai-file-upload.s3.amazonaws.com/web",
    "https://ppl-ai-code-interpreter-files.s3.amazonaws.com/web/direct-files/f7919d70378f/app.html",
    "https://pplx-res.cloudinary.com/image/upload/v1749469010/gpt4o_images/pjh8vcy6nwxlipmugg1p.png",
  ],
  misses: ["Filerna ligger på s3.amazonaws.com/exempel.", "Ladda upp filen till plattformen."],
  source: "Each of the three seen in many public files",
  checked: "2026-11-28",
};
