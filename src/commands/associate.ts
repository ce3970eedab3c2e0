/**
 * Ties the names of the manifests to their commands. The names stand here one by one, as they are written in the manifests: `npm run validate`
 * looks for each in the built page.
 */
import type { CommandEvent, Commands } from "./commands.ts";

/** Call at once, not when Office is ready: Office asks for a command as soon as the page is loaded. `load` may bring the rest later. */
export function associateCommands(load: () => Promise<Commands>): void {
  // A key combination calls without an event.
  const run = (name: keyof Commands) => (event?: CommandEvent) => {
    void load()
      .then((commands) => commands[name]())
      .catch((error: unknown) => reportError(error))
      .finally(() => event?.completed());
  };
  Office.actions.associate("markAiText", run("markAiText"));
  Office.actions.associate("pasteAiText", run("pasteAiText"));
  Office.actions.associate("reviewText", run("reviewText"));
  Office.actions.associate("checkText", run("checkText"));
  Office.actions.associate("handOver", run("handOver"));
  Office.actions.associate("openPane", run("openPane"));
}
