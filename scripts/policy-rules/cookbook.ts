/** What policies ask in prose, and how a profile says it: sentences of our own after real policies, each with the lines that a layer needs. */

export interface Recipe {
  /** The duty, as a policy might write it. */
  readonly says: string;
  /** What goes into the layer; null where no profile can say it. */
  readonly as: object | null;
  /** What the lines do not show, or why there are none. */
  readonly note?: string;
}

const rule = (id: string, check: string, strength: "ask" | "warn" | "stop", more: object = {}): object => ({
  rules: [{ id, check, strength, quote: "Meningen ur dokumentet, ordagrant.", ...more }],
});

export const recipes: readonly Recipe[] = [
  { says: "AI-text ska märkas i texten.", as: rule("X1", "text-marked", "stop") },
  { says: "Internt material behöver inte märkas i löptexten.", as: { mark: { kinds: [] } }, note: "Registreringen finns ändå. Märket går att visa för vissa slag, till exempel bara `generated`." },
  { says: "Språkgranskning med AI behöver inte anges.", as: { mark: { kinds: ["generated", "translated"] }, source: { kinds: ["generated", "translated"] }, readerNotice: { kinds: ["generated", "translated"] } } },
  { says: "Läsaren ska upplysas, sist i dokumentet.", as: { readerNotice: { audiences: ["extern"], place: "end" }, ...rule("X1", "reader-notice", "stop", { audiences: ["extern"] }) } },
  { says: "AI-motor och datum anges som källa under rubriken Metod.", as: { source: { documentTypes: ["rapport"], headings: ["Metod"], newHeading: { sv: "Metod", en: "Method" } }, ...rule("X1", "source-entry", "stop", { documentTypes: ["rapport"] }) } },
  { says: "Primärkällan ska alltid redovisas.", as: rule("X1", "primary-source", "stop") },
  { says: "AI får inte användas i protokoll.", as: rule("X1", "not-allowed", "stop", { documentTypes: ["protokoll"], isFixed: true }) },
  { says: "Motiveringen till ett beslut skrivs av en människa.", as: rule("X1", "not-allowed", "stop", { sections: ["Motivering", "Skäl för beslutet"] }) },
  { says: "AI-bilder används inte i extern kommunikation.", as: rule("X1", "not-allowed", "stop", { contents: ["image"], audiences: ["extern"] }) },
  { says: "En bild som är gjord med AI får inte föreställa verkliga personer.", as: { reviewItems: [{ id: "personer", sentence: { sv: "Bilden föreställer inga verkliga personer.", en: "The picture shows no real people." }, when: { contents: ["image", "video"] } }], ...rule("X1", "review-items", "stop", { items: ["personer"], contents: ["image", "video"] }) }, note: "Verktyget ser inte vad en bild föreställer: granskaren svarar." },
  { says: "När ett möte transkriberas ska deltagarna ha godkänt det.", as: { reviewItems: [{ id: "godkant", sentence: { sv: "Alla som talar har godkänt transkriberingen.", en: "All who speak have agreed to the transcription." }, when: { purposes: ["transkriber"] } }], ...rule("X1", "review-items", "stop", { items: ["godkant"], purposes: ["transkriber"] }) } },
  { says: "Den som granskar ska ha gått utbildningen.", as: { reviewItems: [{ id: "utbildning", sentence: { sv: "Jag har gått kommunens utbildning.", en: "I have had the training." } }], signOff: { sv: "Jag har gått kommunens utbildning. Jag har granskat texten och ansvarar för innehållet.", en: "I have had the training. I have reviewed the text and answer for its content." }, ...rule("X1", "review-items", "stop", { items: ["utbildning"] }) } },
  { says: "Översättningar läses av någon som kan språket.", as: rule("X1", "reviewer-role", "stop", { kinds: ["translated"], roles: ["översättare", "språk"] }) },
  { says: "Beslut granskas av två personer.", as: rule("X1", "two-reviewers", "stop", { documentTypes: ["beslut"] }) },
  { says: "Den som skriver under en krönika har skrivit det mesta själv.", as: rule("X1", "own-words", "stop", { share: "most" }) },
  { says: "AI-uppgifter äldre än en månad kontrolleras på nytt.", as: rule("X1", "use-recent", "warn", { days: 31 }) },
  { says: "AI-stöd i beslut ska gå att hitta i diariet.", as: rule("X1", "case-number", "ask", { documentTypes: ["beslut"] }) },
  { says: "Information får inte lagras utanför EU.", as: rule("X1", "storage", "warn", { places: ["third-country"] }), note: "Var en motor lagrar står i registret: `engines[].storage`." },
  { says: "Försöket med verktyget pågår till årets slut.", as: { engines: [{ id: "mistral", approvals: [{ classes: [], until: "2026-12-31" }] }], ...rule("X1", "approved-use", "stop", { engines: ["mistral"] }) } },
  { says: "Från årsskiftet ska modellens version anges.", as: rule("X1", "version-stated", "warn", { from: "2027-01-01" }) },
  { says: "Känslig information behandlas bara lokalt.", as: { informationClasses: [{ id: "kanslig", name: { sv: "Känslig", en: "Sensitive" }, engineKinds: ["local"] }], ...rule("X1", "information-class", "stop", { classes: ["kanslig"] }) } },
  { says: "Bara beslutade verktyg används.", as: rule("X1", "decided-engine", "stop") },
  { says: "Privata konton får inte användas.", as: rule("X1", "account", "stop"), note: "Kontotyperna står i `accounts`." },
  { says: "Frågan till verktyget ska kunna visas upp.", as: { prompts: "commitment", ...rule("X1", "prompt-kept", "warn") } },
  { says: "Personuppgifter får inte matas in i öppna verktyg.", as: rule("X1", "personal-data", "stop") },
  { says: "Ingen får uppge att AI inte har använts.", as: { noticeTexts: { noAi: null } } },
  { says: "Upplysningen ska finnas på svenska och finska.", as: { readerNotice: { audiences: ["extern"] }, noticeLanguages: [{ id: "fi", checkedBy: "Språkcentrum" }] } },
  { says: "Bara vissa roller får använda verktyget.", as: null, note: "Registreringen gäller avsnittet, inte vem som skrev det. Låt behörigheten ligga i verktyget, och citera meningen i `otherRules`." },
  { says: "Högst en viss andel av texten får vara gjord med AI.", as: null, note: "Verktyget anger inga andelar. Det närmaste är `own-words`: inte all text, eller inte mer än hälften." },
]; // prettier-ignore
