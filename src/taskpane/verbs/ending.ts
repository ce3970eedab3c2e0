/** Ends a worker without a complaint: a load that is cut off is told as an error, so one that still loads its parts comes up first. */

/** What a worker says first of all, once all its parts are loaded. */
export interface Ready {
  readonly kind: "ready";
}

/** What of a worker is used here; tests of what a worker does run where the browser's types are not. */
interface Endable {
  addEventListener(type: "message", listener: (event: { readonly data: { readonly kind: string } }) => void): void;
  terminate(): void;
}

/** Call at once on a new worker; the answer ends it. */
export function endingOf(worker: Endable): () => void {
  let isUp = false;
  let isOver = false;
  worker.addEventListener("message", ({ data }) => {
    if (data.kind !== "ready") return;
    isUp = true;
    if (isOver) worker.terminate();
  });
  return () => {
    isOver = true;
    if (isUp) worker.terminate();
  };
}
