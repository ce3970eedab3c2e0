/**
 * Tab inside the pane in Word on the web. There office.js takes every Tab for itself: it looks for the focused element among those that
 * Tab stops at, and leaves the pane when it is none of them. Headings and results take the focus without being stops, so a person without
 * a mouse would be thrown out after each step. Here the browser moves the focus, and office.js has Tab only where the pane ends.
 */

/** What Tab may stop at; whether it is shown is asked apart. */
const STOPS = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";

/** Answers how to stop listening. */
export function keepTabInside(page: Document): () => void {
  // After every handler of the pane, before those of the window.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Tab" && hasStopBeyond(page, event.shiftKey)) event.stopPropagation();
  };
  page.addEventListener("keydown", onKeyDown);
  return () => page.removeEventListener("keydown", onKeyDown);
}

/** True when there is a stop after the focused element, or before it. */
function hasStopBeyond(page: Document, isBackwards: boolean): boolean {
  const at = page.activeElement;
  if (at === null) return false;
  const beyond = isBackwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  return [...page.querySelectorAll<HTMLElement>(STOPS)].some(
    (stop) => (at.compareDocumentPosition(stop) & beyond) !== 0 && isStop(stop),
  );
}

function isStop(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
}
