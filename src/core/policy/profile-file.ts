/** Reads the JSON of a profile's file. */
import { badProfile } from "./bad-profile.ts";

/** The value in the file. Throws AppError `bad-profile` with what stands in the way, as one fault among others. */
export function parseProfile(text: string, name: string): unknown {
  try {
    // Windows editors put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : "";
    throw badProfile(name, [
      {
        path: "–",
        reason: { sv: `filen är inte giltig JSON (${what})`, en: `the file is not valid JSON (${what})` },
        remedy: { sv: "rätta stället, eller exportera filen på nytt", en: "correct the place, or export the file again" },
      },
    ]);
  }
}
