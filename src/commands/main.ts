/** Entry of the function file: what the ribbon's buttons run in Word, without the pane. */
import "../taskpane/zod-config.ts";
import { AppError } from "../core/errors.ts";
import { associateCommands } from "./associate.ts";
import { commandsOver } from "./commands.ts";
import { commandPorts } from "./office.ts";

const openWord = () =>
  Promise.reject(
    new AppError("unsupported", {
      sv: "Källmärkt kan inte läsa dokumentet i Word än.",
      en: "Källmärkt can't read the document in Word yet.",
    }),
  );

// Where office.js could not be fetched there is nobody to answer.
if (typeof Office !== "undefined") {
  associateCommands(async () => {
    await Office.onReady();
    return commandsOver(commandPorts(openWord));
  });
}
