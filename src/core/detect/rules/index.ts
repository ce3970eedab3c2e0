/** All rules, one import a file; the test holds this list against the folder. */
import type { Rule } from "../rule.ts";
import { rule as azureDocumentMark } from "./azure-document-mark.ts";
import { rule as c2paTextWrapper } from "./c2pa-text-wrapper.ts";
import { rule as chatAsAskedSv } from "./chat-as-asked-sv.ts";
import { rule as chatClosingHopeSv } from "./chat-closing-hope-sv.ts";
import { rule as chatClosingIfYouLikeSv } from "./chat-closing-if-you-like-sv.ts";
import { rule as chatClosingKindnessEn } from "./chat-closing-kindness-en.ts";
import { rule as chatClosingKindnessSv } from "./chat-closing-kindness-sv.ts";
import { rule as chatClosingLetMeKnowEn } from "./chat-closing-let-me-know-en.ts";
import { rule as chatClosingLetMeKnowSv } from "./chat-closing-let-me-know-sv.ts";
import { rule as chatClosingOfferEn } from "./chat-closing-offer-en.ts";
import { rule as chatClosingOfferSv } from "./chat-closing-offer-sv.ts";
import { rule as chatClosingShallISv } from "./chat-closing-shall-i-sv.ts";
import { rule as chatCodeHeader } from "./chat-code-header.ts";
import { rule as chatFooterCaution } from "./chat-footer-caution.ts";
import { rule as chatHereItIsSv } from "./chat-here-it-is-sv.ts";
import { rule as chatInterfaceWords } from "./chat-interface-words.ts";
import { rule as chatKnowledgeLimitEn } from "./chat-knowledge-limit-en.ts";
import { rule as chatKnowledgeLimitSv } from "./chat-knowledge-limit-sv.ts";
import { rule as chatOpeningEn } from "./chat-opening-en.ts";
import { rule as chatOpeningLinesSv } from "./chat-opening-lines-sv.ts";
import { rule as chatOpeningPraiseSv } from "./chat-opening-praise-sv.ts";
import { rule as chatOpeningSv } from "./chat-opening-sv.ts";
import { rule as chatRefusalEn } from "./chat-refusal-en.ts";
import { rule as chatRefusalSv } from "./chat-refusal-sv.ts";
import { rule as chatReworkedSv } from "./chat-reworked-sv.ts";
import { rule as chatSelfDescriptionEn } from "./chat-self-description-en.ts";
import { rule as chatSelfDescriptionSv } from "./chat-self-description-sv.ts";
import { rule as chatYouSaidLine } from "./chat-you-said-line.ts";
import { rule as chatgptAttribution } from "./chatgpt-attribution.ts";
import { rule as chatgptContentReference } from "./chatgpt-content-reference.ts";
import { rule as chatgptEntityMark } from "./chatgpt-entity-mark.ts";
import { rule as chatgptFileDirective } from "./chatgpt-file-directive.ts";
import { rule as chatgptGeneratedReference } from "./chatgpt-generated-reference.ts";
import { rule as chatgptHtmlAttributes } from "./chatgpt-html-attributes.ts";
import { rule as chatgptLineChip } from "./chatgpt-line-chip.ts";
import { rule as chatgptLinkParameter } from "./chatgpt-link-parameter.ts";
import { rule as chatgptLongRule } from "./chatgpt-long-rule.ts";
import { rule as chatgptOaiCitation } from "./chatgpt-oai-citation.ts";
import { rule as chatgptPrivateUse } from "./chatgpt-private-use.ts";
import { rule as chatgptSandboxLink } from "./chatgpt-sandbox-link.ts";
import { rule as chatgptSharedChat } from "./chatgpt-shared-chat.ts";
import { rule as chatgptSourceChip } from "./chatgpt-source-chip.ts";
import { rule as chatgptSpeakerLine } from "./chatgpt-speaker-line.ts";
import { rule as chatgptThoughtLine } from "./chatgpt-thought-line.ts";
import { rule as chatgptTurnReference } from "./chatgpt-turn-reference.ts";
import { rule as chatgptWritingBlock } from "./chatgpt-writing-block.ts";
import { rule as claudeArtifactMarkup } from "./claude-artifact-markup.ts";
import { rule as claudeHtmlClass } from "./claude-html-class.ts";
import { rule as claudeLinkParameter } from "./claude-link-parameter.ts";
import { rule as claudeSharedChat } from "./claude-shared-chat.ts";
import { rule as claudeSpeakerLine } from "./claude-speaker-line.ts";
import { rule as copilotCaretNote } from "./copilot-caret-note.ts";
import { rule as copilotChatFooter } from "./copilot-chat-footer.ts";
import { rule as copilotClipboardStyle } from "./copilot-clipboard-style.ts";
import { rule as copilotHtmlClass } from "./copilot-html-class.ts";
import { rule as copilotHtmlStyle } from "./copilot-html-style.ts";
import { rule as copilotLinkParameter } from "./copilot-link-parameter.ts";
import { rule as copilotSharedChat } from "./copilot-shared-chat.ts";
import { rule as copilotSpeakerLine } from "./copilot-speaker-line.ts";
import { rule as copilotWorkConversation } from "./copilot-work-conversation.ts";
import { rule as deepseekCitation } from "./deepseek-citation.ts";
import { rule as deepseekHtmlClass } from "./deepseek-html-class.ts";
import { rule as deepseekSharedChat } from "./deepseek-shared-chat.ts";
import { rule as eneoSourceTag } from "./eneo-source-tag.ts";
import { rule as formulaDelimiters } from "./formula-delimiters.ts";
import { rule as geminiCiteMarker } from "./gemini-cite-marker.ts";
import { rule as geminiGroundingLink } from "./gemini-grounding-link.ts";
import { rule as geminiHtmlAttributes } from "./gemini-html-attributes.ts";
import { rule as geminiLinkParameter } from "./gemini-link-parameter.ts";
import { rule as geminiSharedChat } from "./gemini-shared-chat.ts";
import { rule as geminiSpanMarker } from "./gemini-span-marker.ts";
import { rule as geminiSpeakerLine } from "./gemini-speaker-line.ts";
import { rule as geminiTableExport } from "./gemini-table-export.ts";
import { rule as grokHtmlClass } from "./grok-html-class.ts";
import { rule as grokLinkReferrer } from "./grok-link-referrer.ts";
import { rule as grokRenderTag } from "./grok-render-tag.ts";
import { rule as grokSharedChat } from "./grok-shared-chat.ts";
import { rule as isbnCheckDigit } from "./isbn-check-digit.ts";
import { rule as markdownBold } from "./markdown-bold.ts";
import { rule as markdownFence } from "./markdown-fence.ts";
import { rule as markdownHeading } from "./markdown-heading.ts";
import { rule as markdownLink } from "./markdown-link.ts";
import { rule as markdownTable } from "./markdown-table.ts";
import { rule as metaSharedChat } from "./meta-shared-chat.ts";
import { rule as mistralSharedChat } from "./mistral-shared-chat.ts";
import { rule as modelChatTemplate } from "./model-chat-template.ts";
import { rule as modelThinkTags } from "./model-think-tags.ts";
import { rule as noteArrow } from "./note-arrow.ts";
import { rule as notebooklmNotebook } from "./notebooklm-notebook.ts";
import { rule as openaiFileCitation } from "./openai-file-citation.ts";
import { rule as perplexityExport } from "./perplexity-export.ts";
import { rule as perplexityFileMarker } from "./perplexity-file-marker.ts";
import { rule as perplexityHtmlClass } from "./perplexity-html-class.ts";
import { rule as perplexityLinkParameter } from "./perplexity-link-parameter.ts";
import { rule as perplexitySharedSearch } from "./perplexity-shared-search.ts";
import { rule as perplexityTurnNote } from "./perplexity-turn-note.ts";
import { rule as perplexityUploadLink } from "./perplexity-upload-link.ts";
import { rule as placeholderDate } from "./placeholder-date.ts";
import { rule as placeholderEn } from "./placeholder-en.ts";
import { rule as placeholderSv } from "./placeholder-sv.ts";
import { rule as qwenSharedChat } from "./qwen-shared-chat.ts";
import { rule as sourceNumberMark } from "./source-number-mark.ts";
import { rule as windowsTextMark } from "./windows-text-mark.ts";

/** The catalogue, in the order of the rules' ids. */
export const allRules: readonly Rule[] = [
  azureDocumentMark,
  c2paTextWrapper,
  chatAsAskedSv,
  chatClosingHopeSv,
  chatClosingIfYouLikeSv,
  chatClosingKindnessEn,
  chatClosingKindnessSv,
  chatClosingLetMeKnowEn,
  chatClosingLetMeKnowSv,
  chatClosingOfferEn,
  chatClosingOfferSv,
  chatClosingShallISv,
  chatCodeHeader,
  chatFooterCaution,
  chatHereItIsSv,
  chatInterfaceWords,
  chatKnowledgeLimitEn,
  chatKnowledgeLimitSv,
  chatOpeningEn,
  chatOpeningLinesSv,
  chatOpeningPraiseSv,
  chatOpeningSv,
  chatRefusalEn,
  chatRefusalSv,
  chatReworkedSv,
  chatSelfDescriptionEn,
  chatSelfDescriptionSv,
  chatYouSaidLine,
  chatgptAttribution,
  chatgptContentReference,
  chatgptEntityMark,
  chatgptFileDirective,
  chatgptGeneratedReference,
  chatgptHtmlAttributes,
  chatgptLineChip,
  chatgptLinkParameter,
  chatgptLongRule,
  chatgptOaiCitation,
  chatgptPrivateUse,
  chatgptSandboxLink,
  chatgptSharedChat,
  chatgptSourceChip,
  chatgptSpeakerLine,
  chatgptThoughtLine,
  chatgptTurnReference,
  chatgptWritingBlock,
  claudeArtifactMarkup,
  claudeHtmlClass,
  claudeLinkParameter,
  claudeSharedChat,
  claudeSpeakerLine,
  copilotCaretNote,
  copilotChatFooter,
  copilotClipboardStyle,
  copilotHtmlClass,
  copilotHtmlStyle,
  copilotLinkParameter,
  copilotSharedChat,
  copilotSpeakerLine,
  copilotWorkConversation,
  deepseekCitation,
  deepseekHtmlClass,
  deepseekSharedChat,
  eneoSourceTag,
  formulaDelimiters,
  geminiCiteMarker,
  geminiGroundingLink,
  geminiHtmlAttributes,
  geminiLinkParameter,
  geminiSharedChat,
  geminiSpanMarker,
  geminiSpeakerLine,
  geminiTableExport,
  grokHtmlClass,
  grokLinkReferrer,
  grokRenderTag,
  grokSharedChat,
  isbnCheckDigit,
  markdownBold,
  markdownFence,
  markdownHeading,
  markdownLink,
  markdownTable,
  metaSharedChat,
  mistralSharedChat,
  modelChatTemplate,
  modelThinkTags,
  noteArrow,
  notebooklmNotebook,
  openaiFileCitation,
  perplexityExport,
  perplexityFileMarker,
  perplexityHtmlClass,
  perplexityLinkParameter,
  perplexitySharedSearch,
  perplexityTurnNote,
  perplexityUploadLink,
  placeholderDate,
  placeholderEn,
  placeholderSv,
  qwenSharedChat,
  sourceNumberMark,
  windowsTextMark,
];
