/** Control tokens of a language model's conversation format: `<|im_start|>`, `<|eot_id|>`, `<start_of_turn>`. */
import type { Rule } from "../rule.ts";
import { machineToken } from "../wording.ts";

export const rule: Rule = {
  ...machineToken(null),
  id: "model-chat-template",
  version: 3,
  confirmed: true,
  literals: ["<|", "_of_turn>", "[/inst]", "<<sys>>", "<</sys>>", "<｜"],
  pattern:
    /<\|(?:im_start|im_end|im_sep|endoftext|begin_of_text|end_of_text|eot_id|start_header_id|end_header_id|system|user|assistant|end|start|channel|message|return|call)\|>|<(?:start|end)_of_turn>|\[\/INST\]|<<\/?SYS>>|<｜[^｜\n<>]{2,40}｜>/gi,
  hits: [
    "<|im_start|>assistant",
    "Med vänlig hälsning<|endoftext|>",
    "Svar:<|eot_id|>",
    "Badet öppnar i juni.<end_of_turn>",
    "[/INST] Här är svaret.",
    "<｜end▁of▁sentence｜>",
    "<|start|>assistant<|channel|>final<|message|>Badet öppnar i juni.",
  ],
  misses: ["a <| b |> c är en operator i F#.", "Strängen `<|im_start|>` börjar ett inlägg."],
  source:
    "Seen in public files; the forms of Gemma, Llama 2, DeepSeek and OpenAI's open models from their published conversation formats",
  checked: "2026-11-28",
};
