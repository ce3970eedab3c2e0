/** Opens a document in the Word host, in front of the real office.js and the emulated Word; and reads what Word would save. */
import { Buffer } from "node:buffer";
import type { HostEdit } from "../../../src/core/edits.ts";
import { AppError } from "../../../src/core/errors.ts";
import type { HostReading } from "../../../src/core/ports.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { openWord, type WordHost, type WordPorts } from "../../../src/hosts/word/index.ts";
import { Overlay } from "../../../src/hosts/word/overlay.ts";
import { startOffice, type StartedOffice, type StartOptions } from "../../office/environment.ts";
import { profiles, type OfficeProfile } from "../../office/profiles.ts";
import { openInWord } from "../../office/word/index.ts";
import { docx as plainDocx, p, type Parts, r, run, style, table, wordPart } from "../docx/fake-docx.ts";

export interface InWord {
  readonly word: WordHost;
  readonly office: StartedOffice;
  /** Lets the time pass that the host waits for, and everything that follows from it happen. */
  pass(): Promise<void>;
  /** True: pauses take no time, as between two tries after a fault. */
  hurry(isHurried: boolean): void;
  /** What stands in the file that Word would save now, read by the .docx host. */
  saved(): Promise<HostReading>;
  bytes(): Uint8Array;
}

const open: StartedOffice[] = [];

/** Ends every Word that a test opened; a broken emulator fails the test here. */
export function closeAll(): void {
  for (const office of open.splice(0)) office.close();
}

export type Level = `1.${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** A profile at another level of WordApi. */
export function at(level: Level, name: OfficeProfile["name"] = "web"): OfficeProfile {
  const profile = profiles[name];
  return { ...profile, sets: { ...profile.sets, wordapi: level } };
}

export async function inWord(
  bytes: Uint8Array,
  profile: OfficeProfile = profiles.web,
  more: Partial<StartOptions> = {},
): Promise<InWord> {
  const document = openInWord(bytes, profile);
  const office = await startOffice({ ...more, profile, document });
  open.push(office);
  let waiting: (() => void)[] = [];
  let isHurried = false;
  let now = 0;
  const ports: WordPorts = {
    openPackage: (file) => openDocx(file),
    fromBase64: (text) => new Uint8Array(Buffer.from(text, "base64")),
    pause: (milliseconds) =>
      new Promise((resolve) => {
        if (isHurried) resolve();
        else
          waiting.push(() => {
            now += milliseconds;
            resolve();
          });
      }),
    breath: () => Promise.resolve(),
    clock: () => now,
  };
  const word = await openWord({ Word: office.Word, Office: office.Office }, ports, {
    overlay: (session) => new Overlay(session),
  });
  return {
    word,
    office,
    async pass() {
      await office.host.idle();
      const due = waiting;
      waiting = [];
      for (const resolve of due) resolve();
      await office.host.idle();
    },
    hurry(wanted) {
      isHurried = wanted;
    },
    saved: () => openDocx(document.bytes()).read(),
    bytes: () => document.bytes(),
  };
}

/** A document as Word would open it: there is always a styles part. `more`: further parts, whose relationships are rId2, rId3 … in order. */
export const docx = (body: string, more: Parts = {}): Uint8Array =>
  plainDocx(body, {
    "word/styles.xml": wordPart(
      "styles",
      `${style("Normal", "Normal").replace("<w:style ", '<w:style w:default="1" ')}${style("Rubrik1", "heading 1")}${style("Standardstycketeckensnitt", "Default Paragraph Font", "character").replace("<w:style ", '<w:style w:default="1" ')}`,
    ),
    ...more,
  });

/** A document with two notes of the same words, an endnote, a header with a table, and sections that share it. */
export function withStories(paragraphs: readonly string[], more: Parts = {}): Uint8Array {
  const note = (kind: "footnote" | "endnote", id: number, ...lines: readonly string[]): string =>
    `<w:${kind} w:id="${id}">${lines.map((line, index) => p(index === 0 ? run(`<w:${kind}Ref/>`) : "", r(`${index === 0 ? " " : ""}${line}`))).join("")}</w:${kind}>`;
  const separators = (kind: "footnote" | "endnote"): string =>
    `<w:${kind} w:type="separator" w:id="-1">${p(run("<w:separator/>"))}</w:${kind}><w:${kind} w:type="continuationSeparator" w:id="0">${p(run("<w:continuationSeparator/>"))}</w:${kind}>`;
  const refer = (kind: "footnote" | "endnote", id: number): string => run(`<w:${kind}Reference w:id="${id}"/>`);
  const [first = "", ...rest] = paragraphs;
  return docx(
    p(r(first), refer("footnote", 7), r(" Mer."), refer("footnote", 3), refer("endnote", 2)) +
      `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/></w:sectPr></w:pPr>${r("Avsnitt ett slutar.")}</w:p>` +
      `<w:p><w:pPr><w:sectPr/></w:pPr>${r("Avsnitt två är länkat.")}</w:p>` +
      rest.map((line) => p(r(line))).join("") +
      `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/></w:sectPr>`,
    {
      "word/footnotes.xml": wordPart(
        "footnotes",
        separators("footnote") + note("footnote", 3, "Se a.a. sidan fem.") + note("footnote", 7, "Se a.a. sidan fem."),
      ),
      "word/endnotes.xml": wordPart("endnotes", separators("endnote") + note("endnote", 2, "Slutnotens början.", "Dess slut.")),
      "word/header1.xml": wordPart("hdr", table(p(r("Sollentuna kommun")), p(r("Diarienummer 12"))) + p(r("Under tabellen"))),
      "word/header2.xml": wordPart("hdr", p(r("Första sidans huvud"))),
      "word/footer1.xml": wordPart("ftr", p(r("Sidfotens rad, med adress."))),
      ...more,
    },
  );
}

export const RECORD: HostEdit = { kind: "keep-record", recordId: "r1", json: '{"id":"r1"}' };

/** A mark over part of a paragraph of the body. */
export function mark(
  labelId: string,
  paragraph: number,
  start: number,
  end: number,
  more: Partial<Extract<HostEdit, { kind: "mark" }>> = {},
): HostEdit {
  return {
    kind: "mark",
    labelId,
    range: { story: "body", from: { paragraph, offset: start }, to: { paragraph, offset: end } },
    alias: "AI-text: ChatGPT",
    appearance: { place: "inline", text: "[AI: ChatGPT, 2026-11-03]", shading: false },
    ...more,
  };
}

/** A mark in any story, within one paragraph. */
export const markIn = (labelId: string, story: string, paragraph: number, start: number, end: number): HostEdit =>
  mark(labelId, paragraph, start, end, {
    range: { story, from: { paragraph, offset: start }, to: { paragraph, offset: end } },
  });

/** Does something with pauses that take no time, and answers how it was refused; null when it was done. */
export async function refusal(one: InWord, act: () => Promise<unknown>): Promise<AppError | null> {
  one.hurry(true);
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  } finally {
    one.hurry(false);
  }
}
