/** What a Word file says about how it and its pictures were made: C2PA in the package, IPTC in properties, metadata of pictures. */
import { sourceTypesIn } from "../../core/detect/claims.ts";
import type { Paragraph, Picture, ProvenanceClaim } from "../../core/text/document.ts";
import type { XmlTree } from "../package/xml.ts";
import { claimsInPicture, LARGEST_PICTURE } from "../reading/picture-claims.ts";
import type { OfficePackage } from "./opc.ts";

/** Where C2PA 2.4 (A.6) puts a manifest in a package. */
const MANIFEST = "META-INF/content_credential.c2pa";

/** All beyond this much together are not looked into, either. */
const MOST_PICTURES = 32 * 1024 * 1024;

/** Statements about the file as a whole. Empty for nearly every file. */
export function claimsOf(opc: OfficePackage): ProvenanceClaim[] {
  const claims: ProvenanceClaim[] = [];
  if (opc.has(MANIFEST)) claims.push({ standard: "c2pa", place: MANIFEST, value: "manifest" });
  for (const part of opc.partNames) {
    if (!/^(?:docProps\/[^/]+\.(?:xml|xmp)|customXml\/item\d+\.xml)$/i.test(part)) continue;
    const text = opc.tryText(part);
    if (text !== null) claims.push(...sourceTypesIn(text, part));
  }
  return claims;
}

const known = new WeakMap<OfficePackage, PictureClaims>();

/** The statements of a package's pictures, read once: Källmärkt never changes a picture. */
export function pictureClaimsOf(opc: OfficePackage): PictureClaims {
  const made = known.get(opc) ?? new PictureClaims(opc);
  known.set(opc, made);
  return made;
}

export class PictureClaims {
  readonly #byPart = new Map<string, readonly ProvenanceClaim[]>();
  /** True when a picture was too large, or one too many, to be looked into. */
  readonly isPartial: boolean;

  constructor(opc: OfficePackage) {
    let left = MOST_PICTURES;
    let isPartial = false;
    for (const part of opc.partNames) {
      if (!/\/media\/[^/]+\.(?:png|jpe?g|jfif|webp)$/i.test(part)) continue;
      const size = opc.sizeOf(part);
      if (size > LARGEST_PICTURE || size > left) {
        isPartial = true;
        continue;
      }
      left -= size;
      const bytes = opc.rawBytes(part);
      const claims = bytes === null ? [] : claimsInPicture(bytes);
      if (claims.length > 0) this.#byPart.set(part.toLowerCase(), claims);
    }
    this.isPartial = isPartial;
  }

  get isEmpty(): boolean {
    return this.#byPart.size === 0;
  }

  /** The pictures with statements that a paragraph shows, by the relationships of the part it stands in. */
  inParagraph(tree: XmlTree, element: number, targetOf: (id: string) => string | null): Picture[] {
    const source = tree.source.slice(tree.start[element], tree.end[element]);
    const pictures: Picture[] = [];
    for (const match of source.matchAll(/\s[A-Za-z\d]{1,12}:(?:embed|link|id)="([^"]{1,80})"/g)) {
      const target = targetOf(match[1] as string);
      const claims = target === null ? undefined : this.#byPart.get(target.toLowerCase());
      if (target === null || claims === undefined || pictures.some(({ name }) => name === nameOf(target))) continue;
      pictures.push({ name: nameOf(target), claims });
    }
    return pictures;
  }
}

const nameOf = (part: string): string => part.slice(part.lastIndexOf("/") + 1);

/** The paragraph with its pictures, or as it is when none says anything. */
export function withPictures(paragraph: Paragraph, pictures: readonly Picture[]): Paragraph {
  return pictures.length === 0 ? paragraph : { ...paragraph, pictures };
}
