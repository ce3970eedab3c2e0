/** Control tokens of a language model's conversation format: `<|im_start|>`, `<|eot_id|>`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken(null),
  id: "model-chat-template",
  version: 1,
  confirmed: true,
  literals: ["<|"],
  pattern:
    /<\|(?:im_start|im_end|im_sep|endoftext|begin_of_text|end_of_text|eot_id|start_header_id|end_header_id|system|user|assistant|end)\|>/gi,
  hits: ["<|im_start|>assistant", "Med vänlig hälsning<|endoftext|>", "Svar:<|eot_id|>"],
  misses: ["a <| b |> c är en operator i F#.", "Strängen `<|im_start|>` börjar ett inlägg."],
  source: "Seen in public files",
};
