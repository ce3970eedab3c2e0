/** Rows of the rule list that another part of the product meets, with the test that shows it. */

const namedSignals = {
  test: "test/core/detect/rules.test.ts",
  title: "speaks of traces in both languages, without a verdict or a number that looks like one",
};

/** The bench behind these tests fails each of them on any request to another machine. */
const nothingLeaves = {
  test: "test/workbench/flows.test.ts",
  title: "label, review, check and package: the file is klar for the command line too",
};

/** Tests in another folder, by its file and its title as written. */
export const elsewhere: Readonly<Record<string, readonly { readonly test: string; readonly title: string }[]>> = {
  H8: [{ test: "test/referees/libreoffice.test.ts", title: "the sample keeps its text and shows mark, source and notice" }],
  A4: [nothingLeaves],
  A5: [
    {
      test: "test/workbench/access.test.ts",
      title: "axe finds nothing to mend in any part, in Swedish and English, in light, dark and high contrast",
    },
    {
      test: "test/workbench/access.test.ts",
      title: "from a sample to the saved file without a mouse, and the focus is never lost",
    },
    {
      test: "test/core/pipeline/commit.test.ts",
      title: "as another kind gives the control its new title, though the visible mark reads the same",
    },
  ],
  K43: [
    { test: "test/core/detect/evaluation.test.ts", title: "the figures are of this catalogue: else run `npm run evaluate`" },
    nothingLeaves,
  ],
  H9: [
    {
      test: "test/workbench/flows.test.ts",
      title: "pasted text is cleaned, shown, and inserted labelled; one undo takes it back",
    },
    { test: "test/taskpane/clean.test.ts", title: "is found, kept, and not among what is taken away" },
  ],
  A3: [
    { test: "test/core/detect/evaluation.test.ts", title: "false alarms are as published" },
    { test: "test/core/detect/evaluation.test.ts", title: "the words about limits are those of the page and the pane" },
  ],
  A6: [namedSignals, { test: "test/workbench/flows.test.ts", title: "unclear keeps the question, and goes on to the next" }],
  A7: [
    {
      test: "test/workbench/flows.test.ts",
      title: "an answer of not AI text is kept in the record with its reason, and asked no more",
    },
  ],
  A21: [
    { test: "test/core/detect/evaluation.test.ts", title: "false alarms are as published" },
    { test: "test/core/detect/evaluation.test.ts", title: "the words about limits are those of the page and the pane" },
  ],
  N8: [namedSignals],
  K13: [{ test: "test/taskpane/strings.test.ts", title: "%s: no banned word, no percentage, no sentence over 25 words" }],
};
