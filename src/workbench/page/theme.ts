/** Which theme the page shows: as the system asks, or as the person has chosen. */
import { useSyncExternalStore } from "react";
import type { ThemeName } from "../../taskpane/themes/shown.ts";

export const themeChoices = ["system", "light", "dark", "contrast"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

function listen(changed: () => void): () => void {
  dark.addEventListener("change", changed);
  forced.addEventListener("change", changed);
  return () => {
    dark.removeEventListener("change", changed);
    forced.removeEventListener("change", changed);
  };
}

/** The system's answer: in forced colours the browser itself paints over whatever is chosen. */
export const systemTheme = (): ThemeName => (forced.matches ? "contrast" : dark.matches ? "dark" : "light");

/** The theme that a choice stands for now. */
export function useChosenTheme(chosen: ThemeChoice): ThemeName {
  const system = useSyncExternalStore(listen, systemTheme);
  return chosen === "system" ? system : chosen;
}
