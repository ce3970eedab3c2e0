/** What differs between one municipality's manifests and another's, and the ids that follow from it. */
import { createHash } from "node:crypto";

export interface Settings {
  /** Where the built pages lie: https, no slash at the end. May have a path: https://tillagg.avesta.se/kallmarkt */
  readonly host: string;
  /** Where people get help. */
  readonly support: string;
  /** Id of a policy profile that the pane starts with; null: the person chooses. */
  readonly profile: string | null;
  /** Whose installation it is, shown after the product's name; null for development. */
  readonly owner: string | null;
  /** As in package.json: 0.1.0. */
  readonly version: string;
}

/** Where `npm run serve` is met behind a local https front: the manifests that lie in the checkout. */
export const development = {
  host: "https://localhost:3000",
  support: "https://localhost:3000/workbench.html",
  profile: null,
  owner: null,
} as const;

export const kinds = ["word", "outlook", "unified"] as const;
export type ManifestKind = (typeof kinds)[number];

/** Källmärkt's own namespace for name-based ids (RFC 9562 §5.5): any UUID that is never another's; this one was drawn at random. */
const NAMESPACE = "8d1c2c0e-52f4-4c77-9f0e-3b7c0a4e61d5";

/** The add-in's id for one host: the same host gives the same id each time, so that a later version updates the earlier one. */
export function idFor(kind: ManifestKind, host: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(`${kind} ${host.toLowerCase()}`)
    .digest();
  // Version 5, and the variant of the RFC.
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.subarray(0, 16).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A page of the add-in with what it should know: the profile, and the part to open. */
export function pageAddress(settings: Settings, page: string, view: string | null = null): string {
  const query = new URLSearchParams({
    ...(settings.profile === null ? {} : { profile: settings.profile }),
    ...(view === null ? {} : { view }),
  }).toString();
  return `${settings.host}/${page}${query === "" ? "" : `?${query}`}`;
}

export const iconAddress = (settings: Settings, name: string, size: number): string =>
  `${settings.host}/assets/icons/${name}-${size}.png`;

/** The name in the admin centre and on the ribbon's group: "Källmärkt", or "Källmärkt Avesta kommun". */
export const titleOf = (name: string, { owner }: Settings): string => (owner === null ? name : `${name} ${owner}`);

export const ribbonSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;
