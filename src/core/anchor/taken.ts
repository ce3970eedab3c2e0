/** Keeps count of the sentences that belong to labels found already. */
import type { Placed, Reanchoring } from "./anchor.ts";
import { sentenceIndexAt, type StoryReading } from "./story-reading.ts";

export class Taken {
  private readonly answers: Placed[] = [];
  private readonly byStory = new Map<string, Uint8Array>();

  constructor(answers: readonly (Reanchoring | null)[]) {
    for (const answer of answers) if (answer && answer.kind !== "lost") this.answers.push(answer);
  }

  add(answer: Placed): void {
    this.answers.push(answer);
    this.byStory.delete(answer.range.story);
  }

  /** 1 for each sentence of the story that a label found already covers. */
  in(reading: StoryReading): Uint8Array {
    const before = this.byStory.get(reading.story.id);
    if (before) return before;
    const taken = new Uint8Array(reading.sentences.length);
    for (const { range } of this.answers) {
      if (range.story !== reading.story.id) continue;
      const first = sentenceIndexAt(reading, range.from.paragraph, range.from.offset);
      const next = sentenceIndexAt(reading, range.to.paragraph, range.to.offset);
      taken.fill(1, first, Math.max(first, next));
    }
    this.byStory.set(reading.story.id, taken);
    return taken;
  }
}
