/** What core takes from outside, from a browser: the hour comes in, ids and salts from the browser's own source of randomness. */
import type { Surroundings } from "../../core/ports.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** `now` is an ISO 8601 instant in UTC. */
export function surroundings(now: string): Surroundings {
  const bytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
  return {
    now,
    // A letter first: some places where ids stand take no digit there. 216 is the highest multiple of 36 in a byte.
    newId: () => {
      const pool = [...bytes(64)].filter((byte) => byte < 216).map((byte) => (byte % 36).toString(36));
      return `${LETTERS[(bytes(1)[0] ?? 0) % 26]}${pool.slice(0, 9).join("")}`;
    },
    newSalt: () => [...bytes(16)].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}
