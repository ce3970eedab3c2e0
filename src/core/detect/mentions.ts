/**
 * Tells a trace that a sentence speaks of from one that it carries. Residue follows what it cites and could be left out; a trace that is
 * spoken of holds a place in the sentence: what is searched for, found or defined.
 */
import type { LocalTrace } from "./finding.ts";

/** Alternatives as one pattern that stands alone as words. */
const words = (...parts: readonly string[]): string => `(?<![\\p{L}\\d])(?:${parts.join("|")})`;

/** Between the words and the trace they lead to. */
const GAP = "[\\s([\"'”“‘’`]{1,3}$";

/** Words that hold up what comes next as an example. Few, and none that ends an ordinary sentence: residue stands at sentence ends. */
const EXAMPLE = new RegExp(
  [
    words(
      "(?:tokens|markers|tags|strings) like|varken|vare sig|neither|nor|ser [^.:!?\\n]{1,30} ut:|såsom|som|t\\.? ?ex\\.?|till exempel|exempelvis|bland annat|bl\\.? ?a\\.?|heter|kallas|ser ut så här|ser det ut",
      "av typen|i stil med|på formen|varianten|such as|e\\.g\\.|for example|called|including",
    ) + ":?",
    words("markören|strängen|teckenföljden|taggen|parametern|märket|inmatning|indata|the (?:marker|string|tag|parameter|token)") +
      ":?",
    words("(?:oaicite|turn0search|contentReference|cite_start|utm_source\\S{0,30}),? (?:och|eller|and|or)"),
    words("(?:märken|markörer|taggar|rester|koder|spår|tecken|varningstecken|kännetecken|tokens|markers|tags|strings)") +
      "(?!\\p{L})[^.:!?\\n]{1,50}:",
    words(
      "(?:markör|sträng|tagg|rest|kod)(?:er|ar|erna|arna)?|tokens?|parametrar|märken|spår(?:en)?|exempel|markers?|strings?|tags?",
      "ChatGPT|Copilot|Gemini|Claude|Grok|Perplexity|DeepSeek|OpenAI",
    ) + " ?[:–]",
  ]
    .map((part) => `(?:${part})`)
    .join("|")
    .replace(/^/, "(?:")
    .replace(/$/, `)[\\s(["'”“‘’\`]{0,3}$`),
  "iu",
);

const TOOL =
  "ChatGPT|Copilot|Gemini|Claude|Grok|Perplexity|DeepSeek|Bing|OpenAI|verktyget|modellen|chatten|programmet|the (?:model|tool|chat)";

/** Words that want an object, which then is the trace: verbs of searching, finding, removing and citing, and what tools do. */
const OBJECT = new RegExp(
  words(
    "(?:sök|söka|söker|sökte|leta|letar|letade) (?:efter|på|upp)|(?:ta|tar|tog|tagit|rensa|rensar|filtrera|filtrerar) bort|byt(?:a|er|te)? ut",
    "rader(?:a|ar|ade)|ersätt(?:er|a)?|hitt(?:a|ar|ade|at)|fann|såg|sett|(?:citera|ange|skriv|använd|markera|stryk|ringa in)(?: inte| aldrig)?|innehåll(?:a|er|it)|innehöll",
    "(?:sök|leta)\\p{L}{0,2} efter [^!?\\n]{1,60} (?:och|eller) efter|lämn(?:a|ar|ade) kvar|lämn(?:ar|ade)|av med|det (?:står|stod)|få med|i ?stället för|regel för|börj(?:ar|ade) med|inled(?:s|er|des) med|avslut(?:as|ar|ades) med|slut(?:ar|ade) (?:på|med)",
    "mellan|noterade|listar|nämner|tog upp|tar upp|fram till|vad (?:är|betyder)",
    `(?:${TOOL})(?: i \\p{L}{2,20})? (?:lämnar|ger|anger|skriver|använder|lägger (?:in|till)|sätter(?: in)?|returnerar|infogar)(?: i stället| ofta| ibland| också| alltid)?`,
    "(?:raden|rader|texten|meningen|stycket|ordet|en rad|en text|en mening|dokument|handlingar|texter|filer|sidor) med|(?:av|med) (?:texten|koden|raden)|(?:the|a) (?:line|text|sentence) with",
    "search (?:for|on)|look(?:ing)? for|remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|strip(?:s|ped)?|replac(?:e|es|ed|ing)|find(?:s|ing)?|found",
    "emit(?:s|ted)?|grep(?: for)?|about|förbjuder|förbjöd|kopiera(?: inte)? med|spotted|noticed|lists|it (?:still )?(?:says?|reads?)|contain(?:s|ed|ing)?|special-case|escape|instead of|between|rule for|(?:begin|end|start)s? with|what (?:is|does|are)",
    "(?:bot|chat|tool|model|it) left|(?:exempel|exemplet|märket|koden|tecknet|spåret) är",
    "(?:you|we|they|I) (?:may |might |will |can )?(?:see|saw|find)",
    `(?:${TOOL}) (?:leaves|adds|inserts|writes|uses|produces)`,
  ) + GAP,
  "iu",
);

/** Before such words the object has been named already: "det som föreningen lämnade", "lätt att hitta". */
const NAMED_BEFORE =
  /(?<!\p{L})(?:(?:som|vad|vilka|vilket|hur|än|så|which|what|as|than|how)(?:\s[^\s,.;:!?]{1,30}){1,3}|(?:lätt|svår|enkel|enkl|möjlig|omöjlig|går|gick|easy|hard|possible)\p{L}{0,5}(?: inte| not)? (?:att|to))\s$/iu;

/** A clause that opens with its verb, "hittar läraren", "får du": what it finds comes next. */
const VERB_FIRST = new RegExp(
  `(?:^|[.:;!?–(]\\s{0,2})(?:hittar|ser|får|finner|upptäcker)(?: \\p{L}{1,20}){1,2}${GAP}|` +
    `(?:^|[.:;!?,]\\s{0,2}|(?<!\\p{L})där )(?:(?:i|på|efter|under|vid) [^.!?,;:]{1,40} |det |där )(?:står|stod|finns|fanns|återfinns|återfanns|förekommer|förekom)(?: av misstag| fortfarande| också| dessutom)?${GAP}|(?:^|[.:;!?]\\s{0,2})(?:varför|var|why|where) (?:står|stod|finns|syns|is|does)(?: det| there)?${GAP}`,
  "iu",
);

/** Words that a trace may follow in either sense, and what then tells that it is spoken of. */
const PERHAPS = new RegExp(
  words(
    "med|beror|uppstår|ligger|låg|fick|får|få|fick tillbaka|får tillbaka|finns|fanns|lät|visade|hade|stod|with|had|has|got|noticed|showed",
    "(?:upptäckte|hittade|såg|fann|noterade)(?: (?:en|ett))? \\p{L}{2,20}|(?:fann|hittade|såg) (?:vi|jag|man|de)|(?:kan|kunde|can|could) \\p{L}{2,20} (?:se|see)",
  ) + GAP,
  "iu",
);
const KEPT_THERE =
  /^[)"'”’]?\s(?:(?:stå )?kvar(?!\p{L})|i ?stället för|instead of|mitt i|i (?:början|slutet) av|in the (?:middle|text|document|footnotes?)|i (?:en )?(?:fotnot|text|inlämning|källförteckning|dokument|beslut|brev|protokoll|kapitel)|i \p{L}{1,12} av \p{L}{1,12}|på (?:rad|sidan|ett|att)|när |(?:after|efter|before|före) (?:each|every|varje|flera) )/iu;

/** What is said of a trace that is the subject. In lower case: a sentence after residue begins with a capital. */
const SAID_OF_IT = new RegExp(
  "^[)\"'”’]?(?:\\s(?:" +
    [
      "är (?:en|ett|inte|det inte|vad|bara|ChatGPT|Gemini|Copilot)|betyder|kommer (?:från|av|ur)|finns (?:i|på)|syns|syntes|dyker upp|dök upp|förekommer|förekom|(?:finns|fanns|står|stod) (?:kvar|mitt i)|var (?:en|ett)(?= )",
      "följer med|följde med|hamnar|hamnade|lämnas|visas|räcker inte|(?:inte |ska |måste |bör )tas bort|inleder|avslutar|fungerar|tyder på|står för",
      "means?|(?:is|was) (?:a|an|shown|visible|displayed|left|not|inserted)|comes from|appears?|shows? up|remains?|indicates?|was left|should be removed",
    ].join("|") +
    ")(?!\\p{L})|\\s?[:=] \\p{Ll})",
  "u",
);
const SUBJECT = new RegExp(
  `(?:^|[\\n.!?:;–]\\s{0,2}|${words("att|när|där|om|varför|hur|vad|eftersom|gånger|that|when|if|why|whether|because|times|where", "(?:länk|adress|text|rad|kod|tecken)e?n|the (?:link|address|line|code)")}\\s)["'”“‘’(]?$`,
  "iu",
);
const SUBORDINATES = new RegExp(words("att|varför|eftersom|that|why|because") + "\\s$", "iu");

/** A question about what the trace is: residue follows what is stated. */
const ASKS = /(?:^|[.!?:\n]\s{0,2})(?:hur|vad|varför|vilka|how|what|why|where|does|do)\s(?:[^.!?\n]{1,60}\s)?["'”(]?$/iu;

/** A word that wants a verb after it, and not a source. */
const AUXILIARY = new RegExp(
  words("är|var|is|was|are|kan|ska|skall|kunde|skulle|måste|bör|can|may|might|should|must|will") + "\\s$",
  "iu",
);
/** The clause goes on, and not with a word that opens another. */
const GOES_ON = /^["'”’]?\s(?!(?:och|eller|men|samt|som|vilket|and|or|but|which|that|enligt)(?!\p{L}))\p{Ll}/u;

/** What a paragraph says that tells of such marks: a part of one as a word by itself. */
const TELLS_OF_MARKS =
  /(?<![\p{L}\d:[_?&])(?:oaicite|turn0search|contentReference|cite_start|utm_source)(?![\p{L}\d:[\]=])|(?<!\p{L})(?:spår|rest|rester|märken?) (?:av|från|efter) (?:en )?(?:AI|chatt|ChatGPT|Copilot|Gemini|språkmodell)/iu;

/** Lines that set a wrong form against the right one. */
const WRONG_AND_RIGHT =
  /(?<!\p{L})(?:fel|före|felaktigt|så här inte|before|wrong|incorrect):[^\n]{1,300}?(?<!\p{L})(?:rätt|efter|korrekt|after|right|correct):/giu;

/** A noun that the trace is the name of: "</think>-taggar", "[cite: 1] markers". */
const NAMED_AFTER =
  /^["'”’]?(?:-\s?|\s)(?:tagg|märk|markör|token|sträng|parameter|rest(?:er|en)|tags?|markers?|strings?)(?:ar|arna|en|er|erna|et)?(?!\p{L})|^["'”’]?,? (?:eller|och|or|and) (?:liknande|similar)(?!\p{L})|^["'”’]? (?:som|as) (?:a )?(?:hänvisning|källa|fotnot|reference|citation|source)(?!\p{L})/u;

/** Between two mentions of one list, with the word that leads to both said twice or not. */
const JOINS = new RegExp(
  `^(?: \\(\\d{1,5}\\))?[\\s)\\]"'”“’‘\`]{0,4}(?:[,;/|]|och|eller|samt|respektive|and|or|\\.{3}|…)[\\s(["'”“‘’\`]{0,4}(?:(?:efter|på|med|av|for|by|${TOOL}) )?$`,
);
const APART = 24;

/** After a verb: the object is still to come, so that the trace is none. */
const OBJECT_FOLLOWS = /^\s(?:att|en|ett|den|det|de|sina?|sitt|that|the|an?) /;
const LOOKBACK = 90;

/** What a trace is to the sentence around it. `before` and `after` are the text next to it. */
function isSpokenOf({ text, rule }: LocalTrace, before: string, after: string): boolean {
  if (NAMED_AFTER.test(after) || (EXAMPLE.test(before) && !/[\p{L}\d]$/u.test(before))) return true;
  if (/(?:^|[\s(=:,])['‘’][^'‘’\n]{0,8}$/.test(before) && /^[^'’\n]{0,8}['’](?!\p{L})/u.test(after)) return true;
  if (/^\\?[dw][+*]/.test(after)) return true;
  if (rule === "model-think-tags" && isInsideSentence(before, after)) return true;
  // Residue often has no blank beside it; a word that is spoken of has one on either side.
  if (/[\p{L}\d.,;!?)\]]$/u.test(before) || (/^[\p{L}\d]/u.test(after) && !text.startsWith("<|"))) return false;
  const object = OBJECT.exec(before);
  if (object !== null && !OBJECT_FOLLOWS.test(after) && !NAMED_BEFORE.test(before.slice(0, object.index))) return true;
  if (VERB_FIRST.test(before) || (PERHAPS.test(before) && KEPT_THERE.test(after))) return true;
  if (SUBJECT.test(before) && SAID_OF_IT.test(after)) return true;
  if (ASKS.test(before) && /^["'”)]?\?/.test(after)) return true;
  if (AUXILIARY.test(before) && GOES_ON.test(after)) return true;
  return !text.includes("start") && SUBORDINATES.test(before) && /^\s\p{Ll}/u.test(after);
}

/** A reasoning tag opens or closes a text; amid the words of a sentence it is only named. */
function isInsideSentence(before: string, after: string): boolean {
  const follows = /[\p{Ll},]\s["'”“(]?$/u.test(before) || /\($/.test(before);
  return follows && /^["'”)]?(?:[,.?!:;)]?$|[,.?!:;)]?\s\p{Ll}|-\p{Ll}|[.?!:]\s\p{Lu})/u.test(after);
}

/** The traces that are only spoken of, of those of one paragraph, in order. What stands in a list beside such a trace is one too. */
export function spokenOf(text: string, traces: readonly LocalTrace[]): ReadonlySet<LocalTrace> {
  const found = new Set<LocalTrace>();
  const unmarked = rest(text, traces);
  const isAboutMarks = TELLS_OF_MARKS.test(unmarked);
  const wrong = [...unmarked.matchAll(WRONG_AND_RIGHT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (const trace of traces) {
    const { start, end } = trace.span;
    const before = text.slice(Math.max(0, start - LOOKBACK), start);
    const after = text.slice(end, end + LOOKBACK);
    const isAmidWords = isAboutMarks && /[\p{L},]\s$/u.test(before) && (GOES_ON.test(after) || /^\?/.test(after));
    if (isAmidWords || wrong.some((one) => one.start < start && end < one.end) || isSpokenOf(trace, before, after))
      found.add(trace);
  }
  for (const [one, next] of neighbours(text, traces)) {
    // Tools do not cite in each other's tokens: two of them side by side are a list of examples.
    if (one.engine !== null && next.engine !== null && one.engine !== next.engine) found.add(one).add(next);
    else if (found.has(one)) found.add(next);
  }
  traces.forEach((next, index) => {
    const one = traces[index - 1];
    if (one !== undefined && found.has(one) && /^(?:<|&lt;)think/i.test(one.text) && one.text.replace(/^</, "</") === next.text)
      found.add(next);
  });
  for (const [one, next] of neighbours(text, traces).reverse()) if (found.has(next)) found.add(one);
  traces.forEach((next, index) => {
    const one = traces[index - 1];
    if (one === undefined || !found.has(one) || one.rule === next.rule || next.span.start - one.span.end > LOOKBACK) return;
    if (doesGoOn(text.slice(one.span.end, next.span.start), text.slice(next.span.end, next.span.end + 2))) found.add(next);
  });
  return found;
}

/** The sentence that names one kind names another, and is not over: residue would stand at its end. */
const doesGoOn = (between: string, after: string): boolean => /^\s[^.!?\n]+\s$/.test(between) && /^\s\p{Ll}/u.test(after);

/** The beginning of the text with the traces blotted out. */
function rest(text: string, traces: readonly LocalTrace[]): string {
  let out = "";
  let from = 0;
  for (const { span } of traces) {
    if (span.start > MOST) break;
    out += text.slice(from, span.start) + "•".repeat(span.end - span.start);
    from = span.end;
  }
  return out + text.slice(from, Math.max(from, MOST));
}
const MOST = 4000;

/** Pairs of traces that stand in one list. */
function neighbours(text: string, traces: readonly LocalTrace[]): [LocalTrace, LocalTrace][] {
  const pairs: [LocalTrace, LocalTrace][] = [];
  traces.forEach((one, index) => {
    const next = traces[index + 1];
    if (next === undefined || next.span.start - one.span.end > APART) return;
    if (JOINS.test(text.slice(one.span.end, next.span.start))) pairs.push([one, next]);
  });
  return pairs;
}
