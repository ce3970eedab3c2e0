/** Tells which engine's page a piece of HTML was copied from. Class names change without notice: the list is data, kept in one place. */

interface EnginePrint {
  readonly engine: string;
  readonly pattern: RegExp;
}

/** In order; the first that is found names the engine. Markers seen in public pastes, except Copilot's, known from its page only. */
const PRINTS: readonly EnginePrint[] = [
  {
    engine: "ChatGPT",
    pattern: /\sdata-(?:message-model-slug|message-author-role|turn-id-container|is-last-node|is-only-node)=/iu,
  },
  // The same two attributes stand on players and transcripts: only on text elements do they mean a chat.
  { engine: "ChatGPT", pattern: /<(?:p|li|strong|em|h[1-6]|ul|ol)\b[^>]{0,300}\sdata-start="\d+"[^>]{0,100}\sdata-end="\d+"/iu },
  {
    engine: "Gemini",
    pattern: /\sdata-path-to-node="|\sdata-index-in-node="|\sid="p-rc_|<response-element\b|0\.0\.0-PLACEHOLDER/iu,
  },
  { engine: "Gemini", pattern: /font-family:\s*(?:&quot;|["'])?Google Sans Text/iu },
  { engine: "Claude", pattern: /\bclass="[^"]{0,400}(?:font-claude-(?:response|message)|\bstandard-markdown\b)/iu },
  {
    engine: "Perplexity",
    pattern: /\bclass="[^"]{0,400}(?:\[&amp;\+p\]:mt-4|\[&\+p\]:mt-4|\[&amp;_strong:has\(\+br\)\]|\[&_strong:has\(\+br\)\])/iu,
  },
  { engine: "DeepSeek", pattern: /\bclass="[^"]{0,400}ds-markdown(?:-paragraph)?\b/iu },
  {
    engine: "Microsoft Copilot",
    pattern: /fai-CopilotMessage|\bac-textBlock\b|\bcib-message|lastChatMessage|data-testid="markdown-reply"/iu,
  },
  { engine: "Grok", pattern: /\bresponse-content-markdown\b/iu },
];

/** Longest HTML that is looked through. */
const LIMIT = 2_000_000;

/** The engine, or null when nothing points at one. */
export function engineInHtml(html: string): string | null {
  const looked = html.slice(0, LIMIT);
  return PRINTS.find(({ pattern }) => pattern.test(looked))?.engine ?? null;
}
