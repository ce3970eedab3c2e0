/** What the manifests ask to be allowed: permissions, and the addresses that their panes may show. */
import { files, type ManifestFiles } from "./make.ts";
import { named, readTree } from "./tree.ts";

export interface Allowed {
  readonly file: string;
  readonly permissions: readonly string[];
  readonly domains: readonly string[];
}

/** One entry a manifest, in the order of their files; the English one adds words only. */
export function allowedIn({ word, outlook, unified }: Pick<ManifestFiles, "word" | "outlook" | "unified">): Allowed[] {
  return [
    { file: files.word, ...inXml(word) },
    { file: files.unified, ...inJson(unified) },
    { file: files.outlook, ...inXml(outlook) },
  ];
}

function inXml(xml: string): Omit<Allowed, "file"> {
  const texts = (name: string): string[] => named(readTree(xml), name).map(({ text }) => text);
  return { permissions: texts("Permissions"), domains: texts("AppDomain") };
}

function inJson(json: string): Omit<Allowed, "file"> {
  const { authorization, validDomains = [] } = JSON.parse(json) as {
    authorization?: { permissions?: Readonly<Record<string, readonly { readonly name: string }[]>> };
    validDomains?: readonly string[];
  };
  const permissions = Object.values(authorization?.permissions ?? {}).flatMap((asked) => asked.map(({ name }) => name));
  return { permissions, domains: validDomains };
}
