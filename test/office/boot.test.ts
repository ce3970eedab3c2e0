/** The real office.js starts in front of the emulated host. */
import { describe, expect, test } from "@jest/globals";
import { startOffice } from "./environment.ts";
import { openSample } from "./sample-document.ts";

describe("office.js", () => {
  test("starts and reads", async () => {
    const document = openSample(["Första stycket", "Andra stycket"]);
    const { Word, Office, host, close, foreignRequests } = await startOffice({ document });
    expect(Office.context.requirements.isSetSupported("WordApi", "1.9")).toBe(true);
    const texts = await Word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs.load("items/text");
      await context.sync();
      return paragraphs.items.map((paragraph) => paragraph.text);
    });
    expect(texts).toEqual(["Första stycket", "Andra stycket"]);
    expect(foreignRequests).toEqual([]);
    await host.idle();
    expect(host.metrics.batches.length).toBe(2);
    expect(host.metrics.liveReferences).toBe(0);
    close();
  });
});
