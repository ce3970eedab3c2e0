/** Asks before the page goes away with changes that were not saved: the browser's own question, in its own words. */
import { useEffect } from "react";
import type { FileHost } from "../document/file-host.ts";
import type { Unsaved } from "./LeftBehind.tsx";

export function useLeaving(host: FileHost | null, left: readonly Unsaved[]): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (left.length > 0 || host?.isUnsaved === true) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    return () => removeEventListener("beforeunload", onLeave);
  }, [host, left]);
}
