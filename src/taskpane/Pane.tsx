/** The pane: navigation, what was just done, and the part that is open. One reducer holds the state; views are loaded when they are opened. */
import { lazy, Suspense, useCallback, useEffect, useId, useLayoutEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { Card } from "./parts/blocks.tsx";
import { NavRail } from "./parts/NavRail.tsx";
import { PaneContext, type PaneContextValue } from "./parts/pane-context.ts";
import { usePaneStyles } from "./parts/styles.ts";
import { viewOf } from "./state/derive.ts";
import type { ViewName } from "./state/state.ts";
import { isKey } from "./strings/strings.ts";
import type { DocumentView } from "./verbs/document-view.ts";
import Overview from "./views/Overview.tsx";

const About = lazy(() => import(/* webpackChunkName: "about" */ "./views/About.tsx"));
const Check = lazy(() => import(/* webpackChunkName: "check" */ "./views/Check.tsx"));
const Limits = lazy(() => import(/* webpackChunkName: "open-document" */ "./parts/Limits.tsx"));
const Paste = lazy(() => import(/* webpackChunkName: "paste" */ "./views/Paste.tsx"));
const Questions = lazy(() => import(/* webpackChunkName: "questions" */ "./views/Questions.tsx"));
const Registration = lazy(() => import(/* webpackChunkName: "registration" */ "./views/Registration.tsx"));
const AtHand = lazy(() => import(/* webpackChunkName: "open-document" */ "./parts/AtHand.tsx"));
const Review = lazy(() => import(/* webpackChunkName: "review" */ "./views/Review.tsx"));
const Settings = lazy(() => import(/* webpackChunkName: "settings" */ "./views/Settings.tsx"));
const Sources = lazy(() => import(/* webpackChunkName: "sources" */ "./views/Sources.tsx"));

/** Parts where the selection's button stands: everywhere a passage may be labelled. */
const WITH_SELECTION: ReadonlySet<ViewName> = new Set<ViewName>(["overview", "questions", "sources"]);

export function Pane({ value }: { readonly value: PaneContextValue }): ReactNode {
  const { state, say } = value;
  const styles = usePaneStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const view = viewOf(state);
  useArrival(state.view, heading, content);
  useFocusKeeper(content, heading);
  const onClickCapture = useDoubleClick();
  const { key, values, turn } = state.said;
  return (
    <PaneContext value={value}>
      <div className={styles.pane} onClickCapture={onClickCapture}>
        <NavRail />
        {/* A part may be long and have nothing to press: the keyboard scrolls it all the same. */}
        <div ref={content} className={styles.content} data-part="content" role="region" aria-labelledby={titleId} tabIndex={0}>
          <div className={styles.column}>
            <h2 ref={heading} id={titleId} tabIndex={-1} className={styles.title}>
              {say(`view.${state.view}`)}
            </h2>
            <Suspense fallback={null}>
              {view === null ? null : <AtHand view={view} hasSelection={WITH_SELECTION.has(state.view)} />}
              <OpenView
                name={state.view}
                view={view}
                isWaiting={state.document.kind === "reading" || state.document.kind === "refused"}
              />
              {view === null || state.view === "about" || state.view === "settings" ? null : <Limits />}
            </Suspense>
          </div>
        </div>
        <p role="status" className={styles.hidden}>
          {/* A blank that comes and goes makes the same sentence new. */}
          {isKey(key) ? `${say(key, values)}${turn % 2 === 0 ? "" : "\u00a0"}` : ""}
        </p>
      </div>
    </PaneContext>
  );
}

function OpenView(props: {
  readonly name: ViewName;
  readonly view: DocumentView | null;
  readonly isWaiting: boolean;
}): ReactNode {
  const { name, view, isWaiting } = props;
  // How far the reading has come, and why a document was refused, is told wherever the pane was asked to open.
  if (name === "overview" || (view === null && isWaiting)) return <Overview />;
  if (name === "about") return <About />;
  if (name === "settings") return <Settings />;
  if (view === null) return <NeedsDocument />;
  switch (name) {
    case "questions":
      return <Questions view={view} />;
    case "paste":
      return <Paste view={view} />;
    case "review":
      return <Review view={view} />;
    case "sources":
      return <Sources view={view} />;
    case "check":
      return <Check view={view} />;
    case "registration":
      return <Registration view={view} />;
    default:
      return name satisfies never;
  }
}

function NeedsDocument(): ReactNode {
  return (
    <PaneContext.Consumer>
      {(value) =>
        value === null ? null : (
          <Card>
            <p style={{ margin: 0 }}>{value.say("none.view")}</p>
          </Card>
        )
      }
    </PaneContext.Consumer>
  );
}

type Place<T> = { readonly current: T | null };

/** A part that was opened starts at its top, with the focus on its heading. */
function useArrival(view: ViewName, heading: Place<HTMLElement>, content: Place<HTMLElement>): void {
  const before = useRef(view);
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    if (content.current) content.current.scrollTop = 0;
    // Whoever is typing in the document beside the pane goes on typing.
    if (document.hasFocus()) heading.current?.focus({ preventScroll: true });
  }, [view, heading, content]);
}

/** The second click of a double click is for what the first one hit: a button that has come to stand there meanwhile was not meant. */
function useDoubleClick(): (event: MouseEvent) => void {
  const first = useRef<Element | null>(null);
  return useCallback((event) => {
    const hit = event.target instanceof Element ? event.target.closest("button") : null;
    if (event.detail < 2) first.current = hit;
    else if (hit !== null && hit !== first.current) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, []);
}

/** When the focused button goes away with what it did, the heading takes the focus: it is never lost. */
function useFocusKeeper(content: Place<HTMLElement>, heading: Place<HTMLElement>): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = (): void => {
      last.current = document.activeElement;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, []);
  useLayoutEffect(() => {
    const gone = last.current;
    if (document.activeElement !== document.body || gone === null || gone.isConnected || !content.current) return;
    heading.current?.focus({ preventScroll: true });
  });
}
