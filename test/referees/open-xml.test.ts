/** Microsoft's Open XML SDK as the independent validator: labelling a real document adds no kind of error that it did not have before. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import validate from "@ooxml-tools/validate";
import { expect, test } from "@jest/globals";
import { describeWithShared } from "../shared.ts";
import { labelled } from "./labelled.ts";
import { labelledPictures } from "./pictures.ts";

const sample = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../samples/tjansteskrivelse.docx");
const placements = ["inline", "footnote"] as const;

/** Errors by part and kind; where in the part is left out, since labelling moves what follows. */
async function faultsOf(bytes: Uint8Array): Promise<Set<string>> {
  const faults = await validate(bytes, "docx", "Microsoft365");
  return new Set(faults.map(({ id, description, path: { partUri } }) => `${partUri} ${id}: ${description}`));
}

test.each(placements)(
  "the labelled sample is without a fault (%s)",
  async (placement) => {
    const made = await labelled(new Uint8Array(readFileSync(sample)), placement);
    expect([...(await faultsOf(made?.bytes ?? new Uint8Array()))]).toEqual([]);
  },
  60_000,
);

test("a document with labelled pictures of every kind is without a fault", async () => {
  expect([...(await faultsOf((await labelledPictures()).bytes))]).toEqual([]);
}, 60_000);

test("a fault would be told", async () => {
  const bytes = new Uint8Array(readFileSync(sample));
  await expect(faultsOf(bytes.subarray(0, 2000))).rejects.toThrow();
}, 60_000);

describeWithShared("on every Word file of the corpus", (shared) => {
  const folder = path.join(shared, "corpora", "office", "docx");
  /** Faults that a file came with, by its name: the same for both placements. */
  const own = new Map<string, Set<string>>();

  test.each(placements)(
    "labelling (%s) adds no kind of error",
    async (placement) => {
      const added: string[] = [];
      for (const file of readdirSync(folder).sort()) {
        const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
        const made = await labelled(bytes, placement);
        if (made === null) continue;
        const before = own.get(file) ?? (await faultsOf(bytes));
        own.set(file, before);
        for (const fault of await faultsOf(made.bytes)) if (!before.has(fault)) added.push(`${file} ${fault}`);
      }
      expect(added).toEqual([]);
    },
    300_000,
  );
});
