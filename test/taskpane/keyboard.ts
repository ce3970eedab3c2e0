/** A person without a mouse, beside the document in a browser or in Word's frame: presses keys, counts them, and never loses sight of the focus. */
import { expect } from "@jest/globals";
import type { Frame, Page } from "playwright-core";
import { soon } from "../browser.ts";
import { focused } from "./every-part.ts";

export class Keyboard {
  keys = 0;
  readonly #page: Page;
  readonly #place: Page | Frame;

  /** `place` is where the pane is; keys go to whichever frame has the focus. */
  constructor(page: Page, place: Page | Frame = page) {
    this.#page = page;
    this.#place = place;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      this.keys++;
      await this.#page.keyboard.press(key);
    }
  }

  /** Words count as one key: how long they are is not ours. */
  async type(words: string): Promise<void> {
    this.keys++;
    await this.#page.keyboard.insertText(words);
  }

  /** Presses Tab, or another key, until the focus stands on what begins with `name`; a bound keeps a trap from hanging the test. */
  async reach(name: string, key = "Tab"): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      const now = await focused(this.#place);
      if (now.startsWith(name)) return;
      passed.push(now.slice(0, 30));
      await this.press(key);
    }
    throw new Error(`the focus never came to ${name}, by way of ${passed.join(" | ")}`);
  }

  /** Reaches a control and presses it. */
  async choose(name: string, { key = "Tab", press = "Enter" } = {}): Promise<void> {
    await this.reach(name, key);
    await this.press(press);
  }

  /** Goes to another part, and waits for what it is opened for. The rail stands before what is open, so that it is reached backwards. */
  async goTo(railName: string, title: string, awaited: string): Promise<void> {
    await this.choose(railName, { key: "Shift+Tab" });
    await this.#place.locator("h2", { hasText: title }).waitFor();
    await this.expectOn(title);
    await this.#place.locator(awaited).waitFor();
  }

  /** After an act: it is told, and the focus stands on something that can be seen. */
  async expectTold(title: string): Promise<void> {
    await this.#place.locator('[data-part="result"]', { hasText: title }).waitFor();
    await this.expectFocus();
  }

  async expectFocus(): Promise<void> {
    await soon(async () => expect(await focused(this.#place)).not.toBe(""));
  }

  /** The focus comes to stand on what is called so: a moment after it has come up. */
  async expectOn(name: string): Promise<void> {
    await soon(async () => expect(await focused(this.#place)).toBe(name));
  }
}

/** Keys per task, Tab for Tab: counted when this was written, and a few more for what may come to stand between. */
const MOST = { answer: 10, label: 30, paste: 32, review: 52, check: 10, pack: 12 } as const;

type Cost = Readonly<Record<keyof typeof MOST, number>>;

export function expectWithin(cost: Cost): void {
  for (const task of Object.keys(MOST) as (keyof typeof MOST)[]) {
    expect({ task, isWithin: cost[task] <= MOST[task], keys: cost[task] }).toEqual({ task, isWithin: true, keys: cost[task] });
  }
}

/** A task from a document with one question to its package. `select` marks text in the document, beside the pane; both are back in the pane after it. */
export async function walkThrough(hands: Keyboard, place: Page | Frame, select: () => Promise<void>): Promise<Cost> {
  const marks: number[] = [hands.keys];
  await hands.choose("Svara på 1 fråga");
  await place.locator('[data-part="answer"]').waitFor();
  await hands.expectOn("Frågor");
  await hands.choose("Märk som AI-text");
  await hands.expectTold("Avsnittet är märkt");
  await hands.expectOn("Alla frågor är besvarade");
  marks.push(hands.keys);

  await select();
  await hands.choose("Märk som AI-text");
  await place.locator('[data-part="selection"]').waitFor({ state: "detached" });
  await hands.expectTold("Avsnittet är märkt");
  marks.push(hands.keys);

  await hands.goTo("Klistra in", "Klistra in AI-text", "textarea");
  await hands.reach("Klistra in här");
  await hands.type("Avgiften höjs i två steg :contentReference[oaicite:0]{index=0}.");
  await hands.choose("Rensa och visa");
  await place.locator('[data-part="cleaned"]').waitFor();
  await hands.expectFocus();
  await hands.choose("Infoga märkt text");
  await hands.expectTold("Texten är infogad och märkt");
  marks.push(hands.keys);

  await hands.goTo("Granskning", "Granskning", '[data-part="sign"]');
  for (let passage = 0; passage < 3; passage++) {
    await hands.choose("Jag har kontrollerat sakuppgifterna", { press: "Space" });
    await hands.press("Tab");
    await hands.press("Space");
  }
  await hands.reach("Namn");
  await hands.type("Lena Forsgren");
  await hands.press("Tab");
  await hands.type("Utredare");
  await hands.choose("Skriv under granskningen");
  await hands.expectTold("Granskningen är sparad");
  marks.push(hands.keys);

  await hands.goTo("Kontroll", "Kontroll", '[data-part="article50"]');
  marks.push(hands.keys);

  await hands.goTo("Registrering", "Registrering", '[data-part="package"]');
  await hands.choose("Spara registreringspaket");
  await place.getByText("Registreringspaketet är sparat").waitFor({ state: "attached" });
  await hands.expectFocus();
  marks.push(hands.keys);
  const [answer = 0, label = 0, paste = 0, review = 0, check = 0, pack = 0] = marks
    .slice(1)
    .map((keys, index) => keys - (marks[index] ?? 0));
  return { answer, label, paste, review, check, pack };
}
