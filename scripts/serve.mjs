/**
 * Serves dist/ on this machine only: `npm run serve`, and the last step of `npm start`. No dependencies. Office takes pages over https only:
 * with KALLMARKT_CERT and KALLMARKT_KEY (PEM files of a certificate that this machine trusts) the server speaks that.
 */
import { createReadStream, readFileSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { explained } from "./ensure.mjs";
import { framesOf, isOfficePage, policyOf } from "./page-policy.mjs";
import { root } from "./root.mjs";

const HOST = "127.0.0.1";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".zip": "application/zip",
};

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const closed = {
  ...always,
  "content-security-policy": `${policyOf("")}; ${framesOf("")}`,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Headers of one file. Pages for Office may be framed by it and keep the window that opened them; it also shows our icons in its ribbon. */
function headersOf(file) {
  const { base, name } = path.parse(file);
  if (base === `${name}.html` && isOfficePage(name)) {
    return { ...always, "content-security-policy": `${policyOf(name)}; ${framesOf(name)}` };
  }
  return path.extname(file) === ".png" ? { ...closed, "cross-origin-resource-policy": "cross-origin" } : closed;
}

/** A server for the files below `folder`; it is not listening yet. `front` answers for `/`. */
export function fileServer(folder, front = "workbench.html") {
  const serve = (request, response) => {
    answer(folder, front, request, response).catch(() => refuse(response, 500, "Something went wrong."));
  };
  const secure = certificate();
  return secure === null ? createServer(serve) : createSecureServer(secure, serve);
}

/** The certificate that the environment names, or null. */
function certificate() {
  const { KALLMARKT_CERT: cert, KALLMARKT_KEY: key } = process.env;
  return cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : null;
}

async function answer(folder, front, request, response) {
  // Another site's name that was made to resolve to this machine gets nothing (DNS rebinding).
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (host !== HOST && host !== "localhost") return refuse(response, 421, "Unknown host name.");
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(response, 405, "Only GET and HEAD.", { allow: "GET, HEAD" });
  const file = await fileFor(folder, front, request.url ?? "/");
  if (file === null) return refuse(response, 404, "There is no such page.");
  const { size } = await stat(file);
  response.writeHead(200, {
    ...headersOf(file),
    "content-type": types[path.extname(file)] ?? "application/octet-stream",
    "content-length": size,
    "cache-control": /\.[0-9a-f]{12}\./.test(path.basename(file)) ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") return void response.end();
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/** The file a URL asks for, or null: it must be a file, and lie below the folder also after links are followed. */
async function fileFor(folder, front, url) {
  try {
    const wanted = decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
    if (wanted.includes("\0")) return null;
    const base = await realpath(folder);
    const file = await realpath(path.join(base, wanted === "/" ? front : wanted));
    return file.startsWith(base + path.sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

function refuse(response, status, sentence, more = {}) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...closed, ...more, "content-type": "text/plain; charset=utf-8" });
  response.end(`${sentence}\n`);
}

/** Listens on `port`, or the next free one of the 20 after it; resolves to the port. */
export async function listen(server, port) {
  for (let candidate = port; candidate <= port + 20; candidate++) {
    const taken = await new Promise((resolve, reject) => {
      const failed = (error) => (error.code === "EADDRINUSE" ? resolve(true) : reject(error));
      server.once("error", failed);
      server.listen(candidate, HOST, () => {
        server.off("error", failed);
        resolve(false);
      });
    });
    if (!taken) return server.address().port;
    if (port === 0) break;
  }
  throw new Error(`Ports ${port} to ${port + 20} are all taken. Choose another: PORT=4000 npm start`);
}

/** Serves until Ctrl-C. */
export async function serveUntilStopped(folder) {
  const server = fileServer(folder);
  const asked = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65535)
    throw new Error(`PORT must be a port number, not ${process.env.PORT}.`);
  const port = await listen(server, asked);
  if (port !== asked && asked !== 0) console.log(`Port ${asked} är upptagen, använder ${port}.`);
  const scheme = certificate() === null ? "http" : "https";
  console.log(`Källmärkt: ${scheme}://${HOST}:${port}  (avsluta med Ctrl-C)`);
  console.log("Tillägget för Word: manifest.xml, manifest.json och manifest.outlook.xml i den här mappen (docs/addin.md).");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  await new Promise((resolve) => server.once("close", resolve));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await explained(() => serveUntilStopped(path.join(root, "dist")));
}
