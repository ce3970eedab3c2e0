/** Fluent's themes as they are shown: light is at hand at once, the others are loaded the first time. */
import { webLightTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";

export type ThemeName = "light" | "dark" | "contrast";

const loaded = new Map<ThemeName, Theme>([["light", webLightTheme]]);

/** Loads a theme. Entries wait for the first one before they draw anything, so that a dark page never flashes light. */
export async function loadTheme(name: ThemeName): Promise<void> {
  if (loaded.has(name)) return;
  const { theme } =
    name === "dark"
      ? await import(/* webpackChunkName: "theme-dark" */ "./dark.ts")
      : await import(/* webpackChunkName: "theme-contrast" */ "./contrast.ts");
  loaded.set(name, theme);
}

/** The theme that is shown; the one before it until the wanted one is loaded. */
export function useTheme(wanted: ThemeName): { readonly name: ThemeName; readonly theme: Theme } {
  const [shown, setShown] = useState<ThemeName>(wanted);
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
