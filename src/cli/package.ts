/** `kallmarkt package`: the document, its record, a summary to read and checksums in one zip for the registrar. */
import { createHash } from "node:crypto";
import path from "node:path";
import type { Command } from "commander";
import { zipSync, type Zippable } from "fflate";
import type { PackageFile } from "../archive/registration-package.ts";
import { registrationPackage } from "../archive/registration-package.ts";
import { AppError } from "../core/errors.ts";
import { retain, type Retention } from "../core/pipeline.ts";
import { retentionAnswers, type RetentionAnswer } from "../core/record/record.ts";
import { openDocx } from "../hosts/docx/index.ts";
import { STATES } from "./edit-print.ts";
import { formatOf, readDocument } from "./formats.ts";
import { describe, option, required } from "./help.ts";
import type { Held } from "./hold-document.ts";
import { holdDocument } from "./hold-document.ts";
import { nodeZip } from "./node-zip.ts";
import { assertNamed } from "./out-file.ts";
import { profileFor } from "./policies.ts";
import { readInput } from "./read-file.ts";
import { about, EXIT, usage } from "./refusal.ts";
import { surroundings } from "./surroundings.ts";
import type { Terminal } from "./terminal.ts";
import { answerJson } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";

interface PackageOptions {
  readonly out: string;
  readonly sip?: true;
  readonly profile?: string;
  readonly retention?: RetentionAnswer;
  readonly by?: string;
  readonly dnr?: string;
}

export function define(command: Command, terminal: Terminal): void {
  describe(
    command,
    terminal,
    {
      sv: `Lägger dokumentet, registreringen (record.json), en sammanfattning att läsa (sammanfattning.html), kontrollsummor (SHA256SUMS) och
en halv sida till registratorn (LÄS-MIG.txt) i en zip-fil. Dokumentet i paketet är samma bytes som filen som läses.
Med --retention svarar registratorn för prompterna: bevara tar med dem, gallra bara kontrollsumman, ej-allman-handling ingenting. Svaret,
namnet och diarienumret skrivs in i registreringen i paketets dokument; filen som läses ändras inte.
E-ARK SIP (--sip) finns inte i denna version: den svarar med felkoden unsupported.`,
      en: `Puts the document, the record (record.json), a summary to read (sammanfattning.html), checksums (SHA256SUMS) and half a page for the
registrar (LÄS-MIG.txt) in a zip file. The document in the package is the same bytes as the file that is read.
With --retention the registrar answers for the prompts: bevara takes them along, gallra the checksum only, ej-allman-handling nothing. The
answer, the name and the case number are written into the record in the package's document; the file that is read does not change.
E-ARK SIP (--sip) is not in this version: it answers with error code unsupported.`,
    },
    {
      sv: "kallmarkt package granskad.docx --out paket.zip\nunzip paket.zip -d paket && cd paket && sha256sum -c SHA256SUMS",
      en: "kallmarkt package reviewed.docx --out package.zip\nunzip package.zip -d package && cd package && sha256sum -c SHA256SUMS",
    },
  )
    .argument("<in>", terminal.say({ sv: "det märkta dokumentet", en: "the labelled document" }))
    .addOption(required(terminal, "--out <file>", { sv: "zip-filen som skrivs", en: "the zip file that is written" }))
    .addOption(
      option(terminal, "--profile <id>", { sv: "policyprofil (annars dokumentets)", en: "policy profile (else the document's)" }),
    )
    .addOption(
      option(
        terminal,
        "--retention <answer>",
        { sv: "registratorns svar om prompterna, med --by", en: "the registrar's answer about the prompts, with --by" },
        retentionAnswers,
      ),
    )
    .addOption(option(terminal, "--by <name>", { sv: "registratorns namn", en: "the registrar's name" }))
    .addOption(option(terminal, "--dnr <text>", { sv: "diarienummer, med --retention", en: "case number, with --retention" }))
    .addOption(option(terminal, "--sip", { sv: "E-ARK SIP (inte i denna version)", en: "E-ARK SIP (not in this version)" }))
    .action(async (file: string, options: PackageOptions) => {
      assertNamed(options.out, [".zip"]);
      const { files, held } = await about(file, () => filesFor(file, options));
      const zip = zipOf(files);
      writeWhole(options.out, zip);
      await answerPacked(file, options.out, zip, files, held, terminal);
      process.exitCode = EXIT.yes;
    });
}

async function filesFor(file: string, options: PackageOptions): Promise<{ files: PackageFile[]; held: Held }> {
  if (options.sip) {
    throw new AppError("unsupported", {
      sv: "E-ARK SIP finns inte i denna version. Utan --sip görs ett registreringspaket.",
      en: "E-ARK SIP is not in this version. Without --sip a registration package is made.",
    });
  }
  const retention = retentionOf(options);
  const input = await readInput(file);
  const bytes = retention === null ? input : await answered(file, input, retention, options.profile);
  const reading = await readDocument(file, bytes);
  const held = holdDocument(reading, profileFor(options.profile, reading));
  const { record, profile, checks, article50 } = held;
  if (record === null) {
    throw new AppError("label-not-found", {
      sv: "Dokumentet har ingen registrering att lägga i ett paket. Märk det först med kallmarkt label.",
      en: "The document has no record to put in a package. Label it first with kallmarkt label.",
    });
  }
  const madeAt = new Date().toISOString();
  return {
    files: registrationPackage({ name: path.basename(file), bytes, reading, record, profile, checks, article50, madeAt }),
    held,
  };
}

/** The registrar's answer; null when none is given. Nobody's name is filled in, and half an answer is none. */
function retentionOf({ retention: answer, by, dnr }: PackageOptions): Retention | null {
  if (answer === undefined && by === undefined && dnr === undefined) return null;
  if (answer === undefined || by === undefined) {
    throw usage(
      "Registratorns svar behöver både --retention och --by.",
      "The registrar's answer needs both --retention and --by.",
    );
  }
  return { answer, by, ...(dnr === undefined ? {} : { dnr }) };
}

/** The document with the answer in its record. */
async function answered(
  file: string,
  bytes: Uint8Array,
  retention: Retention,
  profileId: string | undefined,
): Promise<Uint8Array> {
  if (formatOf(file, bytes) !== "docx") {
    throw new AppError("unsupported", {
      sv: "Registratorns svar kan bara skrivas in i Word-dokument.",
      en: "The registrar's answer can only be written into Word documents.",
    });
  }
  const host = openDocx(bytes, { zip: nodeZip });
  const reading = await host.read();
  const { edits } = retain(reading, retention, profileFor(profileId, reading), surroundings());
  await host.apply(edits);
  return host.bytes();
}

/**
 * The earliest date that a zip can hold, so that the same content gives the same bytes whenever it is packed. Made "on Unix", and so with
 * permissions: unzip reads the Ä of LÄS-MIG.txt wrongly in archives that say they come from DOS.
 */
const PACKING = { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 };

function zipOf(files: readonly PackageFile[]): Uint8Array {
  const entries: Zippable = {};
  // A .docx is compressed already.
  for (const { name, bytes } of files) entries[name] = [bytes, { level: bytes[0] === 0x50 && bytes[1] === 0x4b ? 0 : 6 }];
  return zipSync(entries, PACKING);
}

async function answerPacked(
  file: string,
  out: string,
  zip: Uint8Array,
  files: readonly PackageFile[],
  { record, state }: Held,
  terminal: Terminal,
): Promise<void> {
  if (terminal.json) {
    const sha256 = createHash("sha256").update(zip).digest("hex");
    return answerJson(terminal, { file, out, recordId: record?.id ?? null, state, sha256, files: files.map(({ name }) => name) });
  }
  const lines = [
    `${terminal.tone("strong", out)}  ${terminal.say(STATES[state])}`,
    ...files.map(({ name, bytes }) => `  ${name}  ${terminal.tone("faint", `${bytes.length} B`)}`),
  ];
  return terminal.answer(`${lines.join("\n")}\n`);
}
