/** As much of office.js as the pane and the commands use, so that both run against a stand-in too; the entry files hand in the real one. */
import type { ThemeName } from "../themes/shown.ts";
import type { Language } from "../state/state.ts";

/** Which program it is: "Word" at run time, whatever the type says; null outside Office. */
export interface Started {
  readonly host: unknown;
}

/** Colours as Office gives them, `#rrggbb`. */
export interface OfficeColours {
  readonly bodyBackgroundColor?: string;
  readonly bodyForegroundColor?: string;
}

export interface OfficeStart {
  onReady(): Promise<Started>;
  readonly context: {
    readonly displayLanguage?: string;
    readonly officeTheme?: OfficeColours;
  };
}

/** What came of waiting for Office. */
export type Arrival =
  | { readonly kind: "ready"; readonly host: string }
  /** `no-library`: office.js was not loaded. `outside`: the page stands in no Office program. `silent`: Office has not answered in time. */
  | { readonly kind: "no-library" | "outside" | "silent" };

/** Longer than the slowest start that people report, shorter than their patience. */
const PATIENCE = 20_000;

/** Waits for Office. `wait` resolves after so many milliseconds. */
export async function arrival(office: OfficeStart | undefined, wait: (ms: number) => Promise<void>): Promise<Arrival> {
  if (office === undefined) return { kind: "no-library" };
  const started = await Promise.race([office.onReady(), wait(PATIENCE).then(() => null)]);
  if (started === null) return { kind: "silent" };
  return typeof started.host === "string" && started.host !== "" ? { kind: "ready", host: started.host } : { kind: "outside" };
}

/** English where Office speaks English; else Swedish, as the manifest does. */
export function languageOf(displayLanguage: string | undefined): Language {
  return /^en\b/iu.test(displayLanguage ?? "") ? "en" : "sv";
}

/** The theme that goes with Office's colours; null where it tells none, and the system's holds. */
export function themeOf(colours: OfficeColours | undefined): ThemeName | null {
  const ground = brightness(colours?.bodyBackgroundColor);
  if (ground === null) return null;
  const letters = brightness(colours?.bodyForegroundColor);
  // Office's high-contrast themes are pure black or white with letters of the other end.
  if (ground === 0 && letters !== null && letters > 0.98) return "contrast";
  return ground < 0.4 ? "dark" : "light";
}

/** 0 for black, 1 for white: relative luminance without its gamma, which decides nothing here. */
function brightness(colour: string | undefined): number | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour ?? "");
  if (!match) return null;
  const [red, green, blue] = match.slice(1).map((part) => parseInt(part, 16) / 255) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
