/**
 * The catalogue of the research that this detector was built from, row by row, with the spellings that real copies have: each mark must
 * be seen, by the rule that owns it. A row that no rule sees is a hole, whatever the rules' own examples say.
 */
import { describe, expect, test } from "@jest/globals";
import { findingsOf } from "../../../src/core/detect/findings.ts";
import { scan } from "../../../src/core/detect/scan.ts";
import { plainDocument } from "../../../src/core/text/document.ts";

/** Rule, then marks. `Badet öppnar i juni.` stands before each token: residue follows what it cites. */
const tokens: Readonly<Record<string, readonly string[]>> = {
  "chatgpt-content-reference": [
    ":contentReference[oaicite:0]{index=0}",
    "oaicite:7",
    "::contentReference[oaicite:1]{index=1}",
    "contentReference[oaicite:7]",
    ": contentReference[oaicite:7]",
    "[oaicite:3]{index=3}",
    ":contentReference[oaicite: 7]{index=7}",
    ":CONTENTREFERENCE[OAICITE:2]{INDEX=2}",
  ],
  "chatgpt-oai-citation": [
    "oai_citation:0‡domain",
    "[oai_citation_attribution:3‡Wikipedia](https://x.se)",
    "([oai\\_citation:1‡skr.se](https://skr.se))",
    "oai_citation:0†domain.se",
  ],
  "chatgpt-turn-reference": [
    "citeturn0search0",
    "turn0search12",
    "iturn0image0turn0image1",
    "citeturn0news0",
    "filecite turn0file2",
    "fileciteturn0file2L10-L20",
    "turn400395view0",
    "turn1fetch0",
    "turn1video3",
    "turn0forecast0",
    "turn0product9",
    "navlist turn0news12",
    "【turn0search0】",
    "cite turn0search0 turn0search12",
  ],
  "chatgpt-private-use": ["\uE200cite\uE202turn0search3\uE201", "\uE203osäker\uE204", "\uE206"],
  "openai-file-citation": [
    "【12†source】",
    "【4:2†source】",
    "【85†L261-269】",
    "【854140639155648†L119-L123】",
    "【85†L261–269】",
    "【12†källa】",
    "[12†source]",
  ],
  "chatgpt-attribution": ['({"attribution":{"attributableIndex":"1009-1"}})', "({“attribution”:{“attributableIndex”:“1009-1”}})"],
  "chatgpt-writing-block": [
    ':::writing{variant="document" id="84571"}',
    ':::writing{variant="email" subject="Hej"}',
    ":::writing{variant=“standard”",
  ],
  "chatgpt-sandbox-link": ["sandbox:/mnt/data/a.docx"],
  "chatgpt-generated-reference": ["cite<generated-reference-identifier>"],
  "gemini-cite-marker": [
    "[cite_start]",
    "[cite: 1]",
    "[cite: 4, 5, 212]",
    "[cite: 1-3]",
    "[cite: 1–3]",
    "\\[cite\\_start\\]",
    "[CITE: 4]",
    "[cite:\u00A01]",
  ],
  "gemini-span-marker": ["[span_1](start_span)", "(end_span)"],
  "gemini-grounding-link": ["https://vertexaisearch.cloud.google.com/grounding-api-redirect/ABC"],
  "grok-render-tag": [
    '<grok:render card_id="a" type="render_inline_citation">',
    "<grok-card data-id=“12”>",
    '[](grok_render_citation_card_json={"cardIds":["a"]})',
    "<xai:tool_usage_card",
  ],
  "perplexity-file-marker": ["[attached_file:1]", "[web:1]"],
  "perplexity-upload-link": ["https://ppl-ai-file-upload.s3.amazonaws.com/web/x"],
  "perplexity-export": [
    "https://r2cdn.perplexity.ai/pplx-full-logo.png",
    '<span style="display:none">[^1]',
    '<div align="center">⁂</div>',
  ],
  "deepseek-citation": ["[citation:3]"],
  "copilot-caret-note": ["[^1^]", "[^1^][^2^]"],
  "model-think-tags": ["<think>", "</think>"],
  "model-chat-template": ["<|im_start|>", "<|im_end|>"],
  "claude-artifact-markup": ["<antArtifact", "<antThinking>", 'cite index="0-3"'],
  "chatgpt-link-parameter": [
    "https://x.se/?utm_source=chatgpt.com",
    "https://x.se/?utm_source=chatgpt",
    "https://x.se/?utm_source=openai",
    "https://x.se/?utm_source=chat.openai.com",
    "https://x.se/?a=1&amp;utm_source=chatgpt.com",
    "https://x.se/?u=%3Futm_source%3Dchatgpt.com",
    "https://x.se/?UTM_SOURCE=ChatGPT.com",
    "(https://x.se/?utm_source=chatgpt.com)",
    "https://x.se/?utm_source=chat\u00ADgpt.com",
  ],
  "copilot-link-parameter": ["https://x.se/?a=1&utm_source=copilot.com"],
  "grok-link-referrer": ["https://x.se/?referrer=grok.com"],
  "perplexity-link-parameter": ["https://x.se/?utm_source=perplexity"],
  "claude-link-parameter": ["https://x.se/?utm_source=claude.ai"],
  "chatgpt-shared-chat": ["https://chatgpt.com/share/67b0c1f2-1a2b-8000"],
  "claude-shared-chat": ["https://claude.ai/share/0f1e2d3c", "https://claude.ai/chat/0f1e2d3c"],
  "gemini-shared-chat": ["https://g.co/gemini/share/1a2b3c4d"],
  "copilot-shared-chat": ["https://copilot.microsoft.com/shares/aBcDeFg"],
  "perplexity-shared-search": ["https://www.perplexity.ai/search/badhus-abc"],
  "grok-shared-chat": ["https://grok.com/share/bGVnYWN5_0f1e"],
  "chatgpt-source-chip": ["Microsoft Learn+3Google Cloud+3", "Exempel+1"],
  "note-arrow": ["↩"],
  "placeholder-date": ["2025-XX-XX", "XX-XX-2025", "den ÅÅÅÅ-MM-DD"],
  "placeholder-sv": [
    "[Ditt namn]",
    "[Elevens Namn]",
    "[infoga datum]",
    "[lägg till belopp]",
    "[Beskriv situationen]",
    "[diarienummer]",
    "[kommun]",
    "[Källa]",
    "[DITT NAMN]",
  ],
  "placeholder-en": ["[Your Name]", "INSERT_SOURCE_URL", "PASTE_TEXT_HERE"],
  "markdown-bold": ["**x**"],
  "markdown-link": ["[text](https://skr.se)"],
  "formula-delimiters": ["\\( a = b \\)"],
};

/** Lines that stand by themselves. */
const lines: Readonly<Record<string, readonly string[]>> = {
  "chat-you-said-line": ["Du sade:", "You said:"],
  "chatgpt-speaker-line": ["ChatGPT sade:", "ChatGPT said:"],
  "chatgpt-thought-line": [
    "Tänkte i 55s",
    "Tänkte i ett par sekunder",
    "Tänkte i några sekunder",
    "Thought for 12 seconds",
    "Tänkte\u00A0i\u00A055s",
  ],
  "chat-opening-sv": [
    "Självklart! Här är ett förslag:",
    "Absolut! Här kommer ett utkast.",
    "Javisst! Jag kan hjälpa dig med det.",
    "Visst! Det låter som en bra idé.",
    "Säkert! Här är tio förslag",
    "Toppen! Här är en plan",
    "Perfekt! Här kommer texten",
    "Okej, här kommer ett blogginlägg om framtiden, på svenska och enligt dina anvisningar:",
    "Självklart! Här är en mer lättförståelig stil som passar nybörjare:",
    "Självklart!\u00A0Här\u00A0är två exempel",
  ],
  "chat-closing-hope-sv": ["Tack för förtydligandet!", "Jag hoppas att denna förklaring hjälper", "Hoppas det hjälper!"],
  "chat-closing-offer-sv": [
    "Vill du att jag också skriver en sammanfattning?",
    "Vill du att jag gör det?",
    "Vill du att jag gör en checklista-version (todo.md) som du kan bocka av?",
  ],
  "chat-closing-shall-i-sv": ["Ska jag också göra en sammanfattning?"],
  "chat-closing-let-me-know-sv": ["Låt mig veta om du vill ändra något.", "Säg till om du vill att jag ändrar något."],
  "chat-closing-if-you-like-sv": ["Om du vill kan jag göra en mall.", "Jag kan också anpassa tonen."],
  "chat-self-description-sv": [
    "Som en AI-språkmodell kan jag inte svara.",
    "Som en AI har jag inga åsikter.",
    "Jag är bara en AI.",
  ],
  "chat-knowledge-limit-sv": [
    "Min kunskap sträcker sig till oktober 2023.",
    "Mitt kunskapsstopp är i april.",
    "Per min senaste uppdatering",
    "Jag har inte tillgång till realtidsinformation.",
    "Jag har inte tillgång till aktuell information.",
    "Jag kan inte surfa på webben.",
  ],
  "chat-refusal-sv": [
    "Jag kan tyvärr inte hjälpa till med det.",
    "Jag kan tyvärr inte bistå med det.",
    "Jag kan inte ge juridisk rådgivning.",
  ],
  "chat-as-asked-sv": ["Baserat på informationen du gav föreslås tre bad."],
  "chat-reworked-sv": ["Jag har nu omformulerat texten."],
  "chat-here-it-is-sv": ["Här är den uppdaterade versionen:", "Här är den omarbetade versionen:", "Här är ett utkast till svar:"],
  "chat-opening-en": ["Certainly! Here's a draft", "Certainly! Here’s a draft", "Here is a polished version of it:"],
  "chat-self-description-en": ["As an AI language model, I cannot"],
  "chat-knowledge-limit-en": ["As of my last knowledge update, it was open."],
  "chat-refusal-en": ["I can't assist with that", "I can’t assist with that"],
  "chat-closing-offer-en": ["Would you like me to draft it?"],
  "chat-closing-let-me-know-en": ["Let me know if you'd like changes.", "Let me know if you’d like changes."],
  "markdown-heading": ["## rubrik"],
  "markdown-fence": ["```"],
  "markdown-table": ["| --- | --- |"],
  "chatgpt-long-rule": ["⸻"],
};

const seen = (text: string) => {
  const document = plainDocument([text]);
  return findingsOf(document, scan(document)).flatMap(({ traces }) => traces.map(({ rule }) => rule));
};
const flat = (rows: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(rows).flatMap(([rule, marks]) => marks.map((mark) => [rule, mark] as const));

describe("a mark after the sentence it belongs to", () => {
  test.each(flat(tokens))("%s: %s", (rule, mark) => expect(seen(`Badet öppnar i juni. ${mark}`)).toContain(rule));
});

describe("a line that is a question by itself", () => {
  test.each(flat(lines))("%s: %s", (rule, mark) => expect(seen(mark)).toContain(rule));
});

/** What the research calls weak: people say it too. It is seen, and asks nothing alone. */
describe("words that count only beside others", () => {
  test.each([
    ["chat-opening-praise-sv", "Bra fråga! Badet öppnar i juni."],
    ["chat-closing-kindness-sv", "Tveka inte att höra av dig."],
    ["chat-closing-kindness-sv", "Lycka till med din ansökan!"],
    ["chat-closing-kindness-sv", "Redo att börja skriva?"],
    ["chat-closing-kindness-en", "I hope this helps!"],
    ["chat-interface-words", "Kopiera kod"],
    ["chat-interface-words", "Zip-arkiv"],
  ])("%s: %s", (rule, text) => {
    expect(scan(plainDocument([text])).map((trace) => trace.rule)).toEqual([rule]);
    expect(seen(text)).toEqual([]);
  });
});

/** What looks like a mark and is none: the traps that the research names, and those met on the way. */
describe("not a mark", () => {
  test.each([
    ["Regeringen anförde [...] att frågan bereds […] under våren."],
    ["Den japanska titeln 【重要】 och fotnoten 【1】 betyder viktigt."],
    ["Konferensen Stockholm+50 hölls i juni 2022."],
    ["Enligt tidigare forskning [1], [2–4] och [cite:@berg2019] är effekten liten."],
    ["En fotnot[^1] i Markdown."],
    ["Riktlinjen gäller ChatGPT, Copilot och Gemini. Källa: https://chatgpt.com/ och https://copilot.microsoft.com/."],
    ["Parametern utm_source=nyhetsbrev visar att läsaren kom från brevet."],
    ["Ett mjukt binde\u00ADstreck, ett hårt\u00A0mellanslag, ett noll\u200Bbrett och ett smalt\u202F%."],
    ["Symbol: \uF0B7 och \uF0FC."],
    ["Vill du att jag ringer dig i morgon?"],
    ["Vill du att jag kommer hem till dig?"],
    ["Ska jag göra en anmälan?"],
    ["Jag är en AI-samordnare på kommunen."],
    ["Som AI-strateg har jag tagit fram riktlinjen."],
    ["Självklart ska barnen höras. Absolut, sade ministern."],
    ["Modellens kunskapsstopp är det datum då träningen slutade."],
    ["Här är ett utkast, säg till om något saknas."],
    ["Här är de kommuner som har svarat:"],
    ["Funktionen anropas med turn0 och return0view1."],
    ['for entity in entities: name = entity["name"]'],
    ["avg = similarity_matrix[doc1][doc2]"],
    ["[PAGE:1] [[page:2]] sidan 1"],
    ["Temperaturen 5–7 °C, 2 × 3 m, §§ 4–5, 1 000 kr"],
    ["Skriv datum som ÅÅÅÅ-MM-DD."],
    ["a | b | c"],
    ["C:\\(gammal)\\mapp\\[arkiv]"],
  ])("%s", (text) => expect(seen(text)).toEqual([]));
});
