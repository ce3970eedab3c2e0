/**
 * The words by which a sentence speaks of a trace, Swedish and English, as alternatives of regular expressions. Each list is for one place in
 * the sentence: what stands before the trace, or after it. A word belongs here when residue does not stand beside it.
 */

/** What speaks of its own output. */
export const TOOLS =
  "ChatGPT|Copilot|Gemini|Claude|Grok|Perplexity|DeepSeek|Bing|OpenAI|verktyget|modellen|chatten|programmet|systemet|assistenten|the (?:model|tool|chat|assistant|system)";

/** Hold up what comes next as an example. Few, and none that ends an ordinary sentence: residue stands at sentence ends. */
export const EXAMPLES = [
  "(?:tokens|markers|tags|strings) like|varken|vare sig|neither|nor|ser [^.:!?\\n]{1,30} ut:|såsom|som|t\\.? ?ex\\.?|till exempel|exempelvis|bland annat|bl\\.? ?a\\.?|heter|kallas|ser ut så här|ser det ut",
  "av typen|i stil med|på formen|varianten|such as|e\\.g\\.|for example|called|including",
  "exempel (?:är|kan vara)|examples? (?:is|are|include|includes|being)",
] as const;

/** Nouns whose name comes next, in the definite form: "strängen X". */
export const NAMED = [
  "markör(?:en|erna)|sträng(?:en|arna)|teckenföljd(?:en|erna)|tagg(?:en|arna)|parame(?:tern|trarna)|märke(?:t|na)|inmatning|indata",
  "uttryck(?:et|en)|fras(?:en|erna)|märkning(?:en|arna)|beteckning(?:en|arna)|sekvens(?:en|erna)",
  "the (?:markers?|strings?|tags?|parameters?|tokens?|expressions?|phrases?|sequences?)",
] as const;

/** Names of kinds of traces that are joined to one that is spelt out: "oaicite och X". */
export const KINDS = "oaicite|turn0search|contentReference|cite_start|utm_source\\S{0,30}";

/** Nouns for such marks, with a colon somewhere after them. */
export const MARKS = "märken|markörer|taggar|rester|koder|spår|tecken|varningstecken|kännetecken|tokens|markers|tags|strings";

/** What a list has before the colon that a trace comes right after. */
export const HEADS = [
  "(?:markör|sträng|tagg|rest|kod)(?:er|ar|erna|arna)?|tokens?|parametrar|märken|spår(?:en)?|(?:exempel|example)(?: \\d{1,2})?|markers?|strings?|tags?",
  "sökresultat|sökord|träffar|hits|results|search terms",
  "ChatGPT|Copilot|Gemini|Claude|Grok|Perplexity|DeepSeek|OpenAI",
] as const;

/** Verbs that want an object, which then is the trace: of searching, finding, seeing, removing and citing. */
export const VERBS = [
  "(?:sök|söka|söker|sökte|leta|letar|letade) (?:efter|på|upp)|(?:ta|tar|tog|tagit|rensa|rensar|filtrera|filtrerar) bort|byt(?:a|er|te)? ut",
  "(?:tar|tog|rensar|rensade|filtrerar|filtrerade|plockar|plockade|städar|städade) (?:\\p{L}[\\p{L}-]{0,24} ){1,4}bort",
  "rader(?:a|ar|ade)|ersätt(?:er|a)?|hitt(?:a|ar|ade|at)|fann|såg|sett|(?:citera|ange|skriv|använd|markera|stryk|ringa in)(?: inte| aldrig)?|innehåll(?:a|er|it)|innehöll",
  "(?:klistra|kopiera|mata|skriv)(?:r|de)? in(?: texten| raden| ordet| koden| följande)?|(?:paste|type|enter|copy)(?: in)?(?: the (?:text|line|word|code))?",
  "(?:känn(?:er|a)|kände) igen|(?:upptäck|identifiera|fånga)(?:er|r|de|te)?|(?:varna|reagera)(?:r|de)? (?:för|på)|(?:slå|slår|slog) (?:till )?(?:på|för)|(?:recogni[sz]|detect|flag|catch)(?:es|s)",
  "(?:sök|leta)\\p{L}{0,2} efter [^!?\\n]{1,60} (?:och|eller) efter|lämn(?:a|ar|ade) kvar|lämn(?:ar|ade)|av med|det (?:står|stod)|få med|i ?stället för|regel för|börj(?:ar|ade) med|inled(?:s|er|des) med|avslut(?:as|ar|ades) med|slut(?:ar|ade) (?:på|med)",
  "mellan|noter(?:ar|ade)(?: (?:allt )?oftare| ofta)?|läs(?:er|te) upp|listar|nämner|tog upp|tar upp|fram till|vad (?:är|betyder)",
  `(?:${TOOLS})(?: i \\p{L}{2,20})? (?:lämnar|ger|anger|skriver|använder|lägger (?:in|till)|sätter(?: in)?|returnerar|infogar)(?: i stället| ofta| ibland| också| alltid)?`,
  "(?:raden|rader|texten|meningen|stycket|ordet|en rad|en text|en mening|dokument|handlingar|texter|filer|sidor) med|(?:av|med) (?:texten|koden|raden)|(?:the|a) (?:line|text|sentence) with",
  "search (?:for|on)|look(?:ing)? for|remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|strip(?:s|ped)?|replac(?:e|es|ed|ing)|find(?:s|ing)?|found",
  "emit(?:s|ted)?|ban(?:s|ned)|forbids?|prohibits?|tillåter|grep(?: for)?|about|förbjuder|förbjöd|kopiera(?: inte)? med|spotted|noticed|lists|it (?:still )?(?:says?|reads?)|contain(?:s|ed|ing)?|special-case|escape|instead of|between|rule for|(?:begin|end|start)s? with|what (?:is|does|are)",
  "(?:bot|chat|tool|model|it) left|(?:exempel|exemplet|märket|koden|tecknet|spåret) är",
  "(?:you|we|they|I) (?:may |might |will |can )?(?:see|saw|find)",
  `(?:${TOOLS}) (?:leaves|adds|inserts|writes|uses|produces)`,
] as const;

/** Verbs that open their clause: "hittar läraren", "där står". */
export const FOUND_FIRST = "hittar|ser|får|finner|upptäcker";
export const STANDS = "står|stod|finns|fanns|återfinns|återfanns|förekommer|förekom";
export const STANDS_HOW = "av misstag|fortfarande|också|dessutom|ibland|ofta|alltjämt";

/** What a trace may follow in either sense; a place after it then tells that it is spoken of. */
export const PERHAPS = [
  "med|beror|uppstår|ligger|låg|fick|får|få|fick tillbaka|får tillbaka|finns|fanns|lät|visade|hade|haft|står|stod|stått|with|had|has|have|got|noticed|showed",
  "(?:upptäckte|hittade|såg|fann|noterade)(?: (?:en|ett))? \\p{L}{2,20}|(?:fann|hittade|såg) (?:vi|jag|man|de)|(?:kan|kunde|can|could) \\p{L}{2,20} (?:se|see)",
  "två|tre|fyra|fem|sex|flera|two|three|four|five|six|several",
] as const;

/** Places in a text where a trace was seen: after it. */
export const PLACES = [
  "(?:stå )?kvar(?!\\p{L})|i ?stället för|instead of|mitt i|(?:överst|nederst|sist|först)(?!\\p{L})|längst (?:upp|ned|ner)|(?:överallt|everywhere|anywhere|throughout)(?!\\p{L})|(?:utan|without) (?:förklaring|anledning|an? |any )|i (?:början|slutet) av",
  "in the (?:middle|text|document|footnotes?)|at the (?:end|start|beginning|top|bottom|head)(?!\\p{L})",
  "(?:markera|inringa)[dt](?!\\p{L})|(?:understruke|överstruke)[nt](?!\\p{L})|(?:highlighted|marked|circled|underlined)(?!\\p{L})",
  "i (?:en |ett )?(?:fotnot|(?:bröd|löp)?text|rubrik|inlämning|källförteckning|dokument|beslut|brev|protokoll|kapitel)|i \\p{L}{1,12} av \\p{L}{1,12}",
  "på (?:rad|sidan|ett|att)|när |(?:after|efter|before|före) (?:each|every|varje|flera) ",
] as const;

/** What is said of a trace that is the subject, in lower case: a sentence after residue begins with a capital. */
export const SAID = [
  "är (?:en|ett|inte|det inte|vad|bara|ChatGPT|Gemini|Copilot)|betyder|kommer (?:från|av|ur)|finns (?:i|på)|syns|syntes|dyker upp|dök upp|förekommer|förekom|(?:finns|fanns|står|stod) (?:kvar|mitt i)|var (?:en|ett)(?= )",
  "följer med|följde med|hamnar|hamnade|lämnas|visas|räcker inte|(?:inte |ska |måste |bör )tas bort|inleder|avslutar|fungerar|tyder på|står för",
  "(?:läs|tolka|rensa|räkna|visa)(?:e?s|des|tes)|ersätts|ersattes|försvinner|försvann",
  "not \\p{L}{2,20}ed|inte (?:borttag|bortrens)\\p{L}{2,5}",
  "means?|(?:is|was|are|were) (?:a|an|shown|visible|displayed|left|not|inserted|removed|stripped)|comes from|appears?|shows? up|remains?|indicates?|was left|should be removed",
] as const;

/** Before the subject of a clause. */
export const CONJUNCTIONS = [
  "att|när|där|om|varför|hur|vad|eftersom|gånger|that|when|if|why|whether|because|times|where",
  "(?:länk|adress|text|rad|kod|tecken)e?n|the (?:link|address|line|code)",
] as const;
export const SUBORDINATES = "att|varför|eftersom|hur|huruvida|that|why|because|how|whether";

/** Words that want a verb after them, and not a source. */
export const AUXILIARIES = "är|var|is|was|are|kan|ska|skall|kunde|skulle|måste|bör|can|may|might|should|must|will";

/** Words that want a noun after them, and end no clause: right before a trace they make it that noun. */
export const ARTICLES = "an?|the|every";

/** The same, but they may end a clause: the clause has to go on after the trace. */
export const MAY_WANT_NOUN = [
  "en|ett|ingen|inget|inga|någon|något|några|any|no|some",
  "från|utan|trots|bland|of|from|with|without|against",
] as const;

/** Nouns right after a trace that is their name: "</think>-taggar", "[cite: 1] markers". */
export const NAMES_IT =
  "tagg|märk|markör|token|sträng|parameter|rest(?:er|en)|tags?|markers?|strings?|links?|address(?:es)?|länk|adress";

/** Before what somebody else has said, word for word: a phrase, or what a machine answers. */
export const PHRASES = [
  "(?:fras|mening|formulering)en|uttrycket|orden|raden|the (?:phrase|sentence|wording|words|line)",
  "(?:systemet|boten|chattboten|chatten|assistenten|verktyget|modellen|tjänsten|the (?:system|bot|chatbot|assistant|tool|model)) (?:svarar|säger|skriver|svarade|skrev|answers|says|replies|writes|answered|said|replied|wrote)",
] as const;
