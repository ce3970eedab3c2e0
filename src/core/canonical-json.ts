/** One spelling for every JSON value (RFC 8785), so that equal values have equal bytes and equal hashes. */
import canonicalize from "canonicalize";

/** What JSON can say. `undefined` stands for a member that is left out. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/**
 * The canonical JSON text of a value: members sorted by UTF-16 code units, numbers as ECMAScript writes them, no white space.
 * Throws TypeError for what JSON has no canonical spelling for: NaN, Infinity, lone surrogates (in names too), functions,
 * bigints, cycles. These are broken invariants of the caller, never a user's mistake, and so no AppError.
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new TypeError(`No canonical JSON for this value: ${cause instanceof Error ? cause.message : "unknown reason"}`, {
      cause,
    });
  }
  if (typeof text !== "string") throw new TypeError("No canonical JSON for this value: it is not a JSON value");
  return text;
}

/** True when two values have the same canonical JSON. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
