/** The document's side of the page: drawn, selectable by mouse and keyboard, with our overlay. */
import { mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { DocumentView } from "../../taskpane/verbs/document-view.ts";
import type { FileHost } from "../document/file-host.ts";
import type { DrawnDocument } from "../document/drawn-document.ts";
import { usePageStyles } from "./styles.ts";
import type { PageKey } from "./words.ts";

export interface PaperProps {
  readonly host: FileHost;
  readonly view: DocumentView | null;
  readonly say: (key: PageKey) => string;
  /** Shows the document where page and pane share one place. */
  readonly bringForward: () => void;
  readonly isHidden: boolean;
}

export function Paper({ host, view, say, bringForward, isHidden }: PaperProps): ReactNode {
  const styles = usePageStyles();
  const scroller = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<DrawnDocument | "waiting" | "impossible">("waiting");
  const [isSimple, setSimple] = useState(false);
  const [spoken, setSpoken] = useState("");

  useEffect(() => {
    let turn = 0;
    const draw = async (): Promise<void> => {
      const mine = ++turn;
      const { drawFile } = await import(/* webpackChunkName: "drawing" */ "../document/draw-file.ts");
      const next = await drawFile(
        host,
        () => mine === turn,
        (first) => {
          setSimple(first.isSimple);
          place.current?.replaceChildren(first.holder);
        },
      );
      if (mine !== turn) return;
      setDrawn(next ?? "impossible");
    };
    void draw();
    host.onWritten = (change) => {
      if (change === "text") void draw();
    };
    return () => {
      turn = -1;
      host.onWritten = () => undefined;
      host.surface = null;
    };
  }, [host]);

  useEffect(() => {
    if (drawn === "waiting" || drawn === "impossible") return undefined;
    host.surface = {
      selection: () => drawn.selection(),
      jumpTo: (range, how) => {
        const isInSight = (scroller.current?.getClientRects().length ?? 0) > 0;
        if (how === "glance" && !isInSight) return false;
        if (!isInSight) bringForward();
        return drawn.jumpTo(range);
      },
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        // A click into the pane is no wish to let go of what is selected in the document.
        const isOurs =
          getSelection()?.rangeCount === 0 ||
          document.activeElement === document.body ||
          scroller.current?.contains(document.activeElement);
        if (isOurs || drawn.selection() !== null) host.tellSelection();
      }, 120);
    };
    document.addEventListener("selectionchange", tell);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener("selectionchange", tell);
    };
  }, [drawn, host, bringForward]);

  useEffect(() => {
    if (drawn === "waiting" || drawn === "impossible" || view === null) return;
    drawn.show({
      labels: view.passages.flatMap(({ range }) => (range === null ? [] : [range])),
      findings: view.findings.map(({ range }) => range),
    });
  }, [drawn, view]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (drawn === "waiting" || drawn === "impossible" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const words = drawn.stepParagraph(event.key === "ArrowDown" ? 1 : -1, event.shiftKey);
    if (words !== null) setSpoken(words.slice(0, 300));
  };

  return (
    <section
      ref={scroller}
      className={mergeClasses(styles.paper, isHidden && styles.gone)}
      aria-label={say("page.document")}
      aria-describedby="document-keys"
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-part="document"
    >
      <p id="document-keys" className={styles.hint}>
        {say("page.keys")}
      </p>
      {isSimple ? <p className={styles.note}>{say("page.simple")}</p> : null}
      {drawn === "waiting" ? <p className={styles.note}>{say("page.drawing")}</p> : null}
      {drawn === "impossible" ? <p className={styles.note}>{say("page.no-picture")}</p> : null}
      <div ref={place} />
      <p role="status" className={styles.hidden}>
        {spoken}
      </p>
    </section>
  );
}
