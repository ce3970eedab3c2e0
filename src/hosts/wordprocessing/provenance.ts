/** What a Word file says about how it and its pictures were made: C2PA in the package, IPTC in properties, metadata of pictures. */
import { sourceTypesIn } from "../../core/detect/claims.ts";
import { sha256Hex } from "../../core/sha256.ts";
import type { Paragraph, Picture, ProvenanceClaim } from "../../core/text/document.ts";
import type { XmlTree } from "../package/xml.ts";
import { aboutPicture, LARGEST_PICTURE, type AboutPicture } from "../reading/picture-claims.ts";
import type { OfficePackage } from "./opc.ts";
import { fileNameOf, pathOf } from "./part-names.ts";
import type { FieldContext } from "./fields.ts";
import { readParagraph } from "./paragraph.ts";
import { altTextOf, isDecorative, pictureElements, type PictureElement } from "./pictures.ts";
import type { Relationship } from "./relationships.ts";

/** Where C2PA 2.4 (A.6) puts a manifest in a package. */
const MANIFEST = "META-INF/content_credential.c2pa";

/** All beyond this much together are not looked into, either. */
const MOST_PICTURES = 32 * 1024 * 1024;

/** Statements about the file as a whole. Empty for nearly every file. */
export function claimsOf(opc: OfficePackage): ProvenanceClaim[] {
  const claims: ProvenanceClaim[] = [];
  if (opc.has(MANIFEST)) claims.push({ standard: "c2pa", place: MANIFEST, value: "manifest" });
  for (const part of opc.partNames) {
    if (!/^(?:docProps\/[^/]+\.(?:xml|xmp)|customXml\/item\d+\.xml)$/i.test(pathOf(part))) continue;
    const text = opc.tryText(part);
    if (text !== null) claims.push(...sourceTypesIn(text, part));
  }
  return claims;
}

const known = new WeakMap<OfficePackage, PackagePictures>();

/** What a package's pictures say of themselves, read once: Källmärkt never changes a picture. */
export function picturesOf(opc: OfficePackage): PackagePictures {
  const made = known.get(opc) ?? new PackagePictures(opc);
  known.set(opc, made);
  return made;
}

const SAYS_NOTHING: AboutPicture = { claims: [] };

export class PackagePictures {
  readonly #opc: OfficePackage;
  readonly #byPart = new Map<string, AboutPicture>();
  readonly #hashes = new Map<string, string | null>();
  /** True when a picture was too large, or one too many, to be looked into. */
  readonly isPartial: boolean;

  constructor(opc: OfficePackage) {
    this.#opc = opc;
    let left = MOST_PICTURES;
    let isPartial = false;
    for (const part of opc.partNames) {
      if (!/\/media\/[^/]+\.(?:png|jpe?g|jfif|webp)$/i.test(pathOf(part))) continue;
      const size = opc.sizeOf(part);
      if (size > LARGEST_PICTURE || size > left) {
        isPartial = true;
        continue;
      }
      left -= size;
      const bytes = opc.rawBytes(part);
      const about = bytes === null ? SAYS_NOTHING : aboutPicture(bytes);
      if (about.claims.length > 0) this.#byPart.set(part, about);
    }
    this.isPartial = isPartial;
  }

  /** The pictures that a paragraph shows, by the relationships of the part it stands in. */
  inParagraph(tree: XmlTree, p: number, fields: FieldContext, relationOf: (id: string) => Relationship | null): Picture[] {
    const { atoms } = readParagraph(tree, p, fields, () => null);
    return pictureElements(tree, atoms).flatMap((one) => {
      const relations = one.relations.map(relationOf).filter((relation) => relation?.kind === "image") as Relationship[];
      return relations.length === 0 ? [] : [this.#picture(tree, one, relations)];
    });
  }

  #picture(tree: XmlTree, { element, offset }: PictureElement, relations: readonly Relationship[]): Picture {
    const parts = [...new Set(relations.filter(({ external }) => !external).map(({ target }) => target))];
    const about = parts.map((part) => this.#byPart.get(part) ?? SAYS_NOTHING);
    const made = about.find((one) => one.made !== undefined)?.made;
    const altText = altTextOf(tree, element);
    const hashOf = (): string | undefined => this.#hashOf(parts);
    const picture = {
      name: fileNameOf(parts[0] ?? (relations[0] as Relationship).target),
      claims: about.flatMap(({ claims }) => claims),
      offset,
      ...(altText === null ? {} : { altText }),
      ...(isDecorative(tree, element) ? { isDecorative: true as const } : {}),
      ...(made === undefined ? {} : { made }),
    };
    if (parts.length === 0) return picture;
    // Worked out when it is asked for: a search for traces never does.
    return Object.defineProperty(picture, "hash", { get: hashOf, enumerable: true, configurable: true });
  }

  /** SHA-256 of the file; of several in one drawing, of their hashes in order. */
  #hashOf(parts: readonly string[]): string | undefined {
    const hashes = parts.map((part) => {
      const hash = this.#hashes.get(part) ?? this.#hash(part);
      this.#hashes.set(part, hash);
      return hash;
    });
    if (hashes.includes(null)) return undefined;
    return hashes.length === 1 ? (hashes[0] as string) : sha256Hex(hashes.join("\n"));
  }

  #hash(part: string): string | null {
    const bytes = this.#opc.rawBytes(part);
    return bytes === null ? null : sha256Hex(bytes);
  }
}

/** The paragraph with its pictures, or as it is when it has none. */
export function withPictures(paragraph: Paragraph, pictures: readonly Picture[]): Paragraph {
  return pictures.length === 0 ? paragraph : { ...paragraph, pictures };
}
