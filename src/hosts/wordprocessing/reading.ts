/** Reads a Word package as stories of text, with the marks, insertions and record that Källmärkt keeps in it. */
import type { DocumentText, StoryKind } from "../../core/text/document.ts";
import type { HostReading, Insertion, MarkedPiece, ReadingNotice } from "../../core/ports.ts";
import { attributeOf, childOf, childrenOf, nameOf, type XmlTree } from "../package/xml.ts";
import { readKeptRecord } from "./kept-record.ts";
import { aboutItself } from "./metadata.ts";
import { mainPartOf, type OfficePackage } from "./opc.ts";
import type { OwnControl } from "./own-control.ts";
import { ownNotesIn, type OwnNotes } from "./own-notes.ts";
import { fileNameOf, pathOf } from "./part-names.ts";
import { picturesOf } from "./provenance.ts";
import { settingsOf, type Protection } from "./settings.ts";
import { readStory, type OwnParagraph, type PlacedStory } from "./story.ts";
import { factsOf, relationsOf, seerOf, toStory } from "./story-text.ts";
import { NO_STYLES, readStyles, type Styles } from "./styles.ts";
import { W } from "./vocabulary.ts";

/** A package read once: everything an edit needs to find its place. */
export interface DocxReading {
  readonly mainPart: string;
  readonly strict: boolean;
  readonly styles: Styles;
  readonly stories: readonly PlacedStory[];
  readonly protection: Protection;
  readonly signed: boolean;
  readonly reading: HostReading;
}

const PARTS: readonly { readonly kind: string; readonly story: StoryKind; readonly item: number }[] = [
  { kind: "header", story: "header", item: 0 },
  { kind: "footer", story: "footer", item: 0 },
  { kind: "footnotes", story: "footnote", item: W.footnote },
  { kind: "endnotes", story: "endnote", item: W.endnote },
  { kind: "comments", story: "comment", item: W.comment },
];

const NO_NOTES: OwnNotes = new Map();

/** What was read before an edit: the stories and the trees they were read from, by part. */
export interface EarlierReading {
  readonly reading: DocxReading;
  readonly trees: ReadonlyMap<string, XmlTree>;
}

/**
 * Reads the package. With `earlier`, paragraphs that an edit did not touch are taken from there.
 * @throws AppError as `OfficePackage` does, for any part that text stands in
 */
export function readDocx(opc: OfficePackage, earlier: EarlierReading | null = null): DocxReading {
  const mainPart = mainPartOf(opc);
  const main = opc.tree(mainPart);
  if (!main) throw new Error(`main part ${mainPart} is gone`);
  const stylesPart = opc.related(mainPart, "styles");
  const stylesTree = stylesPart === null ? null : opc.tree(stylesPart);
  const styles = stylesTree ? readStyles(stylesTree) : NO_STYLES;
  const body = childOf(main, 0, W.body);
  const notesPart = opc.related(mainPart, "footnotes");
  const notes = ownNotesIn(notesPart === null ? null : opc.tree(notesPart));
  const stories: PlacedStory[] = [];
  const add = (part: string, tree: XmlTree, root: number, id: string, kind: StoryKind): void => {
    const old = earlier?.reading.stories.find((candidate) => candidate.id === id);
    const oldTree = earlier?.trees.get(part);
    const story = readStory(
      tree,
      root,
      id,
      styles,
      targetsOf(opc, part),
      part === mainPart ? notes : NO_NOTES,
      old && oldTree ? { tree: oldTree, story: old, same: opc.sameIn(part, oldTree) } : null,
    );
    const empty = story.paragraphs.length === 0 && kind !== "body";
    if (!empty || story.ownParagraphs.length > 0 || story.textBoxes.length > 0) stories.push({ ...story, kind, part, root });
    for (const box of story.textBoxes) add(part, tree, box, `text-box:${++boxes}`, "text-box");
  };
  let boxes = 0;
  if (body >= 0) add(mainPart, main, body, "body", "body");
  for (const { kind, story, item } of PARTS) {
    for (const part of partsOf(opc, mainPart, kind)) {
      const tree = opc.tree(part);
      if (!tree) continue;
      if (item === 0) add(part, tree, 0, `${kind}:${fileNameOf(part).replace(/\.xml$/, "")}`, story);
      else {
        for (const element of childrenOf(tree, 0)) {
          if (tree.code[element] !== item || (attributeOf(tree, element, "type") ?? "normal") !== "normal") continue;
          add(part, tree, element, `${story}:${attributeOf(tree, element, "id") ?? ""}`, story);
        }
      }
    }
  }
  const settings = settingsOf(opc, mainPart);
  const pictures = picturesOf(opc);
  const facts = factsOf(opc, () => seerOf(opc, mainPart, main, stylesTree));
  const metadata = aboutItself(opc, mainPart);
  let text: DocumentText | null = null;
  const signed =
    opc.relationships("").some((r) => r.kind === "origin") ||
    opc.partNames.some((name) => pathOf(name).toLowerCase().startsWith("_xmlsignatures/"));
  const kept = readKeptRecord(opc, mainPart);
  const notices: ReadingNotice[] = [];
  if (kept.several) notices.push("several-records");
  if (signed) notices.push("signed");
  if (settings.protection !== "none") notices.push("protected");
  if (settings.tracking) notices.push("tracked-changes");
  if (/macroEnabled/i.test(opc.contentType(mainPart) ?? "")) notices.push("macros");
  if (opc.relationships("").some((r) => r.kind === "classificationlabels")) notices.push("sensitivity-label");
  return {
    mainPart,
    strict: /^http:\/\/purl\.oclc\.org\//.test(nameOf(main, 0).namespace),
    styles,
    stories,
    protection: settings.protection,
    signed,
    reading: {
      // Worked out when it is asked for: what is read again after a write, to check it, is mostly not asked.
      get text() {
        text ??= {
          stories: ordered(stories).map((story) => toStory(story, facts(story.part), pictures)),
          language: styles.language,
          metadata,
        };
        return text;
      },
      marks: stories.flatMap(marksOf),
      insertions: stories.flatMap(insertionsOf),
      keptRecord: kept.json,
      flag: kept.flag,
      notExamined: [
        ...(stories.some((story) => story.hasAltChunk) ? ["altChunk"] : []),
        ...(pictures.isPartial ? ["picture-metadata"] : []),
      ],
      notices,
    },
  };
}

const ORDER: readonly StoryKind[] = ["body", "text-box", "footnote", "endnote", "header", "footer", "comment"];

function ordered(stories: readonly PlacedStory[]): PlacedStory[] {
  return stories
    .filter((story) => story.paragraphs.length > 0 || story.kind === "body")
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function partsOf(opc: OfficePackage, mainPart: string, kind: string): string[] {
  const parts = opc.relationships(mainPart).filter((r) => r.kind === kind && !r.external && opc.has(r.target));
  return [...new Set(parts.map((r) => r.target))].sort();
}

function targetsOf(opc: OfficePackage, part: string): (id: string) => string | null {
  const relationOf = relationsOf(opc, part);
  return (id) => relationOf(id)?.target ?? null;
}

function marksOf(story: PlacedStory): MarkedPiece[] {
  return story.paragraphs.flatMap(({ own }, paragraph) =>
    own.flatMap(({ tag, start, end, alias }) =>
      tag.part.kind === "passage"
        ? [
            {
              labelId: tag.owner,
              piece: tag.part.piece,
              range: { story: story.id, from: { paragraph, offset: start }, to: { paragraph, offset: end } },
              alias,
            },
          ]
        : [],
    ),
  );
}

function insertionsOf(story: PlacedStory): Insertion[] {
  const from = (own: readonly OwnControl[], paragraph: number, look?: OwnParagraph["look"]): Insertion[] =>
    own.flatMap(({ tag, text, alias }) =>
      tag.part.kind === "passage"
        ? []
        : [
            {
              owner: tag.owner,
              part: tag.part.kind,
              text: text.trim(),
              story: story.id,
              paragraph,
              alias,
              ...(look ? { look } : {}),
            },
          ],
    );
  return [
    ...story.paragraphs.flatMap(({ own }, paragraph) => from(own, paragraph)),
    ...story.ownParagraphs.flatMap(({ own, before, look }) => from(own, before, look)),
  ];
}
