/** A real document with its middle passage labelled: what the referees look at. */
import { AppError } from "../../src/core/errors.ts";
import { commit } from "../../src/core/pipeline.ts";
import { builtInProfile } from "../../src/core/policy/catalogue.ts";
import type { Surroundings } from "../../src/core/ports.ts";
import { rangeOf, sentencesInStory } from "../../src/core/text/passages.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";

const profile = builtInProfile("avesta");

export interface Labelled {
  readonly bytes: Uint8Array;
  /** Everything that was put into the document, as text. */
  readonly inserted: readonly string[];
}

/** The document with its middle passage labelled; null when it has no text, is damaged, or may not be written. */
export async function labelled(bytes: Uint8Array, placement: "inline" | "footnote" = "inline"): Promise<Labelled | null> {
  let ids = 0;
  const surroundings: Surroundings = {
    now: "2026-11-20T10:00:00Z",
    newId: () => `id${++ids}`,
    newSalt: () => "0".repeat(32),
  };
  const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-05", language: "sv" } as const;
  const facts = { type: "tjansteskrivelse", audience: "extern" } as const;
  const host = openDocx(bytes);
  try {
    const reading = await host.read();
    const story = reading.text.stories[0];
    const sentences = story ? sentencesInStory(story) : [];
    const first = sentences[Math.floor(sentences.length / 2)];
    if (!story || !first) return null;
    const made = commit(reading, [{ range: rangeOf(story, first, first), request }], placedBy(placement), facts, surroundings);
    if ((await host.apply(made.edits)).some((outcome) => outcome.kind === "refused")) return null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  return { bytes: host.bytes(), inserted: (await host.read()).insertions.map((one) => one.text) };
}

const placedBy = (placement: "inline" | "footnote"): typeof profile => ({ ...profile, mark: { ...profile.mark, placement } });
