/** The page's side of the open file, against a worker that a test speaks for: what was chosen in an older drawing means the same words in the file. */
import { describe, expect, test } from "@jest/globals";
import type { HostReading } from "../../src/core/ports.ts";
import type { DocumentText } from "../../src/core/text/document.ts";
import { slicesOf } from "../../src/taskpane/verbs/slices.ts";
import { FileHost } from "../../src/workbench/document/file-host.ts";
import type { FromFile, ToFile } from "../../src/workbench/document/protocol.ts";
import { readingOfLines } from "../taskpane/readings.ts";

const reading = (...lines: readonly string[]): HostReading => readingOfLines(lines);

/** A file that reads as this; `asked` is what the worker was asked since. */
async function opened(
  read: HostReading,
): Promise<{ readonly host: FileHost; readonly asked: ToFile[]; readonly text: DocumentText }> {
  const listeners: ((event: { readonly data: FromFile }) => void)[] = [];
  const asked: ToFile[] = [];
  const tell = (data: FromFile): void => {
    for (const listener of listeners) listener({ data });
  };
  const worker = {
    addEventListener: (type: string, listener: (event: { readonly data: FromFile }) => void) =>
      void (type === "message" && listeners.push(listener)),
    postMessage: (message: ToFile) => {
      asked.push(message);
      if (message.kind === "open") for (const slice of slicesOf(read)) tell({ kind: "slice", slice });
      setTimeout(() => tell({ kind: "done", id: message.id, outcomes: [], range: null, isUndone: false }));
    },
    terminate: () => undefined,
  };
  const host = new FileHost("a.docx", worker as unknown as Worker, () => undefined);
  await host.load(new Uint8Array());
  asked.length = 0;
  const { text } = await host.read();
  return { host, asked, text };
}

describe("a paragraph that was chosen before the file changed", () => {
  const drawn = reading("Rubrik", "Ja", "Nej", "Ja").text;

  test("is edited where it stands now", async () => {
    const { host, asked } = await opened(reading("Rubrik", "Källor", "Ja", "Nej", "Ja"));
    await host.editText({ story: "body", paragraph: 3, text: drawn }, "Ja", "Jo");
    expect(asked).toMatchObject([{ kind: "edit", place: { story: "body", paragraph: 4 }, before: "Ja", text: "Jo" }]);
  });

  test("is not edited where its words are gone, or can't be told from others; the person is told why", async () => {
    for (const now of [reading("Rubrik", "Jaså", "Nej"), reading("Ja", "Ja", "Rubrik", "Ja")]) {
      const { host, asked } = await opened(now);
      await expect(host.editText({ story: "body", paragraph: 3, text: drawn }, "Ja", "Jo")).rejects.toMatchObject({
        code: "document-changed",
        wording: { sv: "Stycket står inte kvar som du såg det. Ingenting har ändrats. Välj det igen." },
      });
      expect(asked).toEqual([]);
    }
  });

  test("and what is selected in the older drawing is told as a place in the newer text", async () => {
    const { host, text } = await opened(reading("Rubrik", "Källor", "Ja", "Nej", "Ja"));
    const range = { story: "body", from: { paragraph: 2, offset: 0 }, to: { paragraph: 2, offset: 3 } };
    host.surface = { text: drawn, selection: () => range, jumpTo: () => true };
    const moved = { story: "body", from: { paragraph: 3, offset: 0 }, to: { paragraph: 3, offset: 3 } };
    expect(await host.selection()).toEqual({ range: moved, text });
  });
});

test("a paragraph among many alike is the one it was while no word has changed", async () => {
  const alike = ["Ja", "Ja", "Ja", "Ja"];
  const { host, asked } = await opened(reading(...alike));
  await host.editText({ story: "body", paragraph: 2, text: reading(...alike).text }, "Ja", "Jo");
  expect(asked).toMatchObject([{ kind: "edit", place: { paragraph: 2 } }]);
});
