/** F6 goes between the document and the pane, as it does between the parts of Office. */
import { useEffect } from "react";

export function useWindowKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "F6") return;
      const sheet = document.querySelector<HTMLElement>('[data-part="document"]');
      const pane = document.querySelector<HTMLElement>('[data-part="pane"]');
      if (!sheet || !pane) return;
      event.preventDefault();
      const isInPane = pane.contains(document.activeElement);
      const target = isInPane ? sheet : pane.querySelector<HTMLElement>("h2");
      target?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
