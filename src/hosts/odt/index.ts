/** Reads an OpenDocument text (.odt): body, headers, footers, notes, comments and text boxes. It is not written. */
import type { HostReading, ReadingNotice } from "../../core/ports.ts";
import { sourceTypesIn } from "../../core/detect/claims.ts";
import type { DocumentMetadata, Picture, ProvenanceClaim, Story, StoryKind } from "../../core/text/document.ts";
import type { XmlTree } from "../package/xml.ts";
import { scanXml } from "../package/xml.ts";
import type { ZipArchive, ZipCodec } from "../package/zip.ts";
import { looksLikeZip, readEntry, readZip } from "../package/zip.ts";
import { textOf } from "../reading/encoding.ts";
import { aboutPicture, LARGEST_PICTURE } from "../reading/picture-claims.ts";
import { damaged, encrypted, MOST_TEXT, notA, readOnly, tooLarge } from "../reading/read-only.ts";
import type { Gathered } from "./story.ts";
import { addStory, characterData, paragraphsIn } from "./story.ts";
import { readOdtStyles } from "./styles.ts";
import { O, odtVocabulary } from "./vocabulary.ts";

const WHAT = { sv: "ett OpenDocument-dokument (.odt)", en: "an OpenDocument text (.odt)" };
const TYPE = /^application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?$/;

/**
 * Throws `not-a-document` (no zip, another kind of OpenDocument), `encrypted-document`, `damaged-document`,
 * `external-entities`, `too-large`, `too-compressed`.
 */
export function readOdt(bytes: Uint8Array, codec: ZipCodec): HostReading {
  if (!looksLikeZip(bytes)) throw notA(WHAT);
  const archive = readZip(bytes);
  const type = partOf(archive, "mimetype", codec);
  if (type !== null && !TYPE.test(type.trim())) throw notA(WHAT);
  const manifest = partOf(archive, "META-INF/manifest.xml", codec);
  if (manifest !== null && /<[^>]*\bencryption-data\b/.test(manifest)) throw encrypted();
  const content = treeOf(archive, "content.xml", codec);
  if (content === null) throw type === null ? notA(WHAT) : damaged(WHAT);
  const stylesPart = treeOf(archive, "styles.xml", codec);
  const styles = readOdtStyles([
    ...(stylesPart ? [{ tree: stylesPart, isContent: false }] : []),
    { tree: content, isContent: true },
  ]);
  const gathered: Gathered = {
    stories: [],
    notExamined: [],
    counts: new Map(),
    pictureOf: picturesIn(archive, codec),
    loose: [],
  };
  const body = paragraphsIn(content, 0, styles, gathered);
  if (stylesPart) readHeadersAndFooters(stylesPart, styles, gathered);
  const stories = [{ id: "body", kind: "body", paragraphs: body } as const, ...ordered(gathered.stories)];
  const loose = gathered.loose.length === 0 ? {} : { pictures: gathered.loose };
  return readOnly(
    { stories, language: styles.language, metadata: { ...metadataOf(archive, codec), ...loose } },
    gathered.notExamined,
    noticesOf(archive, content),
  );
}

/** The order in which a Word file's stories are read, so that one document has one order of stories in both formats. */
const ORDER: readonly StoryKind[] = ["body", "text-box", "footnote", "endnote", "header", "footer", "comment"];

function ordered(stories: readonly Story[]): Story[] {
  return [...stories].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

const HEADERS: ReadonlySet<number> = new Set([O["style:header"], O["style:header-left"], O["style:header-first"]]);
const FOOTERS: ReadonlySet<number> = new Set([O["style:footer"], O["style:footer-left"], O["style:footer-first"]]);

function readHeadersAndFooters(tree: XmlTree, styles: ReturnType<typeof readOdtStyles>, gathered: Gathered): void {
  for (let element = 0; element < tree.count; element++) {
    const code = tree.code[element] as number;
    if (HEADERS.has(code)) addStory("header", paragraphsIn(tree, element, styles, gathered), gathered);
    if (FOOTERS.has(code)) addStory("footer", paragraphsIn(tree, element, styles, gathered), gathered);
  }
}

function metadataOf(archive: ZipArchive, codec: ZipCodec): DocumentMetadata {
  const tree = treeOf(archive, "meta.xml", codec);
  if (!tree) return claimsOf(archive, codec).length > 0 ? { provenance: claimsOf(archive, codec) } : {};
  const value = (code: number): string | null => {
    for (let element = 0; element < tree.count; element++) {
      if (tree.code[element] !== code) continue;
      const text = characterData(tree.source.slice(tree.openEnd[element], tree.closeStart[element])).trim().slice(0, 1000);
      return text === "" ? null : text;
    }
    return null;
  };
  const found = {
    title: value(O["dc:title"]),
    creator: value(O["meta:initial-creator"]),
    lastModifiedBy: value(O["dc:creator"]),
    description: value(O["dc:description"]),
    application: value(O["meta:generator"]),
    created: value(O["meta:creation-date"]),
  };
  const provenance = claimsOf(archive, codec);
  return {
    ...Object.fromEntries(Object.entries(found).filter(([, text]) => text !== null)),
    ...(provenance.length > 0 ? { provenance } : {}),
  };
}

/** Where C2PA 2.4 (A.6) puts a manifest in a package. */
const MANIFEST = "META-INF/content_credential.c2pa";

/** Statements about the file as a whole: a manifest in the package, a digital source type among its properties. */
function claimsOf(archive: ZipArchive, codec: ZipCodec): ProvenanceClaim[] {
  const has = archive.entries.some((entry) => entry.name === MANIFEST);
  const meta = partOf(archive, "meta.xml", codec);
  return [
    ...(has ? [{ standard: "c2pa", place: MANIFEST, value: "manifest" } as const] : []),
    ...(meta === null ? [] : sourceTypesIn(meta, "meta.xml")),
  ];
}

/** The pictures of the package by address, each unpacked when a paragraph shows it, and once. */
function picturesIn(archive: ZipArchive, codec: ZipCodec): Gathered["pictureOf"] {
  const known = new Map<string, Picture | null>();
  return (address) => {
    const name = address.replace(/^\.\//, "");
    const earlier = known.get(name);
    if (earlier !== undefined) return earlier;
    const entry = archive.entries.find((candidate) => candidate.name === name);
    const isRead = entry !== undefined && entry.size <= LARGEST_PICTURE;
    const about = isRead ? aboutPicture(readEntry(archive, entry, codec)) : { claims: [] };
    const picture = about.claims.length === 0 ? null : { name: name.slice(name.lastIndexOf("/") + 1), ...about };
    known.set(name, picture);
    return picture;
  };
}

function noticesOf(archive: ZipArchive, content: XmlTree): ReadingNotice[] {
  const notices: ReadingNotice[] = [];
  if (archive.entries.some((entry) => entry.name === "META-INF/documentsignatures.xml")) notices.push("signed");
  if (content.code.includes(O["text:tracked-changes"])) notices.push("tracked-changes");
  if (archive.entries.some((entry) => /^(?:Basic|Scripts)\//.test(entry.name))) notices.push("macros");
  return notices;
}

function treeOf(archive: ZipArchive, name: string, codec: ZipCodec): XmlTree | null {
  const source = partOf(archive, name, codec);
  return source === null ? null : scanXml(source, odtVocabulary, name);
}

function partOf(archive: ZipArchive, name: string, codec: ZipCodec): string | null {
  const entry = archive.entries.find((candidate) => candidate.name === name);
  if (!entry) return null;
  if (entry.size > MOST_TEXT * 4) throw tooLarge(`delen ${name} är över 256 MB`, `the part ${name} exceeds 256 MB`);
  return textOf(readEntry(archive, entry, codec)).text;
}
