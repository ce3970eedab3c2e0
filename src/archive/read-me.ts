/** The half page that tells a registrar what the package is and what to do with it. */
import type { RetentionAnswer } from "../core/record/record.ts";

export interface ReadMeFacts {
  readonly fileName: string;
  readonly labels: number;
  readonly isReady: boolean;
  readonly day: string;
  /** How many labels keep something of a prompt, and the registrar's answer; null while nobody has answered. */
  readonly prompts: number;
  readonly answer: RetentionAnswer | null;
}

/** Asked only where there is something to answer for. Lines of at most 78 characters. */
function promptLines(prompts: number, answer: RetentionAnswer | null): string {
  if (answer !== null) {
    const says = {
      bevara: "prompterna bevaras. De står i record.json.",
      gallra: "prompterna gallras. Deras kontrollsummor står\n     kvar i record.json.",
      "ej-allman-handling": "prompterna är inte allmän handling. De finns\n     inte i paketet.",
    } as const;
    return `\n     Registratorn har svarat: ${says[answer]}`;
  }
  if (prompts === 0) return "";
  return `
     I record.json finns uppgifter om prompter till ${prompts === 1 ? "1 avsnitt" : `${prompts} avsnitt`}. Svara
     bevara, gallra eller inte allmän handling: kallmarkt package --retention`;
}

/** Plain Swedish text, lines of at most 78 characters, line feeds. */
export function readMeOf({ fileName, labels, isReady, day, prompts, answer }: ReadMeFacts): string {
  const passages = labels === 1 ? "1 avsnitt som är märkt som gjort" : `${labels} avsnitt som är märkta som gjorda`;
  const status = isReady
    ? "Varje märkt avsnitt är granskat av en namngiven person, och texten är\noförändrad sedan dess."
    : "Alla märkta avsnitt är inte granskade, eller så har texten ändrats efter\ngranskningen. Fråga handläggaren innan du registrerar.";
  return `LÄS MIG
=======

Det här är ett registreringspaket från Källmärkt, gjort ${day}.
Dokumentet har ${passages} med hjälp av AI.

${status}

I paketet finns

  ${fileName}
      dokumentet, med märkningar och källor i texten
  sammanfattning.html
      läs den först: vad som är märkt, vilken AI-motor, vem som har granskat.
      Öppnas i vilken webbläsare som helst och kan skrivas ut.
  record.json
      samma uppgifter för datorer
  SHA256SUMS
      kontrollsummor för filerna

Gör så här

  1. Läs sammanfattning.html.
  2. Registrera dokumentet i ärendet som vanligt. Lägg sammanfattning.html
     och record.json som bilagor, eller spara hela paketet.
  3. Bestäm om uppgifterna ska bevaras eller gallras enligt kommunens
     gallringsbeslut. Verktyget tar inte ställning till det, och inte heller
     till om något är en allmän handling.${promptLines(prompts, answer)}
  4. Vill du kontrollera att inget har ändrats: packa upp paketet och kör
     sha256sum -c SHA256SUMS

Du behöver inte Källmärkt för att läsa något i paketet.
`;
}
