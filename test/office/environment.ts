/** Microsoft's real office.js in a jsdom window, with the emulated host as its parent: `startOffice` for tests in Node. */
/// <reference types="office-js" />
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole, type DOMWindow } from "jsdom";
import type { OpenDocument, Person } from "./host-object.ts";
import { metadata, root } from "./metadata/index.ts";
import { OfficeHost, type HostSettings } from "./office-host.ts";
import { profiles, type OfficeProfile } from "./profiles.ts";
import { hasQuirk } from "./quirks.ts";
import { ADDIN_ORIGIN, HOST_ORIGIN, windowName } from "./transport/app-context.ts";
import { externalOf } from "./transport/win32.ts";
import { Xdm } from "./transport/xdm.ts";
import { openInWord } from "./word/index.ts";

/** Where production pages load office.js from. */
export const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const installed = path.join(root, "node_modules", "@microsoft", "office-js", "dist");

export interface StartOptions extends Partial<Omit<HostSettings, "profile" | "surface" | "document">> {
  readonly profile?: OfficeProfile["name"] | OfficeProfile;
  /** The file to open in the emulated Word, or a document that is open already. */
  readonly docx?: Uint8Array;
  readonly document?: OpenDocument;
  /** How the page and its host talk: as on the web, or as in Word for Windows (`window.external`). */
  readonly transport?: "web" | "win32";
  /** Where the host says it is; office.js trusts Microsoft's own addresses only. */
  readonly hostOrigin?: string;
}

/** What a page has after `Office.onReady`, and the host on the other side. `Word` and `OfficeExtension` are the page's own. */
export interface StartedOffice {
  readonly window: DOMWindow;
  readonly Office: typeof Office;
  readonly Word: typeof Word;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly host: OfficeHost;
  /** What the person in front of Word does. */
  readonly person: Person;
  /** The document saved as a file, as it is now. */
  bytes(): Uint8Array;
  /** Requests that the page made beyond office.js itself. */
  readonly foreignRequests: readonly string[];
  /** Ends the window; fails when the emulator itself broke or lacked a member that was asked for. */
  close(): void;
}

const files = new Map<string, string>();

/** One of Microsoft's scripts, read once per process; null when the installed package has none of that name. */
export function script(name: string): string | null {
  const known = files.get(name);
  if (known !== undefined) return known;
  const file = path.join(installed, name);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  files.set(name, text);
  return text;
}

/** The script that office.js loads for its host. */
export const HOST_FILES = { web: "word-web-16.00.js", win32: "word-win32-16.01.js" } as const;

/** The host's script with the overlay behind it, as it is handed to the page: in memory, never written. */
export function hostScript(overlay: string, profile: OfficeProfile, transport: keyof typeof HOST_FILES): string {
  return `${script(HOST_FILES[transport]) ?? ""}\n${overlay}\n${transport === "web" ? platformOverlay(profile) : ""}`;
}

/**
 * On the web's transport a page can still be told that it runs in Word for Windows or Mac: what the host says it is, and requirement sets
 * compared part by part as there, without the web's own exceptions.
 */
function platformOverlay(profile: OfficeProfile): string {
  const platform = `OfficeExt.HostName.Host.getInstance().getPlatform = function () { return ${JSON.stringify(profile.platform)}; };`;
  const comparison = "OSF.AdditionalPostContextSettingOverride = undefined;";
  return (
    (profile.platform === "OfficeOnline" ? "" : platform) + (hasQuirk(profile, "sets-compared-as-numbers") ? "" : comparison)
  );
}

class Shelf extends ResourceLoader {
  readonly foreign: string[] = [];
  readonly #answer: (name: string) => string | null;

  constructor(answer: (name: string) => string | null) {
    super();
    this.#answer = answer;
  }

  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    if (!url.startsWith(CDN)) {
      this.foreign.push(url);
      return null;
    }
    const name = url.slice(CDN.length).replace(/[?#].*$/u, "");
    const text = this.#answer(name);
    return text === null ? null : (Promise.resolve(Buffer.from(text)) as ReturnType<ResourceLoader["fetch"]>);
  }
}

/** Opens a page with office.js in front of an emulated host, and waits for `Office.onReady`. */
export async function startOffice(options: StartOptions): Promise<StartedOffice> {
  const page = await openPage(options);
  const { window, host, foreignRequests } = page;
  const globals = window as unknown as Pick<StartedOffice, "Office" | "Word" | "OfficeExtension">;
  if (globals.Office === undefined) throw new Error(`office.js did not load: ${String(page.errors[0])}`);
  await globals.Office.onReady();
  return {
    window,
    Office: globals.Office,
    Word: globals.Word,
    OfficeExtension: globals.OfficeExtension,
    host,
    person: host.document.person,
    bytes: () => host.document.bytes(),
    foreignRequests,
    close() {
      host.disconnect();
      window.close();
      if (host.broken.length > 0) throw new AggregateError(host.broken, `The emulated host broke: ${String(host.broken[0])}`);
    },
  };
}

/** The profile and the document that options ask for. */
export function settingsOf(options: StartOptions): { readonly profile: OfficeProfile; readonly document: OpenDocument } {
  const { profile: wanted = "web", docx, document } = options;
  const profile = typeof wanted === "string" ? profiles[wanted] : wanted;
  if (document !== undefined) return { profile, document };
  if (docx === undefined) throw new Error("Nothing to open: give docx or document");
  return { profile, document: openInWord(docx, profile) };
}

interface OpenedPage {
  readonly window: DOMWindow;
  readonly host: OfficeHost;
  readonly foreignRequests: readonly string[];
  /** What went wrong in the page's scripts. */
  readonly errors: readonly unknown[];
}

/** The page once office.js is loaded, whether or not it finds its host worth of trust. */
export async function openPage(options: StartOptions): Promise<OpenedPage> {
  const { surface, overlay } = await metadata();
  const { hostOrigin = HOST_ORIGIN, transport = "web" } = options;
  const { profile, document } = settingsOf(options);
  const host = new OfficeHost({ ...options, profile, document, surface });
  const hostFile = HOST_FILES[transport];
  const shelf = new Shelf((name) => (name === hostFile ? hostScript(overlay, profile, transport) : script(name)));
  const errors: unknown[] = [];
  const console = new VirtualConsole().on("jsdomError", (error) => void errors.push(error));
  const { window } = new JSDOM(PAGE, {
    url: `${ADDIN_ORIGIN}/taskpane.html`,
    runScripts: "dangerously",
    resources: shelf,
    pretendToBeVisual: true,
    virtualConsole: console,
    beforeParse: (fresh) => (transport === "web" ? connect(fresh, host, hostOrigin) : connectExternal(fresh, host)),
  });
  await new Promise<void>((resolve) => window.addEventListener("load", () => resolve()));
  return { window, host, foreignRequests: shelf.foreign, errors };
}

const PAGE = `<!doctype html><html lang="sv"><head><script src="${CDN}office.js"></script></head><body></body></html>`;

/** Puts the host in the place of the parent frame; messages take a turn of the event loop each way, as they do between frames. */
function connect(window: DOMWindow, host: OfficeHost, origin: string): void {
  window.name = windowName(host.appSettings, { hostOrigin: origin });
  const xdm = new Xdm(host, (message) => {
    setImmediate(() => {
      window.dispatchEvent(new window.MessageEvent("message", { data: message, origin }));
    });
  });
  const parent = { postMessage: (message: unknown) => void setImmediate(() => xdm.receive(message)) };
  Object.defineProperty(window, "parent", { value: parent, configurable: true });
  Object.defineProperty(window.Document.prototype, "domain", { value: new URL(ADDIN_ORIGIN).hostname, configurable: true });
}

/** Puts the host behind `window.external`, where a page in Word for Windows finds it. */
function connectExternal(window: DOMWindow, host: OfficeHost): void {
  Object.defineProperty(window, "external", { value: externalOf(host, setImmediate), configurable: true });
}
