/** A document with pictures in the places where officials put them, each with its label: what the referees look at. */
import { commit } from "../../src/core/pipeline.ts";
import { builtInProfile } from "../../src/core/policy/catalogue.ts";
import { picturesIn, type PlacedPicture } from "../../src/core/text/document.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { docx, p, r, style, wordPart } from "../hosts/docx/fake-docx.ts";
import { alone, anchored, group, inline, MEDIA, RELATIONS, svg, vml } from "../hosts/docx/fake-pictures.ts";

const caption = (words: string): string => p('<w:pPr><w:pStyle w:val="Beskrivning"/></w:pPr>', r(words));
const cell = (inside: string): string => `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;

const body =
  p(r("Badplatserna i kommunen")) +
  alone(inline("rIdA", ' descr="Karta över badplatserna"')) +
  caption("Figur 1. Badplatserna 2026.") +
  p(r("Kartan är ett förslag. En bild till följer.")) +
  alone(inline("rIdB")) +
  p(anchored("rIdA", ' descr="Bryggan."'), r("Texten flyter runt bilden av bryggan. ".repeat(8))) +
  `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid><w:tr>${cell(alone(inline("rIdB", ' descr="Före"')))}${cell(p(r("Efter ")) + alone(inline("rIdA")))}</w:tr></w:tbl>` +
  p(inline("rIdB"), inline("rIdA")) +
  alone(svg("rIdB", "rIdS", ' descr="Diagram"')) +
  p(group("rIdA", "rIdB", ' descr="Två bilder"')) +
  p(vml("rIdB", ' alt="Gammal bild"')) +
  p(r("Slutet."));

const types = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
const styles = wordPart(
  "styles",
  `${style("Normal", "Normal")}${style("Beskrivning", "caption", "paragraph", "<w:rPr><w:i/></w:rPr>")}`,
);

export const picturesFile = (): Uint8Array =>
  docx(body, { ...MEDIA, "[Content_Types].xml": types, "word/styles.xml": styles }, { relationships: RELATIONS });

export interface LabelledPictures {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly inserted: readonly string[];
}

/** The document with every picture labelled, each on another day. */
export async function labelledPictures(): Promise<LabelledPictures> {
  let ids = 0;
  const surroundings = { now: "2026-11-20T10:00:00Z", newId: () => `id${++ids}`, newSalt: () => "0".repeat(32) };
  const host = openDocx(picturesFile());
  const count = picturesIn((await host.read()).text).length;
  for (let number = 0; number < count; number++) {
    const reading = await host.read();
    const { range } = picturesIn(reading.text)[number] as PlacedPicture;
    const searchDate = `2026-11-${String(number + 1).padStart(2, "0")}`;
    const request = { kind: "generated", engine: "DALL·E", engineReason: "prov", searchDate, language: "sv" } as const;
    const made = commit(reading, [{ range, request, picture: {} }], builtInProfile("karlskoga"), {}, surroundings);
    const outcomes = await host.apply(made.edits);
    if (outcomes.some(({ kind }) => kind !== "done")) throw new Error(`picture ${number + 1}: ${JSON.stringify(outcomes)}`);
  }
  return { bytes: host.bytes(), count, inserted: (await host.read()).insertions.map(({ text }) => text) };
}
