/** A story as the text of a document: its paragraphs with the pictures they show, the prompts that stand open, and what is unseen. */
import type { DocumentText, Span } from "../../core/text/document.ts";
import type { XmlTree } from "../package/xml.ts";
import { themeOf } from "./looks.ts";
import { isBoxOutside } from "./off-page.ts";
import type { OfficePackage } from "./opc.ts";
import { mayHavePictures } from "./pictures.ts";
import { promptsIn, promptsOf } from "./prompts.ts";
import { withPictures, type PackagePictures } from "./provenance.ts";
import type { PlacedStory } from "./story.ts";
import type { Relationship } from "./relationships.ts";
import { Seer, type Unseen } from "./unseen.ts";
import { W } from "./vocabulary.ts";

/** What is asked of a part once, however many notes stand in it. */
export interface PartFacts {
  readonly tree: XmlTree;
  /** Null where nothing in the part is unseen. */
  readonly unseenIn: ReturnType<Seer["in"]>;
  readonly prompts: readonly Span[];
  readonly hasPictures: boolean;
  readonly relationOf: (id: string) => Relationship | null;
}

/** Who tells what is unseen, by the document's styles, its theme and the colour of its pages. A theme that is damaged is none: no text hangs on it. */
export function seerOf(opc: OfficePackage, mainPart: string, main: XmlTree, styles: XmlTree | null): Seer {
  const themePart = opc.related(mainPart, "theme");
  const theme = themeOf(themePart === null ? null : opc.tryTree(themePart));
  return new Seer({ styles, theme, isOnPaper: !/<\w{1,8}:background /.test(main.source.slice(0, 4000)) });
}

export function factsOf(opc: OfficePackage, makeSeer: () => Seer): (part: string) => PartFacts | null {
  const known = new Map<string, PartFacts | null>();
  let seer: Seer | null = null;
  return (part) => {
    const earlier = known.get(part);
    if (earlier !== undefined) return earlier;
    const tree = opc.tree(part);
    const facts = tree && {
      tree,
      unseenIn: (seer ??= makeSeer()).in(tree),
      prompts: promptsIn(tree),
      hasPictures: tree.code.includes(W.drawing) || tree.code.includes(W.pict),
      relationOf: relationsOf(opc, part),
    };
    known.set(part, facts);
    return facts;
  };
}

export function toStory(story: PlacedStory, facts: PartFacts | null, pictures: PackagePictures): DocumentText["stories"][number] {
  const plain = { id: story.id, kind: story.kind, paragraphs: story.paragraphs.map(({ paragraph }) => paragraph) };
  if (!facts) return plain;
  const { tree, prompts, relationOf, hasPictures, unseenIn } = facts;
  const isBox = story.kind === "text-box";
  const isOutside = isBox && isBoxOutside(tree, story.root);
  if (unseenIn === null && prompts.length === 0 && !hasPictures && !isOutside) return plain;
  const paragraphs = story.paragraphs.map(({ element, paragraph, fields }) => {
    const unseen = isOutside ? allOf(paragraph.text) : unseenIn?.(element, fields, paragraph, isBox);
    const unreadable = unseen?.unreadable ?? [];
    const hidden = unseen?.hidden ?? [];
    const open = prompts.length === 0 ? [] : promptsOf(tree, element, paragraph.text, prompts);
    const shows = hasPictures && mayHavePictures(tree, element);
    const shown = shows ? withPictures(paragraph, pictures.inParagraph(tree, element, fields, relationOf)) : paragraph;
    if (unreadable.length === 0 && open.length === 0 && hidden.length === 0) return shown;
    const all = hidden.length === 0 ? {} : { hidden: [...shown.hidden, ...hidden].sort((a, b) => a.start - b.start) };
    return { ...shown, ...all, ...(unreadable.length > 0 ? { unreadable } : {}), ...(open.length > 0 ? { prompts: open } : {}) };
  });
  return { ...plain, paragraphs };
}

const allOf = ({ length }: string): Unseen => ({ hidden: length === 0 ? [] : [{ start: 0, end: length }], unreadable: [] });

/** Finds a part's relationships by their ids, which are looked up once. */
export function relationsOf(opc: OfficePackage, part: string): (id: string) => Relationship | null {
  let relations: Map<string, Relationship> | null = null;
  return (id) => {
    relations ??= new Map(opc.relationships(part).map((r) => [r.id, r]));
    return relations.get(id) ?? null;
  };
}
