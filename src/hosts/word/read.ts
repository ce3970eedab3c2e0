/** Reads the document in one batch: its text as flat XML, the record kept in it, and what it says of itself. */
import { parseTag, TAG_PREFIX } from "../../core/label/tag.ts";
import type { HostReading } from "../../core/ports.ts";
import { RECORD_NAMESPACE } from "../../core/record/record.ts";
import type { StoryKind } from "../../core/text/document.ts";
import { MARK_STYLE_NAME, NOTICE_STYLE_NAME, SHADE } from "../wordprocessing/styles.ts";
import { FLAG } from "../wordprocessing/kept-record.ts";
import type { DocumentHost } from "../../core/ports.ts";
import { packed, unflatten } from "./flat-opc.ts";
import { readKept } from "./kept.ts";
import { atLeast, type WordLevel, type WordPorts } from "./office.ts";
import { mainOfFile, storyPlacesIn, type StoryPlace } from "./stories.ts";

/** What Word answered, before anything is made of it. */
export interface RawReading {
  /** The text as flat XML; null where it was not asked for, since Word can't give it: then the file is read. */
  readonly flat: string | null;
  /** Custom XML parts of ours, and what stands in the one that was known. */
  readonly parts: { readonly ids: readonly string[]; readonly known: { readonly id: string; readonly xml: string } | null };
  readonly flag: string | null;
}

/** A document as it stands in Word, with a draft of it in which edits can be rehearsed. */
export interface WordReading {
  readonly reading: HostReading;
  readonly draft: DocumentHost;
  /** Id of the custom XML part that holds the record, or null. */
  readonly partId: string | null;
  /** Custom XML parts of ours beside that one. */
  readonly spareParts: readonly string[];
  /** Styles of ours that the document has, by name; all of them where that is not known. */
  readonly styles: ReadonlySet<string>;
  /** Ids of the content controls that carry no tag of ours; empty where they are not known. */
  readonly controls: ReadonlySet<number>;
  /** Labels whose passage has the shading that is put behind it in a file; empty where that is not known. */
  readonly shaded: ReadonlySet<string>;
  /** Where Word's API finds the stories beside the body, by their ids. One that is not here can't be written in. */
  readonly stories: ReadonlyMap<string, StoryPlace>;
}

const OWN_STYLES = [MARK_STYLE_NAME, NOTICE_STYLE_NAME];

/** Queues everything that a reading needs; the answer is there after the next sync. `part`: the record's part, where it is known. */
export function queueRead(
  context: Word.RequestContext,
  level: WordLevel,
  part: Word.CustomXmlPart | null,
  asksFlat = true,
): () => RawReading {
  const { document } = context;
  const flat = asksFlat ? document.body.getOoxml() : null;
  const flag = document.properties.customProperties.getItemOrNullObject(FLAG);
  flag.load("value");
  const parts = atLeast(level, "1.4") ? document.customXmlParts.getByNamespace(RECORD_NAMESPACE) : null;
  parts?.load("items/id");
  part?.load("id");
  const xml = part?.getXml() ?? null;
  return () => ({
    flat: flat?.value ?? null,
    parts: {
      ids: parts?.items.map(({ id }) => id) ?? [],
      known: part && xml ? { id: part.id, xml: xml.value } : null,
    },
    flag: flag.isNullObject ? null : String(flag.value),
  });
}

/** The XML of record parts that were not known before: one more batch, and only where there are any. */
export async function readParts(context: Word.RequestContext, ids: readonly string[]): Promise<Map<string, string>> {
  const answers = ids.map((id) => ({ id, xml: context.document.customXmlParts.getItem(id).getXml() }));
  if (answers.length > 0) await context.sync();
  return new Map(answers.map(({ id, xml }) => [id, xml.value]));
}

/** Makes a reading of Word's answer. `file`: the document as a file, where it gave no XML. @throws AppError as the reader of files does */
export async function readingOf(
  raw: RawReading,
  kept: ReadonlyMap<string, string>,
  ports: WordPorts,
  { isWeb, level }: { readonly isWeb: boolean; readonly level: WordLevel },
  file: Uint8Array | null,
): Promise<WordReading> {
  // On a long document each of these stretches is felt by itself; together with what Office's own code has just done they would be far more so.
  await ports.breath();
  const flat = raw.flat === null ? null : unflatten(raw.flat, ports.fromBase64);
  await ports.breath();
  const bytes = flat ? await packed(flat, ports.breath) : file;
  if (bytes === null) throw new Error("neither XML nor a file was read");
  await ports.breath();
  const draft = ports.openPackage(bytes);
  const drafted = await draft.read();
  await ports.breath();
  const records = [...kept].flatMap(([id, xml]) => {
    const json = readKept(xml);
    return json === null ? [] : [{ id, json }];
  });
  const flagged = records.find(({ json }) => raw.flag !== null && json.includes(`"${raw.flag}"`)) ?? records[0];
  const main = flat?.main ?? mainOfFile(bytes);
  const unread = flat ? unreadIn(flat.types) : [];
  return {
    reading: {
      ...drafted,
      text: {
        ...drafted.text,
        ...(unread.length > 0 ? { unread } : {}),
      },
      keptRecord: flagged?.json ?? null,
      flag: raw.flag,
      notExamined: [...drafted.notExamined, ...(isWeb ? unread.filter((kind) => kind === "header" || kind === "footer") : [])],
      notices: [
        ...drafted.notices.filter((notice) => notice !== "several-records"),
        ...(records.length > 1 ? (["several-records"] as const) : []),
      ],
    },
    draft,
    partId: flagged?.id ?? null,
    styles: new Set(raw.flat === null ? OWN_STYLES : OWN_STYLES.filter((name) => raw.flat?.includes(`w:val="${name}"`))),
    controls: controlsIn(raw.flat ?? ""),
    shaded: shadedIn(raw.flat ?? ""),
    stories: new Map([...storyPlacesIn(main)].filter(([, { kind }]) => atLeast(level, "1.5") || !kind.endsWith("note"))),
    spareParts: records.map(({ id }) => id).filter((id) => id !== flagged?.id),
  };
}

/**
 * Stories that are not in what Word gave: on the web it leaves out headers and footers (OfficeDev/office-js-docs #583). A document that
 * has none gives none either, and leaving out what is not there does no harm. Text boxes may stand in a header.
 */
function unreadIn(types: readonly string[]): StoryKind[] {
  const has = (kind: string): boolean => types.some((type) => type.includes(`.${kind}+xml`));
  const isHeaderless = !has("header") && !has("footer");
  return [
    ...(has("header") ? [] : (["header"] as const)),
    ...(has("footer") ? [] : (["footer"] as const)),
    ...(has("comments") ? [] : (["comment"] as const)),
    ...(isHeaderless ? (["text-box"] as const) : []),
  ];
}

/** Word writes its own prefix always. */
function controlsIn(flat: string): Set<number> {
  const ids = new Set<number>();
  for (const [properties] of flat.matchAll(/<w:sdtPr\b[\s\S]*?<\/w:sdtPr>/g)) {
    if (properties.includes(`w:val="${TAG_PREFIX}`)) continue;
    const id = /<w:id w:val="(-?\d+)"/.exec(properties)?.[1];
    if (id !== undefined) ids.add(Number(id));
  }
  return ids;
}

/** What stands between the tag of a passage's control and the first end of a control after it is of that passage. */
function shadedIn(flat: string): Set<string> {
  const labels = new Set<string>();
  const shade = `w:fill="${SHADE}"`;
  if (!flat.includes(shade)) return labels;
  for (const { index, 1: value = "" } of flat.matchAll(/<w:tag w:val="([^"]*)"/g)) {
    const tag = parseTag(value);
    if (tag?.part.kind === "passage" && flat.slice(index, flat.indexOf("</w:sdt>", index)).includes(shade)) labels.add(tag.owner);
  }
  return labels;
}
