/** What is wrong with the addresses of a manifest: https only, and pages from the add-in's own domain. */

export interface Named {
  readonly of: string;
  readonly address: string;
}

/** Where people are sent for help may lie elsewhere. */
const isHelp = ({ of }: Named): boolean => of === "SupportUrl" || of === "Support.Url" || of.startsWith("developer.");

/** `domains` as the manifest lists them: origins, or hosts without a scheme. */
export function addressFaults(addresses: readonly Named[], domains: readonly string[]): string[] {
  const own = domains.map((domain) => (domain.includes("://") ? domain : `https://${domain}`));
  return [
    ...domains.filter((domain) => domain.includes("*")).map((domain) => `domain ${domain} lets in more than our own pages`),
    ...addresses.flatMap((one) => faultsOf(one, own)),
  ];
}

function faultsOf(one: Named, own: readonly string[]): string[] {
  let url: URL;
  try {
    url = new URL(one.address);
  } catch {
    return [`${one.of} is no address: ${one.address}`];
  }
  if (url.protocol !== "https:") return [`${one.of} is not https: ${one.address}`];
  if (!isHelp(one) && !own.includes(url.origin)) return [`${one.of} lies outside the listed domains: ${one.address}`];
  return [];
}
