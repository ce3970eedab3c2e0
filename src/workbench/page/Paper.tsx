/** The document's side of the page: drawn, selectable by mouse and keyboard, with our overlay. */
import { Button, mergeClasses } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { textIn, type TextRange } from "../../core/text/document.ts";
import type { SeenPlace } from "../../taskpane/host.ts";
import type { DocumentView } from "../../taskpane/verbs/document-view.ts";
import type { FileHost, Surface } from "../document/file-host.ts";
import type { DrawnDocument, DrawnParagraph } from "../document/drawn-document.ts";
import { PageSelection } from "../document/page-selection.ts";
import { usePageStyles } from "./styles.ts";
import type { PageKey } from "./words.ts";

const ParagraphEditor = lazy(() => import(/* webpackChunkName: "editing" */ "./ParagraphEditor.tsx"));

/** A picture in the text is this one character. */
const PICTURE = "\ufffc";

/** What is being edited: the paragraph as the person saw it, and where it is drawn. */
interface Editing {
  readonly paragraph: DrawnParagraph;
  readonly at: { readonly top: number; readonly left: number; readonly width: number };
}

export interface PaperProps {
  readonly host: FileHost;
  readonly view: DocumentView | null;
  readonly say: (key: PageKey) => string;
  /** Shows the document where page and pane share one place. */
  readonly bringForward: () => void;
  readonly isHidden: boolean;
  /** Saves a new wording; null when it stands in the document, else why not. */
  readonly onEdit: (place: SeenPlace, before: string, text: string) => Promise<string | null>;
  readonly onUndo: () => void;
  /** Something that nobody foresaw: for the browser's own error log. */
  readonly report: (error: unknown) => void;
}

export function Paper({ host, view, say, bringForward, isHidden, onEdit, onUndo, report }: PaperProps): ReactNode {
  const styles = usePageStyles();
  const scroller = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const picked = useRef(new PageSelection());
  const [drawn, setDrawn] = useState<DrawnDocument | "waiting" | "impossible">("waiting");
  const [isSimple, setSimple] = useState(false);
  const [spoken, setSpoken] = useState("");
  const [chosen, setChosen] = useState<DrawnParagraph | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const boxed = useRef<DrawnParagraph | null>(null);

  useEffect(() => {
    let turn = 0;
    const selection = picked.current;
    const drawNewest = async (mine: number): Promise<DrawnDocument | null> => {
      const { drawFile } = await import(/* webpackChunkName: "drawing" */ "../document/draw-file.ts");
      return drawFile(
        host,
        () => mine === turn,
        mine > 1,
        (first) => {
          setSimple(first.isSimple);
          selection.leave(host.surface);
          place.current?.replaceChildren(first.holder);
        },
      );
    };
    const draw = async (): Promise<void> => {
      const mine = ++turn;
      selection.change(host.surface);
      setChosen(null);
      const next = await drawNewest(mine).catch((error: unknown) => {
        report(error);
        return null;
      });
      if (mine !== turn) return;
      // What can't be drawn is not shown as it was before.
      if (next === null) place.current?.replaceChildren();
      host.surface = next && surfaceOf(next);
      if (next) selection.arrive(next);
      setChosen(null);
      setDrawn(next ?? "impossible");
    };
    const surfaceOf = (one: DrawnDocument): Surface => ({
      text: one.text,
      selection: () => one.selection(),
      jumpTo: (range, how) => {
        const isInSight = (scroller.current?.getClientRects().length ?? 0) > 0;
        if (how === "glance" && !isInSight) return false;
        if (!isInSight) bringForward();
        return one.jumpTo(range);
      },
    });
    host.drawing = draw();
    host.onWritten = (change) => {
      if (change === "text") host.drawing = draw();
    };
    return () => {
      turn = -1;
      host.onWritten = () => undefined;
      host.surface = null;
    };
  }, [host, bringForward, report]);

  useEffect(() => {
    if (drawn === "waiting" || drawn === "impossible") return undefined;
    return picked.current.follow(drawn, () => {
      // A click into the pane is no wish to let go of what is selected in the document.
      const isOurs =
        getSelection()?.rangeCount === 0 ||
        document.activeElement === document.body ||
        scroller.current?.contains(document.activeElement);
      if (isOurs || drawn.selection() !== null) host.tellSelection();
      setChosen((before) => drawn.chosen() ?? before);
    });
  }, [drawn, host]);

  useEffect(() => {
    if (drawn === "waiting" || drawn === "impossible" || view === null) return;
    // Text and drawing come each in their time: for a moment a range may count in another text than the one that is drawn.
    const isDrawn = (range: TextRange, words: string): boolean => textIn(drawn.text, range) === words;
    drawn.show({
      labels: view.passages.flatMap(({ range, text, label }) =>
        range !== null && isDrawn(range, label.picture ? PICTURE : text) ? [range] : [],
      ),
      findings: view.findings.flatMap(({ range, quote }) => (isDrawn(range, quote) ? [range] : [])),
    });
  }, [drawn, view]);

  useEffect(() => {
    boxed.current = editing?.paragraph ?? null;
  }, [editing]);

  const edit = (paragraph: DrawnParagraph | null): void => {
    const area = scroller.current;
    // A box that is open has words in it that nobody has saved.
    if (editing !== null) return void area?.querySelector<HTMLElement>('[data-part="editor"] textarea')?.focus();
    if (paragraph === null || !area) return;
    const [outer, inner] = [area.getBoundingClientRect(), paragraph.element.getBoundingClientRect()];
    const width = Math.min(Math.max(inner.width + 26, 280), area.clientWidth - 16);
    const left = Math.max(8, Math.min(inner.left - outer.left - 13, area.clientWidth - width - 8));
    setEditing({ paragraph, at: { top: inner.top - outer.top + area.scrollTop - 13, left, width } });
  };
  // The newest choice may not have come to rest yet.
  const editChosen = (): void => edit((typeof drawn === "string" ? null : drawn.chosen()) ?? chosen);
  const stopEditing = (): void => {
    setEditing(null);
    scroller.current?.focus({ preventScroll: true });
  };
  const save = async (edited: DrawnParagraph, text: string): Promise<string | null> => {
    const { story, paragraph, text: before, of } = edited;
    const why = await onEdit({ story, paragraph, text: of }, before, text);
    // Another box may have been opened by the time the words stand in the document: what is typed there stays.
    if (why === null && boxed.current === edited) stopEditing();
    return why;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target === scroller.current && event.key === "Enter") {
      event.preventDefault();
      editChosen();
      return;
    }
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      onUndo();
      return;
    }
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
      {chosen === null || editing !== null ? null : (
        <div className={styles.chosen}>
          <Button icon={<EditRegular />} onClick={editChosen}>
            {say("page.edit")}
          </Button>
        </div>
      )}
      {editing === null ? null : (
        <Suspense fallback={null}>
          <ParagraphEditor
            key={`${editing.paragraph.story} ${editing.paragraph.paragraph}`}
            text={editing.paragraph.text}
            at={editing.at}
            say={say}
            onSave={(text) => save(editing.paragraph, text)}
            onCancel={stopEditing}
          />
        </Suspense>
      )}
      <p role="status" className={styles.hidden}>
        {spoken}
      </p>
    </section>
  );
}
