/** A paragraph's words in a box over the page, to be changed and saved, or left as they were. */
import { Button } from "@fluentui/react-components";
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { usePageStyles } from "./styles.ts";
import type { PageKey } from "./words.ts";

export interface EditorProps {
  readonly text: string;
  /** Where the paragraph is drawn, in the scrolling area. */
  readonly at: { readonly top: number; readonly left: number; readonly width: number };
  readonly say: (key: PageKey) => string;
  /** Null when the words were saved, else why not. */
  readonly onSave: (text: string) => Promise<string | null>;
  readonly onCancel: () => void;
}

export default function ParagraphEditor({ text, at, say, onSave, onCancel }: EditorProps): ReactNode {
  const styles = usePageStyles();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  // As high as its words: nothing of the paragraph is out of sight.
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  }, [typed, at.width]);
  const save = async (): Promise<void> => {
    if (isSaving) return;
    if (typed === text) return onCancel();
    setSaving(true);
    const why = await onSave(typed);
    setSaving(false);
    setRefusal(why);
    if (why !== null) box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The page's own keys choose paragraphs: here they move in the text.
    event.stopPropagation();
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="group"
      aria-label={say("page.edit.title")}
      className={styles.editor}
      style={{ top: at.top, left: at.left, width: at.width }}
      onKeyDown={onKeyDown}
      data-part="editor"
    >
      <textarea
        ref={box}
        className={styles.editorText}
        aria-label={say("page.edit.label")}
        aria-describedby={`${id}-hint`}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={`${id}-hint`} className={styles.editorHint}>
        {say("page.edit.hint")} {text.includes("\ufffc") ? say("page.edit.objects") : ""}
      </p>
      {refusal === null ? null : (
        <p role="alert" className={styles.editorRefusal}>
          {refusal}
        </p>
      )}
      <div className={styles.editorButtons}>
        <Button appearance="primary" size="small" disabledFocusable={isSaving} onClick={() => void save()}>
          {say("page.edit.save")}
        </Button>
        <Button size="small" onClick={onCancel}>
          {say("page.edit.cancel")}
        </Button>
      </div>
    </div>
  );
}
