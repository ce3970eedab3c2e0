/** Entry of the small window: shows the outcome in its address, and tells the command what the person presses. */
import { decoded, type Shown } from "../show.ts";
import { draw } from "./draw.ts";

const found = document.getElementById("page");
if (!found) throw new Error("result.html has no element with the id page");
const place = found;

/** Before Office has come there is nobody to tell: a key that is pressed that early is told then. */
const tell = (message: string): void => {
  if (typeof Office !== "undefined") void Office.onReady().then(() => Office.context.ui.messageParent(message));
};

function present(shown: Shown): void {
  draw(place, shown, {
    undo: () => {
      // The focus stays where it is: a button that is disabled outright loses it.
      for (const button of place.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
      tell("undo");
    },
    close: () => tell("close"),
  });
}

addEventListener("keydown", (event) => {
  // Some versions of Word close the window without a word on Escape (office-js#5200).
  if (event.key === "Escape") tell("close");
});

const first = decoded(location.hash);
if (first) present(first);

if (typeof Office !== "undefined") {
  void Office.onReady().then(() => {
    if (!Office.context.requirements.isSetSupported("DialogApi", "1.2")) return;
    Office.context.ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, ({ message }: { message: string }) => {
      const next = decoded(message);
      if (next) present(next);
    });
  });
}
