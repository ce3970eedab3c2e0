/** Writes docs/errors.md: every refusal, its exit code, and an example of what a person is told. */
import type { ErrorCode, Wording } from "../../src/core/errors.ts";
import { exitCodeOf } from "../../src/cli/refusal.ts";

export const pages = [{ file: "docs/errors.md", render }];

/** One example for each code. The compiler holds it to be complete; the sentence in use may name the file, the label or the place. */
const examples: Readonly<Record<ErrorCode, Wording>> = {
  "not-found": { sv: "Filen finns inte.", en: "The file does not exist." },
  "not-a-document": { sv: "Filen är inget dokument som Källmärkt kan läsa.", en: "The file is not a document that Källmärkt can read." },
  "damaged-document": { sv: "Dokumentet är skadat och går inte att läsa.", en: "The document is damaged and can't be read." },
  "encrypted-document": { sv: "Dokumentet är krypterat. Öppna det med sitt lösenord och spara det utan.", en: "The document is encrypted. Open it with its password and save it without." },
  "signed-document": { sv: "Dokumentet är digitalt signerat. En ändring skulle göra underskriften ogiltig.", en: "The document is digitally signed. A change would make the signature invalid." },
  "protected-document": { sv: "Dokumentet är skyddat mot redigering. Ta bort skyddet i Word först.", en: "The document is protected against editing. Take the protection off in Word first." },
  "external-entities": { sv: "Dokumentet hänvisar till innehåll utanför sig självt på ett sätt som inte tillåts.", en: "The document refers to content outside itself in a way that is not allowed." },
  "too-large": { sv: "Dokumentet är för stort.", en: "The document is too large." },
  "too-compressed": { sv: "Dokumentet packar upp till orimligt mycket data och öppnas inte.", en: "The document unpacks to an unreasonable amount of data and is not opened." },
  "quote-not-found": { sv: "Citatet finns inte i dokumentet.", en: "The quote does not stand in the document." },
  "quote-not-unique": { sv: "Citatet står på flera ställen. Ta med fler ord.", en: "The quote stands in several places. Take in more words." },
  "picture-not-found": { sv: "Dokumentet har ingen bild med det numret.", en: "The document has no picture of that number." },
  "paragraph-not-found": { sv: "Dokumentet har inget stycke med det numret.", en: "The document has no paragraph of that number." },
  "label-not-found": { sv: "Dokumentet har ingen märkning med det id:t.", en: "The document has no label with that id." },
  "unmarkable-place": { sv: "Det finns ingen text att märka här.", en: "There is no text to label here." },
  "overlaps-label": { sv: "En del av avsnittet är redan märkt. Märk samma avsnitt igen, eller ta bort den märkningen först.", en: "Part of the passage is labelled already. Label the same passage again, or take that label off first." },
  "labels-stand": { sv: "Dokumentet har märkta avsnitt. Då går det inte att uppge att ingen AI har använts.", en: "The document has labelled passages. It can't be stated that no AI was used." },
  "unknown-engine-needs-reason": { sv: "”Le Chat” finns inte i kommunens register över AI-system. Skriv varför den användes.", en: "“Le Chat” is not in the municipality's register of AI systems. Say why it was used." },
  "missing-engine-or-date": { sv: "Ange sökdatum, den dag AI-motorn användes, som ÅÅÅÅ-MM-DD.", en: "State the search date, the day the AI engine was used, as YYYY-MM-DD." },
  "unknown-profile": { sv: "Policyprofilen finns inte.", en: "There is no such policy profile." },
  "bad-profile": { sv: "Policyprofilen går inte att använda. Felet står med sin plats i filen.", en: "The policy profile can't be used. The fault is named with its place in the file." },
  "reviewer-refused": { sv: "Skriv ditt namn. En granskning behöver en människa med namn och roll.", en: "Write your name. A review needs a human with a name and a role." },
  "classifier-refused": { sv: "Riskklassen sätts av CISO eller informationssäkerhetsansvarig tillsammans med IT-säkerhetsansvarig. Registret är orört.", en: "The risk class is set by CISO or informationssäkerhetsansvarig together with IT-säkerhetsansvarig. The register is untouched." },
  "not-for-agents": { sv: "En AI-agent får inte anropa review. En människa granskar, förseglar och skickar.", en: "An AI agent may not call review. A human reviews, seals and sends." },
  unsupported: { sv: "Registreringen är gjord med en nyare version av Källmärkt. Uppdatera för att läsa eller ändra den.", en: "The record was made with a newer version of Källmärkt. Update to read or change it." },
  usage: { sv: "Ange antingen --paragraph eller --quote, inte båda.", en: "Give either --paragraph or --quote, not both." },
  "not-written": { sv: "Filen gick inte att skriva. Den gamla är orörd.", en: "The file could not be written. The old one is untouched." },
  "document-changed": { sv: "Texten har ändrats sedan den lästes, och inget är skrivet. Dokumentet läses om. Försök igen.", en: "The text has changed since it was read, and nothing was written. The document is read again. Try again." },
  "host-unavailable": { sv: "Word svarar inte. Vänta tills Word är klart med det som pågår, och försök igen.", en: "Word does not answer. Wait until Word has finished what it is doing, and try again." },
  "registry-unreachable": { sv: "Registret svarar inte. Dokumentet är inte registrerat; försök igen senare.", en: "The registry does not answer. The document is not registered; try again later." },
}; // prettier-ignore

function render(): string {
  const codes = (Object.keys(examples) as ErrorCode[]).sort(
    (one, other) => exitCodeOf(one) - exitCodeOf(other) || (one < other ? -1 : 1),
  );
  const rows = codes.map((code) => `| \`${code}\` | ${exitCodeOf(code)} | ${examples[code].sv} | ${examples[code].en} |`);
  return `# Refusals

<!-- Written by scripts/docs/errors.ts from the codes in src/core/errors.ts: change these, then run \`npm run docs\`. -->

When Källmärkt refuses something, it says what happened, to what, and what to do next, and it gives a code that programs may rely on:
\`error.code\` with \`--json\`, and the exit code of the command. Codes are kept, never renamed. The input is untouched and no output is left.

| code | exit | for example, in Swedish | in English |
|---|---|---|---|
${rows.join("\n")}
`;
}
