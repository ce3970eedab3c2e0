/** The pane inside an Office program: waits for it, explains what stands in the way, and opens the document that it shows. */
import { Button, FluentProvider } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { AppError } from "../../core/errors.ts";
import type { OfficeDocument } from "../host.ts";
import { Pane } from "../Pane.tsx";
import { Card } from "../parts/blocks.tsx";
import { usePaneStyles } from "../parts/styles.ts";
import type { PanePorts } from "../state/ports.ts";
import type { Language, Remembered, ViewName } from "../state/state.ts";
import { useTheme, type ThemeName } from "../themes/shown.ts";
import { usePaneValue } from "../usePane.ts";
import type { Arrival } from "./office.ts";
import { keepTabInside } from "./tab-key.ts";
import type { Wish } from "./wish.ts";
import { again, explanations, theDocument, type Trouble } from "./words.ts";

/** The world around the page, handed in by the entry file. */
export interface OfficePorts extends PanePorts {
  /** Settles when Office has come, or not. */
  readonly arrived: Promise<Arrival>;
  /** Opens the document of Word. */
  openWord(): Promise<OfficeDocument>;
  /** What a command asked for before the pane was there. */
  takeWish(): Wish | null;
  onWish(listener: (wish: Wish) => void): () => void;
  readonly theme: { current(): ThemeName; onChange(changed: () => void): () => void };
  /** Loads the page anew. */
  reload(): void;
}

export interface OfficePaneProps {
  readonly ports: OfficePorts;
  readonly remembered: Remembered;
  /** The part that the page's address asks for. */
  readonly first: ViewName | null;
}

export function OfficePane({ ports, remembered, first }: OfficePaneProps): ReactNode {
  const styles = usePaneStyles();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [host, setHost] = useState<OfficeDocument | null>(null);
  const value = usePaneValue(ports, remembered, host, first);
  const { state, acts, tell } = value;
  const theme = useOfficeTheme(ports.theme);
  const isStarted = useRef(false);

  const take = useCallback(
    ({ view, says }: Wish) => {
      if (view !== null) tell({ kind: "asked-for", view });
      if (says !== null) tell({ kind: "refused-act", says });
    },
    [tell],
  );

  useEffect(() => {
    // React's strict mode runs effects twice; the document is opened once.
    if (isStarted.current) return;
    isStarted.current = true;
    const begin = async (): Promise<void> => {
      const came = await ports.arrived;
      if (came.kind !== "ready") return setTrouble(came.kind);
      if (came.host !== "Word") return setTrouble(came.host === "Outlook" ? "outlook" : "other-program");
      setTrouble(null);
      acts.begin(theDocument[state.language], () => undefined);
      try {
        const opened = await ports.openWord();
        setHost(opened);
        await acts.open(opened.name, opened);
        const wish = ports.takeWish();
        if (wish !== null) take(wish);
      } catch (error) {
        if (error instanceof AppError) return acts.refuse(theDocument[state.language], error.wording);
        ports.report(error);
        setTrouble("failed");
      }
    };
    void begin();
  }, [ports, acts, take, state.language]);

  useEffect(() => ports.onWish(take), [ports, take]);
  // A pane that is closed can still send what it has to say; nobody waits for the answer.
  useEffect(() => {
    const leave = (): void => void acts.showQuestions(false);
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  }, [acts]);
  useEffect(() => keepTabInside(document), []);
  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);

  return (
    <FluentProvider theme={theme.theme} data-theme={theme.name} style={{ height: "100%" }}>
      {trouble === null ? (
        <main style={{ height: "100%" }} data-part="pane">
          <h1 className={styles.hidden}>Källmärkt</h1>
          <Pane value={value} />
        </main>
      ) : (
        <Explanation trouble={trouble} language={state.language} onAgain={() => ports.reload()} />
      )}
    </FluentProvider>
  );
}

function Explanation(props: { readonly trouble: Trouble; readonly language: Language; readonly onAgain: () => void }): ReactNode {
  const { trouble, language, onAgain } = props;
  const styles = usePaneStyles();
  const { title, text, canTryAgain } = explanations[trouble];
  return (
    <main style={{ padding: "16px 10px" }} data-part="explanation">
      <Card>
        <h1 className={styles.heading}>{title[language]}</h1>
        <p className={styles.text} role="alert">
          {text[language]}
        </p>
        {canTryAgain ? (
          <div>
            <Button appearance="primary" onClick={onAgain}>
              {again[language]}
            </Button>
          </div>
        ) : null}
      </Card>
    </main>
  );
}

function useOfficeTheme(source: OfficePorts["theme"]): ReturnType<typeof useTheme> {
  const [name, setName] = useState(() => source.current());
  useEffect(() => source.onChange(() => setName(source.current())), [source]);
  return useTheme(name);
}
