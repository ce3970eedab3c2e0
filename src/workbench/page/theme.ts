/** Which of Fluent's themes the page shows: as the system asks, or as the person has chosen. */
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

export const themeNames = ["system", "light", "dark", "contrast"] as const;
export type ThemeName = (typeof themeNames)[number];

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
const systemName = (): Exclude<ThemeName, "system"> => (forced.matches ? "contrast" : dark.matches ? "dark" : "light");

const THEMES: Readonly<Record<Exclude<ThemeName, "system">, Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: teamsHighContrastTheme,
};

export function useTheme(chosen: ThemeName): { readonly name: Exclude<ThemeName, "system">; readonly theme: Theme } {
  const system = useSyncExternalStore(listen, systemName);
  const name = chosen === "system" ? system : chosen;
  return { name, theme: THEMES[name] };
}
