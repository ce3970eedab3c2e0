/** Writes docs/deployment.md: what those who answer for security and data protection need before Källmärkt is installed, read from the manifests and the lock file. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ownEntry } from "../../src/core/policy/own-entry.ts";
import { allowedIn, type Allowed } from "../manifest/allowed.ts";
import { manifestsIn } from "../manifest/read.ts";
import { root } from "../root.mjs";

export const pages = [{ file: "docs/deployment.md", render: () => deploymentPage(allowedIn(manifestsIn(root))) }];

/** What each permission lets the add-in do, in the words of this page. One that is not here stops the page from being written. */
const MEANS: Readonly<Record<string, string>> = {
  ReadWriteDocument: "läsa och ändra det dokument som är öppet i Word; inga andra filer",
  "Document.ReadWrite.User": "läsa och ändra det dokument som är öppet, i användarens eget namn; inga andra filer",
  Restricted: "minsta behörigheten i Outlook: inget meddelande läses eller ändras",
};

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
}

/** A package that is installed with the product. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly isOptional: boolean;
}

/** Every package that the product runs on, those they need in turn among them; what only tests and the build use is left out. */
export function shippedPackages(): Shipped[] {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(lock.packages)
    .filter(([where, one]) => where !== "" && one.dev !== true && one.devOptional !== true)
    .map(([where, { version = "", license = "", optional = false }]) => ({
      name: where.slice(where.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license,
      isOptional: optional,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

export function deploymentPage(allowed: readonly Allowed[]): string {
  const permissions = allowed.flatMap(({ file, permissions: asked }) =>
    asked.map((permission) => {
      const means = MEANS[permission];
      if (means === undefined) throw new Error(`scripts/docs/deployment.ts does not say what ${permission} in ${file} means.`);
      return `| \`${permission}\` | \`${file}\` | ${means} |`;
    }),
  );
  const domains = allowed.map(({ file, domains: named }) => `| \`${file}\` | ${named.map((one) => `\`${one}\``).join(", ")} |`);
  const packages = shippedPackages().map(
    ({ name, version, license, isOptional }) => `| ${name}${isOptional ? " (frivilligt)" : ""} | ${version} | ${license} |`,
  );
  const { supplier, purpose } = ownEntry;
  return `# Underlag för införande

<!-- Written by scripts/docs/deployment.ts from the manifests, package-lock.json and the entry of the product: change these, then run \`npm run docs\`. -->

För den som svarar för informationssäkerhet (CISO), för dataskyddsombudet och för IT. Bedömningen gör kommunen; sidan säger vad som är sant om
verktyget. Hur det installeras står i [addin.md](addin.md).

## Behörigheter

Varje behörighet som manifesten ber om. Ett test jämför tabellen med manifesten.

| behörighet | manifest | tillåter |
|---|---|---|
${permissions.join("\n")}

## Adresser

Adresserna i utvecklingens manifest. \`npm run deploy:manifests\` sätter kommunens egen i deras ställe.

| manifest | adresser som panelen får visa |
|---|---|
${domains.join("\n")}

## Dataflöden

| från | till | vad | när |
|---|---|---|---|
| dokumentet | panelen eller kommandoraden, på samma dator | text och registrering | när användaren öppnar eller söker |
| panelen eller kommandoraden | dokumentet | märken, källa, notis och registrering | när användaren märker eller granskar |
| kommunens egen webbserver | panelen | verktygets filer, ingen text från dokument | när panelen öppnas |
| appsforoffice.microsoft.com | panelen i Word eller Outlook | Microsofts office.js, ingen text från dokument | när panelen öppnas |
| panelen | Word, på samma dator | vilka ord som har en fråga, aldrig sparat i filen | när användaren slår på Visa frågorna i dokumentet |

Inget annat skickas. Understrykningarna är en funktion i Word, som enligt Microsoft bygger på en tjänst i Microsoft 365. Vad Word själv skickar regleras i avtalet med Microsoft.

Verktyget har ingen telemetri, inget konto och ingen språkmodell.

## Underlag för konsekvensbedömning

- **Ändamål:** ${purpose?.sv ?? ""}
- **Personuppgifter i registreringen:** granskarens namn och roll, namnet på den som en agent handlade för, registratorns namn, och det som ändå står i texten.
- **Var de sparas:** ${supplier?.storage ?? ""}
- **Hur de behandlas:** ${supplier?.processing ?? ""}
- **Underbiträden:** ${supplier?.subprocessors ?? ""}
- **Insyn:** ${supplier?.security ?? ""}
- **Profilering:** ingen. Rapporter räknar dokument per enhet och period, utan namn.
- **Gallring:** registratorn svarar för prompterna när paketet görs. Registreringen följer dokumentet.
- **Kommunen avgör själv:** rättslig grund, informationsklass, lagringstid och om en konsekvensbedömning behövs.

## AI-agenter

Kör agenten i ett eget konto, med \`KALLMARKT_AGENT\` satt till agentens namn. Då svarar kommandoraden bara på \`scan\`, \`check\`, \`verify\`, \`report\`,
\`profiles\`, \`engines\` och \`label\` för agentens egen text (\`--agent-for\`). Att granska, paketera, avmärka eller ange informationsklass, sekretess och
godkännande avvisas med koden \`not-for-agents\`. Varje avvisat anrop skrivs till \`KALLMARKT_AGENT_LOG\`, annars till \`kallmarkt/agent-calls.jsonl\` där systemet
sparar programdata, utan filnamn och utan text. Variabeln skyddar inte mot den som själv styr kontots miljö: ge agenten inga andra rättigheter till filerna.

## Programdelar

Alla paket som produkten körs med, ur \`package-lock.json\` (SBOM). Det som bara test och bygge använder står inte här.

| paket | version | licens |
|---|---|---|
${packages.join("\n")}
`;
}
