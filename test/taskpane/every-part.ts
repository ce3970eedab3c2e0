/** Goes through every part of the pane, wherever it stands: in the workbench's page or in Word's frame. */
import { expect } from "@jest/globals";
import type { Frame, Page } from "playwright-core";
import { violations } from "../axe.ts";

export const parts = {
  sv: [
    "Översikt",
    "Frågor",
    "Klistra in AI-text",
    "Granskning",
    "Källor och notiser",
    "Kontroll",
    "Registrering",
    "Inställningar",
    "Om",
  ],
  en: ["Overview", "Questions", "Paste AI text", "Review", "Sources and notices", "Check", "Registration", "Settings", "About"],
} as const;

/** The colours a person may have: the system's, which pane and page follow at once. */
const themes = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["contrast", { colorScheme: "dark", forcedColors: "active" }],
] as const;

/** Goes to a part of the pane by its Swedish or English name. */
export async function goTo(place: Page | Frame, name: string): Promise<void> {
  await place.locator(`nav button[title="${name}"]`).click();
  await place.locator("h2", { hasText: name }).waitFor();
}

/** Opens whatever in the part can be opened, such as Fler uppgifter: it is for everyone as well. */
export async function openAll(place: Page | Frame): Promise<void> {
  const closed = place.locator('[data-part="content"] button[aria-expanded="false"]:visible');
  for (let left = await closed.count(); left > 0; left--) await closed.first().click();
}

/** Resolves when what was opened and the new colours have come to rest: no motion is under way, for three frames in a row. */
const STILL = `(async () => {
  for (let calm = 0; calm < 3; calm++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = document.getAnimations().filter(({ effect, playState }) => playState === "running" && effect.getComputedTiming().endTime < 1000);
    if (moving.length > 0) calm = -1;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
  return true;
})()`;

/** What axe finds where the person is, in every colour: all of its rules in the first, those about colours in the others. */
export async function violationsInAllColours(page: Page, place: Page | Frame = page): Promise<string[]> {
  const found: string[] = [];
  for (const [name, media] of themes) {
    await page.emulateMedia(media);
    await place.locator(`[data-theme="${name}"]`).waitFor();
    await place.evaluate(STILL);
    const told = await violations(place, { onlyColours: name !== "light" });
    found.push(...told.map((one) => `${name}: ${one}`));
  }
  return found;
}

/** Nothing to mend in any part, with everything in it opened. */
export async function expectEveryPartAccessible(page: Page, place: Page | Frame, language: keyof typeof parts): Promise<void> {
  for (const part of parts[language]) {
    await goTo(place, part);
    await openAll(place);
    expect([part, await violationsInAllColours(page, place)]).toEqual([part, []]);
  }
}

/** Parts whose content runs over the side. */
export async function expectEveryPartFits(place: Page | Frame, language: keyof typeof parts): Promise<void> {
  for (const part of parts[language]) {
    await goTo(place, part);
    await openAll(place);
    expect([part, await runsOver(place), await gaps(place), await sticksOut(place)]).toEqual([part, false, [], []]);
  }
}

/** True where something runs over the side of the page or of the part. */
export const runsOver = (place: Page | Frame): Promise<boolean> =>
  place.evaluate(
    "document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('[data-part=content]')].some((one) => one.scrollWidth > one.clientWidth)",
  );

/** Fields that are higher than what stands in them: a hole in the page. */
const gaps = (place: Page | Frame): Promise<string[]> =>
  place.evaluate(`[...document.querySelectorAll("[data-field]")].flatMap((field) => {
    const hole = field.getBoundingClientRect().bottom - field.lastElementChild.getBoundingClientRect().bottom;
    return hole > 1 ? [field.textContent.slice(0, 40) + ": " + hole] : [];
  })`);

/** Buttons that are drawn over the side of their card. */
const sticksOut = (place: Page | Frame): Promise<string[]> =>
  place.evaluate(`[...document.querySelectorAll("[data-part=content] section button")].flatMap((button) => {
    const card = button.closest("section").getBoundingClientRect();
    return button.getBoundingClientRect().right > card.right - 1 && card.width > 0 ? [button.textContent] : [];
  })`);

/** What the focus stands on, as a screen reader would name it; empty when it stands on nothing, or on what can't be seen. */
export const focused = (place: Page | Frame): Promise<string> =>
  place.evaluate(`(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return "";
    const { top, bottom, width } = at.getBoundingClientRect();
    if (width === 0 || bottom <= 0 || top >= innerHeight) return "";
    return (at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent ?? "").trim();
  })()`);
