/** Ties the pane together: reducer, acts, and the words of its language. */
import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { PaneHost } from "./host.ts";
import type { PaneContextValue } from "./parts/pane-context.ts";
import { makeActs } from "./state/acts.ts";
import type { PaneEvent } from "./state/events.ts";
import type { PanePorts } from "./state/ports.ts";
import { reduce } from "./state/reducer.ts";
import { firstState, type PaneState, type Remembered, type ViewName } from "./state/state.ts";
import { sayIn, stringsFor, swedish } from "./strings/strings.ts";

/** What the host can do; null where there is no host yet. */
export function abilitiesOf(host: PaneHost | null): PaneContextValue["can"] {
  if (host === null)
    return { write: false, access: null, undo: false, save: false, insertText: false, bytes: false, overlay: null };
  const access = host.access ?? null;
  const write = access === null || access.kind === "full";
  return {
    write,
    access,
    undo: host.undo !== null && write,
    save: host.save !== null,
    insertText: host.insertText !== null && write,
    bytes: host.bytes !== null,
    overlay: host.overlay ?? null,
  };
}

/**
 * The pane's value for `Pane` and for whatever stands around it. `ports` must be the same object throughout. `first` is the view that
 * the pane opens at; later ones are asked for with `tell({ kind: "asked-for", view })`.
 */
export function usePaneValue(
  ports: PanePorts,
  remembered: Remembered,
  host: PaneHost | null,
  first: ViewName | null = null,
): PaneContextValue {
  const [state, dispatch] = useReducer(reduce, null, () => firstState(remembered, first));
  // Acts read the state between awaits: the newest, not that of the render they were made in.
  const newest = useRef<PaneState>(state);
  const tell = useMemo(
    () =>
      (event: PaneEvent): void => {
        newest.current = reduce(newest.current, event);
        dispatch(event);
      },
    [],
  );
  const acts = useMemo(() => makeActs(ports, () => newest.current, tell), [ports, tell]);
  const [strings, setStrings] = useState(swedish);
  useEffect(() => {
    let isOver = false;
    void stringsFor(state.language).then((loaded) => {
      if (!isOver) setStrings(loaded);
    });
    return () => {
      isOver = true;
    };
  }, [state.language]);
  return useMemo(
    () => ({ state, acts, tell, say: sayIn(strings), pick: (wording) => wording[state.language], can: abilitiesOf(host) }),
    [state, acts, tell, strings, host],
  );
}
