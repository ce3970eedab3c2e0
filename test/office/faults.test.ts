/** What goes wrong between an add-in and Word, as the real client tells it; and what the host counts. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { startOffice, type StartedOffice } from "./environment.ts";
import { TRANSPORT_ERRORS, type Fault } from "./faults.ts";
import { openSample, type SampleDocument } from "./sample-document.ts";

/** The status is there, and not in the declarations. */
type RichError = OfficeExtension.Error & { readonly httpStatusCode: number };

let office: StartedOffice | null = null;

async function start(lines: readonly string[] = ["a", "b"]): Promise<StartedOffice & { readonly document: SampleDocument }> {
  const document = openSample(lines);
  office = await startOffice({ document });
  return { ...office, document };
}

afterEach(() => {
  office?.close();
  office = null;
});

/** Adds two paragraphs in one batch, and tells how it ended: null when it went well. */
async function insertTwo({ Word }: StartedOffice): Promise<RichError | null> {
  try {
    await Word.run(async ({ document, sync }) => {
      document.body.insertParagraph("ett", "End");
      document.body.insertParagraph("två", "End");
      await sync.call(document.context);
    });
    return null;
  } catch (error) {
    return error as RichError;
  }
}

const textsOf = (document: SampleDocument): readonly string[] => document.paragraphs.map(({ text }) => text);

describe("an injected fault", () => {
  test.each([
    ["generalException", "GeneralException", 500],
    ["writeWhileDialogOpen", "WriteNotSupportedWhenModalDialogOpen", 400],
    ["sessionLost", "InvalidOrTimedOutSession", 408],
    ["throttled", "ActivityLimitReached", 429],
    ["requestTooLarge", "RequestPayloadSizeLimitExceeded", 400],
    ["responseTooLarge", "ResponsePayloadSizeLimitExceeded", 400],
    ["accessDenied", "AccessDenied", 401],
  ] as const)("of the transport, %s, comes out as %s %i, and nothing was done", async (name, code, status) => {
    const started = await start();
    started.host.faults.next({ kind: "transport", code: TRANSPORT_ERRORS[name] });
    const error = await insertTwo(started);
    expect([error?.code, error?.httpStatusCode]).toEqual([code, status]);
    expect(textsOf(started.document)).toEqual(["a", "b"]);
    expect(await insertTwo(started)).toBeNull();
    expect(textsOf(started.document)).toEqual(["a", "b", "ett", "två"]);
  });

  test("after the work is done leaves it done", async () => {
    const started = await start();
    started.host.faults.next({ kind: "transport-after", code: TRANSPORT_ERRORS.sessionLost });
    expect((await insertTwo(started))?.code).toBe("InvalidOrTimedOutSession");
    expect(textsOf(started.document)).toEqual(["a", "b", "ett", "två"]);
  });

  test("at each action of a batch stops there, and keeps what came before", async () => {
    const started = await start();
    await insertTwo(started);
    const actions = started.host.metrics.batches[0]?.actions ?? 0;
    expect(actions).toBeGreaterThan(4);
    const counts: number[] = [];
    for (let action = 1; action <= actions; action++) {
      const before = started.document.paragraphs.length;
      await started.host.idle();
      started.host.faults.next({ kind: "action", action, code: "GeneralException" });
      expect((await insertTwo(started))?.code).toBe("GeneralException");
      counts.push(started.document.paragraphs.length - before);
    }
    expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
    expect(counts).toEqual(counts.toSorted());
  });

  test("can be an answer that never comes, though the work is done", async () => {
    const started = await start();
    started.host.faults.next({ kind: "lost" });
    let ended = false;
    void insertTwo(started).then(() => (ended = true));
    await started.host.idle();
    expect(ended).toBe(false);
    expect(textsOf(started.document)).toEqual(["a", "b", "ett", "två"]);
    expect(started.host.metrics.batches[0]?.response).toBeNull();
  });

  test("can be an answer that comes late", async () => {
    const started = await start();
    started.host.faults.next({ kind: "delay", milliseconds: 200 });
    const began = performance.now();
    expect(await insertTwo(started)).toBeNull();
    // Timers count in whole milliseconds.
    expect(performance.now() - began).toBeGreaterThanOrEqual(199);
  });

  test("of a Common API call hits the next call of that method only", async () => {
    const started = await start();
    started.host.faults.nextCall(77, 5001);
    const open = (): Promise<unknown> =>
      new Promise((resolve) => {
        started.Office.context.document.getFileAsync("compressed" as unknown as Office.FileType, ({ status }) => resolve(status));
      });
    expect([await open(), await open()]).toEqual(["failed", "succeeded"]);
  });

  test("hits the batch it was planned for, or several in a row", async () => {
    const started = await start();
    const fault: Fault = { kind: "transport", code: TRANSPORT_ERRORS.throttled };
    started.host.faults.nextTimes(2, fault);
    expect((await insertTwo(started))?.code).toBe("ActivityLimitReached");
    expect((await insertTwo(started))?.code).toBe("ActivityLimitReached");
    expect(await insertTwo(started)).toBeNull();
    started.host.faults.next(fault);
    started.host.faults.clear();
    expect(await insertTwo(started)).toBeNull();
  });
});

describe("what the host counts", () => {
  test("is batches, actions, bytes and references, from the start or since it was last asked to forget", async () => {
    const started = await start();
    await insertTwo(started);
    await started.host.idle();
    const { metrics } = started.host;
    expect(metrics.batches.map(({ isWrite, releases, error }) => [isWrite, releases, error])).toEqual([
      [true, false, null],
      [false, true, null],
    ]);
    expect(metrics.roundTrips).toBe(2);
    expect(metrics.actions).toBe(metrics.batches.reduce((sum, batch) => sum + batch.actions, 0));
    expect(metrics.requestBytes).toBe(metrics.batches.reduce((sum, batch) => sum + batch.request.length, "å".length));
    metrics.reset();
    expect([metrics.roundTrips, metrics.actions, metrics.responseBytes, metrics.liveReferences]).toEqual([0, 0, 0, 0]);
  });

  test("grows in bytes with what is read, and not in round trips: 20 and 5,000 paragraphs", async () => {
    const read = async (count: number): Promise<{ readonly trips: number; readonly bytes: number }> => {
      const started = await start(Array.from({ length: count }, (_, at) => `Stycke ${at} i en längre skrivelse.`));
      await started.Word.run(async (context) => {
        const { paragraphs } = context.document.body;
        paragraphs.load("items/text");
        await context.sync();
        expect(paragraphs.items).toHaveLength(count);
        expect(started.host.metrics.liveReferences).toBe(count + 2);
      });
      await started.host.idle();
      expect(started.host.metrics.liveReferences).toBe(0);
      const { roundTrips, requestBytes, responseBytes } = started.host.metrics;
      started.close();
      office = null;
      return { trips: roundTrips, bytes: requestBytes + responseBytes };
    };
    const [few, many] = [await read(20), await read(5000)];
    expect([few.trips, many.trips]).toEqual([2, 2]);
    expect(many.bytes / 5000).toBeLessThan((1.5 * few.bytes) / 20);
  });
});
