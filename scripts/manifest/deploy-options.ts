/** Reads what the person wrote after `npm run deploy:manifests --`, and refuses with a sentence what could not become a manifest. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "../root.mjs";
import type { Settings } from "./settings.ts";

export const usage = `Use: npm run deploy:manifests -- --host https://… --support https://… --out FOLDER [--profile ID] [--name "… kommun"]

  --host     where the files of dist/ are served, over https
  --support  the page where your staff get help
  --out      folder for the manifests; it is made, and files of the same names in it are replaced
  --profile  policy profile that the pane starts with: ${profileIds().join(", ")}
  --name     your name, shown after Källmärkt`;

export interface DeployOptions {
  readonly settings: Omit<Settings, "version">;
  readonly out: string;
}

/** Throws an Error whose message is for the person. */
export function deployOptions(words: readonly string[]): DeployOptions {
  const text = { type: "string" } as const;
  let values: Readonly<Record<string, string | undefined>>;
  try {
    const options = { host: text, support: text, out: text, profile: text, name: text };
    values = parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error });
  }
  const { host, support, out, profile, name } = values;
  if (host === undefined || support === undefined || out === undefined)
    throw new Error(`--host, --support and --out are needed.\n\n${usage}`);
  if (profile !== undefined && !profileIds().includes(profile))
    throw new Error(`There is no profile ${profile}. There are: ${profileIds().join(", ")}.`);
  const owner = name?.trim() ?? "";
  if (owner.length > 60) throw new Error("--name is longer than 60 characters, more than a ribbon can show.");
  return {
    settings: {
      host: address("--host", host).replace(/\/+$/u, ""),
      support: address("--support", support),
      profile: profile ?? null,
      owner: owner === "" ? null : owner,
    },
    out: path.resolve(out),
  };
}

/** Profiles that come with the pane; one that others stand on is no municipality's. */
function profileIds(): string[] {
  return readdirSync(path.join(root, "policies"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/u, ""));
}

function address(option: string, text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`${option} is no address: ${text}`);
  }
  if (url.protocol !== "https:") throw new Error(`${option} must be https, Office takes nothing else: ${text}`);
  if (option === "--host" && (url.search !== "" || url.hash !== ""))
    throw new Error(`--host is the folder alone, without ? and #: ${text}`);
  if (url.username !== "" || url.password !== "") throw new Error(`${option} must not carry a name or password.`);
  return url.href;
}
