/** Entry of the function file: what the ribbon's buttons run in Word, without the pane. */
import "../taskpane/zod-config.ts";
import { openWordDocument } from "../taskpane/office/open-word.ts";
import { associateCommands } from "./associate.ts";
import { commandsOver } from "./commands.ts";
import { commandPorts } from "./office.ts";

// Where office.js could not be fetched there is nobody to answer.
if (typeof Office !== "undefined") {
  associateCommands(async () => {
    await Office.onReady();
    return commandsOver(commandPorts(() => openWordDocument({ listens: false })));
  });
  // office.js listens for the ribbon only once a page has asked to be told when it is ready.
  void Office.onReady();
}
