/** The little server of `npm start`: serves what lies in its folder, and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request, type Server } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { fileServer, listen } from "../../scripts/serve.mjs";

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-serve-"));
  mkdirSync(path.join(folder, "dist"));
  writeFileSync(path.join(folder, "dist", "workbench.html"), "<!doctype html><title>page</title>");
  writeFileSync(path.join(folder, "dist", "workbench.0123456789ab.js"), "export {};");
  writeFileSync(path.join(folder, "dist", "taskpane.html"), "<!doctype html><title>pane</title>");
  writeFileSync(path.join(folder, "dist", "mark-32.png"), "");
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  symlinkSync(path.join(folder, "secret.txt"), path.join(folder, "dist", "link.txt"));
  server = fileServer(path.join(folder, "dist"));
  port = await listen(server, 0);
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** Sends the path exactly as given: a client that tidies `..` away would prove nothing. */
function get(target: string, more: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      path: target,
      method: more.method ?? "GET",
      headers: { host: more.host ?? `127.0.0.1:${port}` },
    };
    request(options, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("the front page comes with the content security policy", async () => {
  const { status, headers, body } = await get("/");
  expect(status).toBe(200);
  expect(body).toContain("<title>page</title>");
  expect(headers["content-security-policy"]).toContain("script-src 'self'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["cache-control"]).toBe("no-cache");
});

test("a script with a hash in its name may be kept for ever", async () => {
  const { headers } = await get("/workbench.0123456789ab.js");
  expect(headers["cache-control"]).toContain("immutable");
});

test.each([
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/..%5csecret.txt",
  "/link.txt",
  "//etc/passwd",
  "/%00",
  "/%",
  "/nothing",
])("%s is not served", async (target) => {
  const { status, body } = await get(target);
  expect(status).toBe(404);
  expect(body).not.toContain("secret");
});

test("only reading is allowed", async () => {
  expect((await get("/", { method: "POST" })).status).toBe(405);
});

test("a foreign host name gets nothing", async () => {
  expect((await get("/", { host: "evil.example" })).status).toBe(421);
});

test("a taken port leads to the next one", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const taken = typeof address === "object" && address !== null ? address.port : 0;
  const second = fileServer(folder);
  try {
    expect(await listen(second, taken)).toBeGreaterThan(taken);
  } finally {
    second.close();
    other.close();
  }
});

test("pages of the add-in may be framed by Office and by nobody else; its pictures are shown there", async () => {
  const page = await get("/taskpane.html");
  expect(page.headers["content-security-policy"]).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors https://*.officeapps.live.com");
  expect(page.headers["content-security-policy"]).not.toContain("frame-ancestors 'none'");
  expect(page.headers["cross-origin-opener-policy"]).toBe(undefined);
  const picture = await get("/mark-32.png");
  expect(picture.headers["cross-origin-resource-policy"]).toBe("cross-origin");
  const other = await get("/");
  expect(other.headers["content-security-policy"]).not.toContain("appsforoffice");
  expect(other.headers["cross-origin-opener-policy"]).toBe("same-origin");
});
