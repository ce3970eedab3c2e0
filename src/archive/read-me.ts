/** The half page that tells a registrar what the package is and what to do with it. */

export interface ReadMeFacts {
  readonly fileName: string;
  readonly labels: number;
  readonly isReady: boolean;
  readonly day: string;
}

/** Plain Swedish text, lines of at most 78 characters, line feeds. */
export function readMeOf({ fileName, labels, isReady, day }: ReadMeFacts): string {
  const passages = labels === 1 ? "1 avsnitt som är märkt" : `${labels} avsnitt som är märkta`;
  const status = isReady
    ? "Varje märkt avsnitt är granskat av en namngiven person, och texten är\noförändrad sedan dess."
    : "Alla märkta avsnitt är inte granskade, eller så har texten ändrats efter\ngranskningen. Fråga handläggaren innan du registrerar.";
  return `LÄS MIG
=======

Det här är ett registreringspaket från Källmärkt, gjort ${day}.
Dokumentet har ${passages} som gjorda med hjälp av AI.

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
     till om något är en allmän handling.
  4. Vill du kontrollera att inget har ändrats: packa upp paketet och kör
     sha256sum -c SHA256SUMS

Du behöver inte Källmärkt för att läsa något i paketet.
`;
}
