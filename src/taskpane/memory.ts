/**
 * What is remembered in this browser from one visit to the next: choices, never anything of a document. The pane, the ribbon's commands and
 * the workbench share it where they come from one address.
 */
import type { Remembered } from "./state/state.ts";

const KEY = "kallmarkt";

/** Empty where the browser keeps nothing, or something else was kept there. */
export function recalled(): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const { language, engine, profileId, reviewer, own, unused, seen, training } = value as Record<string, unknown>;
    const person = typeof reviewer === "object" && reviewer !== null ? (reviewer as Record<string, unknown>) : {};
    const { name, role } = person;
    return {
      ...(language === "sv" || language === "en" ? { language } : {}),
      ...(typeof engine === "string" ? { engine } : {}),
      ...(typeof profileId === "string" ? { profileId } : {}),
      ...(typeof name === "string" && typeof role === "string" ? { reviewer: { name, role } } : {}),
      ...(isTexts(own, "name", "text") ? { own } : {}),
      ...(Array.isArray(unused) ? { unused: unused.filter((one) => typeof one === "string") } : {}),
      ...(typeof training === "string" ? { training } : {}),
      ...(isTexts(seen, "id", "version", "name") ? { seen } : {}),
    };
  } catch {
    return {};
  }
}

function isTexts<Key extends string>(value: unknown, ...keys: readonly Key[]): value is Readonly<Record<Key, string>> {
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => typeof (value as Record<string, unknown>)[key] === "string")
  );
}

/** Forgets every choice. */
export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function remember(values: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recalled(), ...values }));
  } catch {
    // A browser that keeps nothing loses the choice with the page: nothing else depends on it.
  }
}

/** Gives the person a file, as a download. */
export function giveFile(name: string, bytes: Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
