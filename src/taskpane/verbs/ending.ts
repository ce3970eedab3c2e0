/** Ends a worker without a complaint: a load that is cut off is told as an error, so one that still loads its parts comes up first. */

/** What a worker says first of all, once all its parts are loaded. */
export interface Ready {
  readonly kind: "ready";
}

/** Call at once on a new worker; the answer ends it. */
export function endingOf(worker: Worker): () => void {
  let isUp = false;
  let isOver = false;
  worker.addEventListener("message", ({ data }: MessageEvent<{ readonly kind: string }>) => {
    if (data.kind !== "ready") return;
    isUp = true;
    if (isOver) worker.terminate();
  });
  return () => {
    isOver = true;
    if (isUp) worker.terminate();
  };
}
