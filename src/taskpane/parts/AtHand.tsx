/** What stands above every part of an open document: what was just done, and the button for what is selected. */
import type { ReactNode } from "react";
import type { DocumentView } from "../verbs/document-view.ts";
import { Result } from "./Result.tsx";
import { SelectionBar } from "./SelectionBar.tsx";

export default function AtHand({
  view,
  hasSelection,
}: {
  readonly view: DocumentView;
  readonly hasSelection: boolean;
}): ReactNode {
  return (
    <>
      <Result view={view} />
      {hasSelection ? <SelectionBar view={view} /> : null}
    </>
  );
}
