/** Checks signatures in statements of origin (C2PA) with c2pa-rs in WebAssembly, which is loaded when one is met. Nothing is fetched. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import type * as C2pa from "@contentauth/c2pa-wasm";
import { NOT_CHECKED, originCheckOf, type Binding, type OriginCheck } from "../core/detect/origin-check.ts";
import { programFolder } from "./program-files.ts";

type Module = typeof C2pa;
type Reader = C2pa.WasmReader;

/** Larger files are not handed over: the library holds several copies. */
const LARGEST = 64 * 1024 * 1024;

let loading: Promise<Module | null> | null = null;

/** The library, or null where it is not installed: it is an optional part of the program. */
function library(): Promise<Module | null> {
  loading ??= (async () => {
    try {
      const c2pa = await import("@contentauth/c2pa-wasm");
      // Asked for in this way, the bundler leaves it alone: the file lies beside the library, not in the bundle.
      const { createRequire } = process.getBuiltinModule("node:module");
      const find = createRequire(path.join(programFolder(), "package.json"));
      await c2pa.default({ module_or_path: await readFile(find.resolve("@contentauth/c2pa-wasm/c2pa.wasm")) });
      return c2pa;
    } catch {
      return null;
    }
  })();
  return loading;
}

/** `anchors`: certificates of trusted issuers (PEM), or null for none. */
function settings(anchors: string | null): string {
  return JSON.stringify({
    verify: { verify_trust: true, remote_manifest_fetch: false, ocsp_fetch: false },
    ...(anchors === null ? {} : { trust: { trust_anchors: anchors } }),
  });
}

async function readerOf(format: string, bytes: Uint8Array, anchors: string | null): Promise<Reader | null> {
  if (bytes.length > LARGEST) return null;
  const c2pa = await library();
  if (c2pa === null) return null;
  try {
    return await c2pa.WasmReader.fromBytes(format, bytes, settings(anchors));
  } catch {
    // No statement in it, a damaged one, a package whose parts are compressed, a format that is not known.
    return null;
  }
}

/** Checks the statement that a file carries in itself. `format` is its media type. Never throws. */
export async function checkEmbedded(format: string, file: Uint8Array, anchors: string | null): Promise<OriginCheck> {
  const reader = await readerOf(format, file, anchors);
  return reader === null ? NOT_CHECKED : withReader(reader, () => "in-report");
}

/**
 * Checks a statement that stands apart from what it is about: a sidecar, a wrapper in text. `about` is what it was made over as bytes,
 * or null where that is not known here. Never throws.
 */
export async function checkDetached(
  statement: Uint8Array,
  about: Uint8Array | null,
  anchors: string | null,
): Promise<OriginCheck> {
  const reader = await readerOf("application/c2pa", statement, anchors);
  return reader === null ? NOT_CHECKED : withReader(reader, (hash) => (about === null ? "unknown" : bindingOf(hash, about)));
}

function withReader(reader: Reader, binding: (dataHash: unknown) => Binding): OriginCheck {
  try {
    const { manifests } = JSON.parse(reader.crJson()) as {
      manifests?: { label?: string; assertions?: Record<string, unknown> }[];
    };
    const active = manifests?.find(({ label }) => label === reader.activeLabel());
    return originCheckOf(JSON.parse(reader.json()), binding(active?.assertions?.["c2pa.hash.data"]));
  } catch {
    return NOT_CHECKED;
  } finally {
    reader.free();
  }
}

const HASHES: Readonly<Record<string, string>> = { sha256: "sha256", sha384: "sha384", sha512: "sha512" };

/** `c2pa.hash.data`: a hash over all bytes but those that are excluded, by offset and length (C2PA 2.4, §18.5). */
export function bindingOf(dataHash: unknown, about: Uint8Array): Binding {
  if (typeof dataHash !== "object" || dataHash === null) return "unknown";
  const { alg, hash, exclusions } = dataHash as { alg?: unknown; hash?: unknown; exclusions?: unknown };
  const name = HASHES[typeof alg === "string" ? alg : "sha256"];
  const expected = typeof hash === "string" ? /^b64'([A-Za-z0-9+/=]{1,200})'$/.exec(hash)?.[1] : undefined;
  if (name === undefined || expected === undefined) return "unknown";
  const digest = createHash(name);
  let at = 0;
  for (const { start, length } of Array.isArray(exclusions) ? (exclusions as { start?: unknown; length?: unknown }[]) : []) {
    if (typeof start !== "number" || typeof length !== "number" || start < at || length < 0) return "unknown";
    digest.update(about.subarray(at, start));
    at = start + length;
  }
  return digest.update(about.subarray(at)).digest("base64") === expected ? "matches" : "differs";
}
