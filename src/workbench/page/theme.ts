/** Which of Fluent's themes the page shows: as the system asks, or as the person has chosen. */
import { webLightTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";

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

type Shown = Exclude<ThemeName, "system">;

/** Light is at hand at once; the others are loaded the first time they are shown. */
const loaded = new Map<Shown, Theme>([["light", webLightTheme]]);

/** Loads a theme. The entry waits for the system's before it draws anything, so that a dark page never flashes light. */
export async function loadTheme(name: Shown = systemName()): Promise<void> {
  if (loaded.has(name)) return;
  const { theme } =
    name === "dark"
      ? await import(/* webpackChunkName: "theme-dark" */ "./themes/dark.ts")
      : await import(/* webpackChunkName: "theme-contrast" */ "./themes/contrast.ts");
  loaded.set(name, theme);
}

/** The theme that is shown; the one before it until the wanted one is loaded. */
export function useTheme(chosen: ThemeName): { readonly name: Shown; readonly theme: Theme } {
  const system = useSyncExternalStore(listen, systemName);
  const wanted = chosen === "system" ? system : chosen;
  const [shown, setShown] = useState<Shown>(wanted);
  useEffect(() => {
    let isOver = false;
    void loadTheme(wanted).then(() => {
      if (!isOver) setShown(wanted);
    });
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return { name: shown, theme: loaded.get(shown) ?? webLightTheme };
}
