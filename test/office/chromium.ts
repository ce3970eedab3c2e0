/** The production pages, unmodified, in Chromium: inside a host frame on Microsoft's address, office.js from node_modules, and nothing else reachable. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Frame, Page, Route } from "playwright-core";
import { startChromium } from "../browser.ts";
import { slowDown, slowFile, slowProcessor } from "../slow.ts";
import { CDN, HOST_FILES, hostScript, script, settingsOf, type StartOptions } from "./environment.ts";
import type { OpenDocument } from "./host-object.ts";
import { metadata } from "./metadata/index.ts";
import { OfficeHost } from "./office-host.ts";
import type { OfficeProfile } from "./profiles.ts";
import { ADDIN_ORIGIN, HOST_ORIGIN, windowName } from "./transport/app-context.ts";
import { Xdm } from "./transport/xdm.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Answers what lies at a path of the add-in's own address; null is 404. */
export type Serve = (pathname: string) => string | Uint8Array | null;

/** Files of a folder, such as the built `dist`. */
export function folder(directory: string): Serve {
  return (pathname) => {
    const file = path.join(directory, path.normalize(decodeURIComponent(pathname)));
    return file.startsWith(directory) && existsSync(file) ? readFileSync(file) : null;
  };
}

export interface ChromiumOptions extends StartOptions {
  readonly serve: Serve;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
}

/** One frame of the add-in and the host behind it. Several frames (pane, commands, a dialog) share the document. */
export interface AddinFrame {
  readonly frame: Frame;
  readonly host: OfficeHost;
}

export interface WordInChromium {
  readonly page: Page;
  readonly document: OpenDocument;
  /** Opens a page of the add-in in a frame of its own, as the pane or as the function file of the ribbon's commands. */
  open(pathname: string): Promise<AddinFrame>;
  /** Frames of dialogs that the add-in opened, in their order. */
  readonly dialogs: readonly AddinFrame[];
  /** Requests to anywhere but the add-in and office.js: each was refused, and there should be none. */
  readonly foreignRequests: readonly string[];
  /** Errors of the pages: console, uncaught, and office.js's own. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/**
 * Playwright's contexts are private windows, in which Chromium refuses storage to frames of another site than the page's. People have Word in
 * ordinary windows, so that is switched off, unless a test wants to see the add-in in a private one.
 */
const AS_IN_ORDINARY_WINDOWS =
  "--disable-features=IncognitoTrackingProtections,TrackingProtection3pcd,TrackingProtectionSettingsLaunch,Always3pcdIncognito";

export const launch = (program: string, { isPrivate = false } = {}): Promise<Browser> =>
  startChromium(program, ...(isPrivate ? [] : [AS_IN_ORDINARY_WINDOWS]));

/** A page that looks like Word on the web as far as office.js can see: an https address of Microsoft's that the add-in's frame sits in. */
export async function wordInChromium(browser: Browser, options: ChromiumOptions): Promise<WordInChromium> {
  const { surface, overlay } = await metadata();
  const { serve, hostOrigin = HOST_ORIGIN, viewport = { width: 1280, height: 800 }, colorScheme = "light" } = options;
  const { profile, document } = settingsOf(options);
  const context = await browser.newContext({ viewport, locale: "sv-SE", colorScheme, ignoreHTTPSErrors: true });
  const foreignRequests: string[] = [];
  const complaints: string[] = [];
  const hosts: OfficeHost[] = [];
  const wires = new Map<string, Xdm>();
  await slowDown(context);
  await context.route(/.*/u, (route) => answer(route, { overlay, profile, serve, hostOrigin, foreignRequests }));
  await context.exposeBinding("kallmarktReceive", (_source, name: string, message: string) => wires.get(name)?.receive(message));
  const page = await hostPage(context, hostOrigin, complaints);
  await slowProcessor(page);

  const open = async (url: string, inDialog?: OfficeHost["dialog"]): Promise<AddinFrame> => {
    const name = `addin-${wires.size + 1}`;
    const host = new OfficeHost({ ...options, profile, document, surface, ...(inDialog ? { inDialog } : {}) });
    hosts.push(host);
    // A page that is going away takes no more messages.
    wires.set(name, new Xdm(host, (message) => void inHostPage(page, "deliver", { name, message }).catch(() => undefined)));
    host.onDialog = (dialog) => {
      void open(dialog.info.url, dialog).then((shown) => dialogs.push(shown));
    };
    if (inDialog) inDialog.onClosed = () => void inHostPage(page, "removeFrame", { name }).catch(() => undefined);
    await inHostPage(page, "addFrame", {
      name,
      windowName: windowName(host.appSettings, { hostOrigin, isDialog: inDialog != null, conversation: name }),
      url,
    });
    const frame = await frameAt(page, url);
    return { frame, host };
  };

  const dialogs: AddinFrame[] = [];
  return {
    page,
    document,
    open: (pathname) => open(new URL(pathname, ADDIN_ORIGIN).href),
    dialogs,
    foreignRequests,
    complaints,
    async close() {
      for (const host of hosts) host.disconnect();
      await context.close();
      const broken = hosts.flatMap((host) => host.broken);
      if (broken.length > 0) throw new AggregateError(broken, `The emulated host broke: ${String(broken[0])}`);
    },
  };
}

interface Answering {
  readonly overlay: string;
  readonly profile: OfficeProfile;
  readonly serve: Serve;
  readonly hostOrigin: string;
  readonly foreignRequests: string[];
}

/** The host's page, the add-in's files, office.js; everything else is refused and remembered. */
async function answer(route: Route, { overlay, profile, serve, hostOrigin, foreignRequests }: Answering): Promise<void> {
  await slowFile();
  const url = new URL(route.request().url());
  if (url.origin === hostOrigin) return route.fulfill({ contentType: TYPES[".html"] ?? "", body: HOST_PAGE });
  if (url.href.startsWith(CDN)) {
    const name = url.pathname.slice(new URL(CDN).pathname.length);
    const body = name === HOST_FILES.web ? hostScript(overlay, profile, "web") : script(name);
    if (body === null) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ contentType: TYPES[".js"] ?? "", headers: { "access-control-allow-origin": "*" }, body });
  }
  if (url.origin === ADDIN_ORIGIN) {
    const body = serve(url.pathname);
    if (body === null) return route.fulfill({ status: 404, body: "" });
    const contentType = TYPES[path.extname(url.pathname)] ?? "application/octet-stream";
    return route.fulfill({ contentType, body: typeof body === "string" ? body : Buffer.from(body) });
  }
  foreignRequests.push(url.href);
  return route.abort();
}

async function hostPage(context: BrowserContext, hostOrigin: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  page.on("pageerror", (error) => void complaints.push(error.message));
  page.on("dialog", (dialog) => void complaints.push(`dialog: ${dialog.message()}`));
  await page.goto(`${hostOrigin}/host.html`);
  return page;
}

/** The frame is there once its address is; `name` is what office.js reads and would be lost on the way. */
async function frameAt(page: Page, url: string): Promise<Frame> {
  for (let tries = 0; tries < 200; tries++) {
    const frame = page.frames().findLast((candidate) => candidate.url().split("#")[0] === url.split("#")[0]);
    if (frame !== undefined) return frame;
    await page.waitForTimeout(25);
  }
  throw new Error(`No frame came up at ${url}`);
}

/** Word's page: frames by name, messages from each to its host. The name of an add-in's frame is set before it loads anything. */
const HOST_PAGE = `<!doctype html><html lang="sv"><head><title>Word</title><style>
  body { margin: 0; display: flex; height: 100vh } iframe { flex: 1; border: 0 }
</style></head><body><script>
  const frames = new Map();
  const origin = ${JSON.stringify(ADDIN_ORIGIN)};
  addEventListener("message", (event) => {
    const entry = [...frames].find(([, frame]) => frame.contentWindow === event.source);
    if (entry && typeof event.data === "string" && event.origin === origin) kallmarktReceive(entry[0], event.data);
  });
  function addFrame({ name, windowName, url }) {
    const frame = document.createElement("iframe");
    frame.name = windowName;
    frame.src = url;
    frames.set(name, frame);
    document.body.append(frame);
  }
  function deliver({ name, message }) {
    frames.get(name)?.contentWindow?.postMessage(message, origin);
  }
  function removeFrame({ name }) {
    frames.get(name)?.remove();
    frames.delete(name);
  }
</script></body></html>`;

/** Calls one of the functions of the host's page. */
const inHostPage = (
  page: Page,
  name: "addFrame" | "deliver" | "removeFrame",
  given: Readonly<Record<string, string>>,
): Promise<void> => page.evaluate<void>(`${name}(${JSON.stringify(given)})`);
