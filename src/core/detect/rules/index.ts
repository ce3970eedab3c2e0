/** All rules, one import a file; the test holds this list against the folder. */
import type { Rule } from "../rule.ts";
import { rule as chatClosingOfferSv } from "./chat-closing-offer-sv.ts";
import { rule as chatOpeningSv } from "./chat-opening-sv.ts";
import { rule as chatSelfDescriptionSv } from "./chat-self-description-sv.ts";
import { rule as chatYouSaidLine } from "./chat-you-said-line.ts";
import { rule as chatgptAttribution } from "./chatgpt-attribution.ts";
import { rule as chatgptContentReference } from "./chatgpt-content-reference.ts";
import { rule as chatgptGeneratedReference } from "./chatgpt-generated-reference.ts";
import { rule as chatgptLinkParameter } from "./chatgpt-link-parameter.ts";
import { rule as chatgptOaiCitation } from "./chatgpt-oai-citation.ts";
import { rule as chatgptPrivateUse } from "./chatgpt-private-use.ts";
import { rule as chatgptSandboxLink } from "./chatgpt-sandbox-link.ts";
import { rule as chatgptSharedChat } from "./chatgpt-shared-chat.ts";
import { rule as chatgptSpeakerLine } from "./chatgpt-speaker-line.ts";
import { rule as chatgptThoughtLine } from "./chatgpt-thought-line.ts";
import { rule as chatgptTurnReference } from "./chatgpt-turn-reference.ts";
import { rule as chatgptWritingBlock } from "./chatgpt-writing-block.ts";
import { rule as claudeArtifactMarkup } from "./claude-artifact-markup.ts";
import { rule as claudeLinkParameter } from "./claude-link-parameter.ts";
import { rule as claudeSharedChat } from "./claude-shared-chat.ts";
import { rule as copilotCaretNote } from "./copilot-caret-note.ts";
import { rule as copilotLinkParameter } from "./copilot-link-parameter.ts";
import { rule as copilotSharedChat } from "./copilot-shared-chat.ts";
import { rule as deepseekCitation } from "./deepseek-citation.ts";
import { rule as geminiCiteMarker } from "./gemini-cite-marker.ts";
import { rule as geminiGroundingLink } from "./gemini-grounding-link.ts";
import { rule as geminiSharedChat } from "./gemini-shared-chat.ts";
import { rule as geminiSpanMarker } from "./gemini-span-marker.ts";
import { rule as grokLinkReferrer } from "./grok-link-referrer.ts";
import { rule as grokRenderTag } from "./grok-render-tag.ts";
import { rule as grokSharedChat } from "./grok-shared-chat.ts";
import { rule as modelChatTemplate } from "./model-chat-template.ts";
import { rule as modelThinkTags } from "./model-think-tags.ts";
import { rule as openaiFileCitation } from "./openai-file-citation.ts";
import { rule as perplexityExport } from "./perplexity-export.ts";
import { rule as perplexityFileMarker } from "./perplexity-file-marker.ts";
import { rule as perplexityLinkParameter } from "./perplexity-link-parameter.ts";
import { rule as perplexitySharedSearch } from "./perplexity-shared-search.ts";
import { rule as perplexityUploadLink } from "./perplexity-upload-link.ts";

/** The catalogue, in the order of the rules' ids. */
export const allRules: readonly Rule[] = [
  chatClosingOfferSv,
  chatOpeningSv,
  chatSelfDescriptionSv,
  chatYouSaidLine,
  chatgptAttribution,
  chatgptContentReference,
  chatgptGeneratedReference,
  chatgptLinkParameter,
  chatgptOaiCitation,
  chatgptPrivateUse,
  chatgptSandboxLink,
  chatgptSharedChat,
  chatgptSpeakerLine,
  chatgptThoughtLine,
  chatgptTurnReference,
  chatgptWritingBlock,
  claudeArtifactMarkup,
  claudeLinkParameter,
  claudeSharedChat,
  copilotCaretNote,
  copilotLinkParameter,
  copilotSharedChat,
  deepseekCitation,
  geminiCiteMarker,
  geminiGroundingLink,
  geminiSharedChat,
  geminiSpanMarker,
  grokLinkReferrer,
  grokRenderTag,
  grokSharedChat,
  modelChatTemplate,
  modelThinkTags,
  openaiFileCitation,
  perplexityExport,
  perplexityFileMarker,
  perplexityLinkParameter,
  perplexitySharedSearch,
  perplexityUploadLink,
];
