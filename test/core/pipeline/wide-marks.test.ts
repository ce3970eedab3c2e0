/** A mark that had to reach further than its passage, to the end of a field that can't be cut: the passage is still the label's own. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError } from "../../../src/core/errors.ts";
import { commit, open } from "../../../src/core/pipeline.ts";
import type { LabelRequest } from "../../../src/core/label/label.ts";
import type { Surroundings } from "../../../src/core/ports.ts";
import { openDocx } from "../../../src/hosts/docx/index.ts";
import { docx, field, p, r } from "../../hosts/docx/fake-docx.ts";
import { rangeOf, rangesOf } from "../../hosts/docx/laws.ts";
import { body, cuts } from "../../hosts/docx/random-docx.ts";
import { sampleProfile } from "../sample-profile.ts";
import { request } from "./office.ts";

const surroundings = (): Surroundings => {
  let ids = 0;
  return {
    now: "2026-11-20T10:00:00Z",
    newId: () => `id${++ids}`,
    newSalt: () => (++ids).toString(16).padStart(32, "0"),
  };
};

test("labelling it again changes nothing, and with another day it is the same label", async () => {
  const host = openDocx(docx(p(r("Vi ser över "), field(" REF b ", r("beredskapen. ")), r("Arbetet leds av en chef."))));
  const around = surroundings();
  const label = async (more: Partial<LabelRequest> = {}): Promise<void> => {
    const reading = await host.read();
    const range = rangeOf(reading, "Vi ser över beredskapen.");
    await host.apply(commit(reading, [{ range, request: { ...request, ...more } }], sampleProfile(), {}, around).edits);
  };
  await label();
  const once = host.bytes();
  const [mark] = (await host.read()).marks;
  expect(mark?.range.to.offset).toBe("Vi ser över beredskapen. ".length);
  await label();
  expect(Buffer.from(host.bytes()).equals(Buffer.from(once))).toBe(true);
  await label({ searchDate: "2026-11-04" });
  const labels = open(await host.read()).record?.labels ?? [];
  expect(labels).toMatchObject([{ id: mark?.labelId, searchDate: "2026-11-04" }]);
});

test("in any document, labelling the same passage twice is labelling it once", async () => {
  let labelled = 0;
  await fc.assert(
    fc.asyncProperty(body, cuts, async (xml, fractions) => {
      const host = openDocx(docx(xml));
      const around = surroundings();
      const [range] = rangesOf(await host.read(), fractions);
      if (range === undefined) return;
      // Our own text is not counted, so that the passage has the same place the second time.
      const label = async (): Promise<Uint8Array> => {
        await host.apply(commit(await host.read(), [{ range, request }], sampleProfile(), {}, around).edits);
        return host.bytes();
      };
      try {
        await label();
      } catch (error) {
        if (error instanceof AppError && error.code === "unmarkable-place") return;
        throw error;
      }
      // A place that can't carry a mark is found by its words, which may stand there twice.
      if ((await host.read()).marks.length === 0) return;
      const once = host.bytes();
      expect(Buffer.from(await label()).equals(Buffer.from(once))).toBe(true);
      labelled++;
    }),
    { numRuns: 60, seed: 20261128 },
  );
  expect(labelled).toBeGreaterThan(20);
});
