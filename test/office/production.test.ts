/** The built pages, unmodified, inside Word on the web: the pane reads, a ribbon command labels, and the command line verifies what Word saves. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "@jest/globals";
import { docx, p, r } from "../hosts/docx/fake-docx.ts";
import { describeWithTool } from "../tools.ts";
import { kallmarkt } from "../workbench/open-page.ts";
import type { AddinFrame, WordInChromium } from "./chromium.ts";
import { useWord } from "./use-word.ts";
import { COMMON } from "./word/open.ts";

const SENTENCE = "Avgiften för byggetableringar höjs med fyra procent från årsskiftet.";
const BODY =
  p(r("Förvaltningen har sett över avgifterna för upplåtelse av allmän plats.")) +
  p(r(SENTENCE)) +
  p(r("Nämnden föreslås anta taxan."));

describeWithTool("chromium", "the production pages in Word", (program) => {
  const bench = useWord(program);
  const open = (): Promise<WordInChromium> => bench.open({ docx: docx(BODY, COMMON), viewport: { width: 720, height: 800 } });
  /** Waits until every reference is given back, as the host counts it. */
  const settled = async ({ frame, host }: AddinFrame): Promise<void> => {
    for (let tries = 0; tries < 200 && (host.metrics.batches.length === 0 || host.metrics.liveReferences > 0); tries++) {
      await frame.waitForTimeout(25);
    }
  };

  test("the pane opens in three round trips at most, the events, the scan and the selection, and loads no value that it does not name", async () => {
    const { open: openPage } = await open();
    const pane = await openPage("/taskpane.html");
    await pane.frame.locator("h1, h2", { hasText: "Översikt" }).first().waitFor();
    await pane.frame.getByText("tjansteskrivelse.docx").waitFor();
    await settled(pane);
    expect(pane.host.metrics.roundTrips).toBeLessThanOrEqual(3);
    expect(pane.host.metrics.unnamedLoads).toEqual([]);
    expect(pane.host.metrics.liveReferences).toBe(0);
    expect(pane.host.openFiles).toBe(0);
  });

  test("Märk AI-text in the ribbon labels what is selected; undo in its window takes it back", async () => {
    const { open: openPage, document, dialogs } = await open();
    const commands = await openPage("/commands.html");
    document.person.select({ paragraph: 1, offset: 0 }, { paragraph: 1, offset: SENTENCE.length });
    const before = document.bytes();
    const done = commands.host.invokeCommand("markAiText");
    await expectDialog(dialogs, 1);
    const [shown] = dialogs as [AddinFrame];
    await shown.frame.getByRole("status").waitFor();
    await settled(commands);
    // Reading with the selection, reading again before it is written, writing.
    expect(commands.host.metrics.roundTrips).toBe(3);
    expect(commands.host.metrics.unnamedLoads).toEqual([]);
    expect(commands.host.metrics.liveReferences).toBe(0);

    const file = path.join(bench.files, "markt.docx");
    writeFileSync(file, document.bytes());
    expect(kallmarkt("verify", file, "--json")).toMatchObject({
      status: 0,
      json: { result: "same-text", passages: [{ result: "intact" }] },
    });

    await shown.frame.getByRole("button", { name: "Ångra" }).click();
    await shown.frame.getByText("Ångra").waitFor({ state: "detached" });
    await shown.frame.getByRole("button", { name: "Stäng" }).click();
    expect((await done).status).toBe(0);
    expect(textOf(document.bytes())).toBe(textOf(before));
  }, 120_000);
});

/** What stands in the main story, letter for letter. */
const textOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array()).replace(/<[^>]*>/gu, "");

/** Dialogs come up in frames of their own. */
async function expectDialog(dialogs: readonly AddinFrame[], count: number): Promise<void> {
  for (let tries = 0; tries < 400 && dialogs.length < count; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(dialogs).toHaveLength(count);
}
