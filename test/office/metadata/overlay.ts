/** The script that rebuilds `Word` up to the declared level on the real runtime. It exists in memory only: appended to office.js's own script. */
import { libraryOf, registerName, unregisterName } from "./library.ts";
import type { Surface } from "./surface.ts";

/** Runs in the page after `word-web-16.00.js`, which defines `OfficeExtension` and the namespace `Word` that it fills anew. */
export function overlayOf(surface: Surface): string {
  const events = surface.types.flatMap((type) =>
    type.members
      .filter((member) => member.kind === "event")
      .map(({ event }) => ({ type: type.name, event, register: registerName(event), unregister: unregisterName(event) })),
  );
  return `
;(function () {
  new OfficeExtension.LibraryBuilder({ metadata: ${JSON.stringify(libraryOf(surface))}, targetNamespaceObject: Word, fullyInitialize: true });
  ${JSON.stringify(events)}.forEach(function (entry) {
    function tell(name) {
      return function () { OfficeExtension.BatchApiHelper.invokeMethod(this, name, 1, [this._ReferenceId, entry.event], 4, 0); };
    }
    Word[entry.type].prototype[entry.register] = tell("_RegisterEvent");
    Word[entry.type].prototype[entry.unregister] = tell("_UnregisterEvent");
  });
})();
`;
}
