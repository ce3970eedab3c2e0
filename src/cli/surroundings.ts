/** The clock and the chance that core asks for. */
import { randomBytes, randomInt } from "node:crypto";
import type { Surroundings } from "../core/ports.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** `now` is taken once, so that everything one command writes bears the same instant. */
export function surroundings(): Surroundings {
  const now = new Date().toISOString();
  return {
    now,
    // A letter first: some places where ids stand take no digit there.
    newId: () =>
      Array.from({ length: 10 }, (_, index) => (index === 0 ? LETTERS[randomInt(26)] : randomInt(36).toString(36))).join(""),
    newSalt: () => randomBytes(16).toString("hex"),
  };
}
