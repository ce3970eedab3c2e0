/** Batches of the real office.js, carried out by the emulated host: paths, queries, null objects, references, errors, gates and events. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { startOffice, type StartedOffice, type StartOptions } from "./environment.ts";
import { metadata } from "./metadata/index.ts";
import { OfficeHost } from "./office-host.ts";
import { profiles } from "./profiles.ts";
import type { Action, Batch, BatchAnswer, ObjectPath } from "./richapi/request.ts";
import type { Payload } from "./transport/host-side.ts";
import { openSample, type SampleDocument } from "./sample-document.ts";

/** A host that says it knows `retrieve()` and `update()`; without it the client does both with what every host knows. */
const withRuntime = { ...profiles.web, sets: { ...profiles.web.sets, richapiruntime: "1.2" } };

const LINES = ["Första stycket", "Andra stycket", "Tredje stycket", "Fjärde"] as const;

/** The status is there, and not in the declarations. */
type RichError = OfficeExtension.Error & { readonly httpStatusCode: number };

interface Running extends StartedOffice {
  readonly document: SampleDocument;
  /** The last request that was not a release of references, as JSON. */
  lastActions(): readonly { readonly ActionType: number; readonly Name: string }[];
}

let running: Running | null = null;

async function start(options: Partial<Omit<StartOptions, "document">> = {}, lines: readonly string[] = LINES): Promise<Running> {
  const document = openSample(lines);
  const office = await startOffice({ ...options, document });
  running = {
    ...office,
    document,
    lastActions() {
      const batch = office.host.metrics.batches.findLast((candidate) => !candidate.releases);
      return (
        JSON.parse(batch?.request ?? "{}") as { readonly Actions: Running["lastActions"] extends () => infer A ? A : never }
      ).Actions;
    },
  };
  return running;
}

afterEach(() => {
  running?.close();
  running = null;
});

const failed = async (work: Promise<unknown>): Promise<RichError> => {
  try {
    await work;
  } catch (error) {
    return error as RichError;
  }
  throw new Error("the batch succeeded");
};

describe("a query", () => {
  test("answers what was named, in a collection and inside its items", async () => {
    const { Word } = await start();
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load("items/text, items/font/bold");
      await context.sync();
      expect(paragraphs.items.map((item) => item.text)).toEqual(LINES);
      expect(paragraphs.items[0]?.font.bold).toBe(false);
      expect(() => paragraphs.items[0]?.style).toThrow("inte tillgänglig");
    });
  });

  test("takes a page of a collection", async () => {
    const { Word } = await start();
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load({ select: "text", top: 2, skip: 1 });
      await context.sync();
      expect(paragraphs.items.map((item) => item.text)).toEqual(["Andra stycket", "Tredje stycket"]);
    });
  });

  test("expands objects on the way", async () => {
    const { Word } = await start();
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load({ select: "text,font/bold", expand: "font" });
      const { body } = context.document;
      body.load({ text: true });
      await context.sync();
      expect(paragraphs.items[3]?.toJSON()).toEqual({ text: "Fjärde", font: { bold: false } });
      expect(body.text).toBe(LINES.join("\r"));
    });
  });

  test("that names nothing is answered with every value there is, and is noted", async () => {
    const { Word, host } = await start();
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load();
      context.document.load("body/text");
      await context.sync();
      expect(paragraphs.items[0]?.toJSON()).toEqual({ style: "Normal", text: "Första stycket" });
      paragraphs.load("items/font");
      await context.sync();
      expect(paragraphs.items[0]?.toJSON()).toEqual({ font: { bold: false } });
    });
    expect(host.metrics.unnamedLoads).toEqual(["ParagraphCollection: *", "ParagraphCollection.Font: *"]);
  });

  test("for a name that no declaration has is refused", async () => {
    const { Word } = await start();
    const error = await failed(
      Word.run(async (context) => {
        context.document.body.load("nonsense");
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
    expect(error.message).toContain("nonsense");
  });

  test("as retrieve() answers the same", async () => {
    const { Word } = await start({ profile: withRuntime });
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      const result = (paragraphs as unknown as { retrieve(names: string): { toJSON(): unknown } }).retrieve("text");
      await context.sync();
      expect(JSON.parse(JSON.stringify(result))).toMatchObject({ items: LINES.map((text) => ({ text })) });
    });
  });
});

describe("a null object", () => {
  test("is told by isNullObject, and what hangs on it is null as well", async () => {
    const { Word } = await start();
    await Word.run(async (context) => {
      const control = context.document.contentControls.getByIdOrNullObject(7);
      control.load("tag");
      const first = context.document.body.paragraphs.getFirstOrNullObject().load("text");
      const beside = control.parentContentControlOrNullObject.load("id");
      await context.sync();
      expect([control.isNullObject, first.isNullObject, beside.isNullObject]).toEqual([true, false, true]);
      expect(first.text).toBe("Första stycket");
    });
  });

  test("can be deleted in vain, and not written to", async () => {
    const { Word } = await start();
    await Word.run(async (context) => {
      context.document.contentControls.getByIdOrNullObject(7).delete(true);
      await context.sync();
    });
    const error = await failed(
      Word.run(async (context) => {
        context.document.contentControls.getByIdOrNullObject(7).tag = "x";
        await context.sync();
      }),
    );
    expect(error.code).toBe("ItemNotFound");
  });

  test("is an error where the name does not allow it", async () => {
    const { Word } = await start();
    const error = await failed(
      Word.run(async (context) => {
        context.document.contentControls.getById(7).load("tag");
        await context.sync();
      }),
    );
    expect(error.code).toBe("ItemNotFound");
    expect(error.debugInfo.errorLocation).toBe("ContentControlCollection.getById");
  });
});

describe("changes", () => {
  test("are queued until sync, then carried out in order", async () => {
    const { Word, document, host } = await start();
    await Word.run(async (context) => {
      const first = context.document.body.paragraphs.getFirst();
      const control = first.insertContentControl();
      control.tag = "ai";
      control.load("id,tag,text");
      first.font.bold = true;
      expect(document.controls).toEqual([]);
      await context.sync();
      expect(control.toJSON()).toEqual({ id: 1_000_001, tag: "ai", text: "Första stycket" });
    });
    expect(document.controls.map(({ tag }) => tag)).toEqual(["ai"]);
    expect(document.paragraphs[0]?.bold).toBe(true);
    expect(host.metrics.batches[0]?.isWrite).toBe(true);
  });

  test("set several values at once, also in objects inside", async () => {
    const { Word, document } = await start();
    await Word.run(async (context) => {
      const paragraph = context.document.body.paragraphs.getFirst();
      const control = paragraph.insertContentControl();
      control.set({ tag: "a" });
      await context.sync();
      paragraph.set({ font: { bold: true } });
      await context.sync();
    });
    expect(document.controls[0]?.tag).toBe("a");
    expect(document.paragraphs[0]?.bold).toBe(true);
  });

  test("of the runtime's update() reach objects inside, and ensureUnchanged() refuses what changed", async () => {
    const { Word, document } = await start({ profile: withRuntime });
    await Word.run(async (context) => {
      const paragraph = context.document.body.paragraphs.getFirst();
      (paragraph as unknown as { update(values: object): void }).update({ font: { bold: true } });
      await context.sync();
    });
    expect(document.paragraphs[0]?.bold).toBe(true);
    const ensure = (text: string): Promise<void> =>
      Word.run(async (context) => {
        const paragraph = context.document.body.paragraphs.getFirst();
        (paragraph as unknown as { ensureUnchanged(values: object): void }).ensureUnchanged({ text });
        await context.sync();
      });
    await ensure("Första stycket");
    expect((await failed(ensure("Något annat"))).code).toBe("GeneralException");
  });

  test("take objects as arguments", async () => {
    const { Word } = await start();
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      const one = paragraphs.getFirst().getRange();
      const same = one.compareLocationWith(paragraphs.getFirst().getRange());
      const other = one.compareLocationWith(paragraphs.getLast().getRange());
      await context.sync();
      expect([same.value, other.value]).toEqual(["Equal", "Before"]);
    });
  });

  test("carry search options as an object of their own", async () => {
    const { Word, document, lastActions } = await start();
    await Word.run(async (context) => {
      const found = context.document.body.search("stycket", { matchCase: true, ignorePunct: true });
      found.load("items/text");
      await context.sync();
      expect(found.items).toHaveLength(3);
    });
    expect(document.lastSearch()).toEqual({ matchCase: true, ignorePunct: true });
    expect(
      lastActions()
        .filter((action) => action.ActionType === 4)
        .map((action) => action.Name),
    ).toEqual(["MatchCase", "IgnorePunct"]);
  });

  test("carry them as flags where the library asks for flags", async () => {
    const { Word, document } = await start();
    await Word.run(async (context) => {
      // The library asks the document itself by flags when the host does not say that it knows them (word-web-16.00.debug.js, Document_Search).
      const found = context.document.search("stycket", { matchCase: true, matchWholeWord: true });
      found.load("items/text");
      await context.sync();
      expect(found.items).toHaveLength(3);
    });
    expect(document.lastSearch()).toEqual({ matchCase: true, matchWholeWord: true });
  });
});

describe("references", () => {
  test("are taken for what a run uses and given back when it ends: two syncs are three round trips", async () => {
    const { Word, host } = await start();
    await Word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs.load("items/text");
      await context.sync();
      expect(host.metrics.liveReferences).toBe(LINES.length + 2);
      paragraphs.items[0]?.getRange().load("text");
      await context.sync();
    });
    await host.idle();
    expect(host.metrics.batches.map((batch) => batch.releases)).toEqual([false, false, true]);
    expect(host.metrics.liveReferences).toBe(0);
  });

  test("keep an object across runs when it is tracked, and only then", async () => {
    const { Word, host, document } = await start();
    const kept = await Word.run(async (context) => {
      const paragraph = context.document.body.paragraphs.getFirst();
      paragraph.load("text");
      paragraph.track();
      await context.sync();
      return paragraph;
    });
    await host.idle();
    expect(host.metrics.liveReferences).toBe(1);
    await Word.run(kept, async (context) => {
      const control = kept.insertContentControl();
      control.tag = "kept";
      kept.untrack();
      await context.sync();
    });
    await host.idle();
    expect(document.controls.map(({ tag }) => tag)).toEqual(["kept"]);
    expect(host.metrics.liveReferences).toBe(0);
    const error = await failed(
      Word.run(kept, async (context) => {
        kept.load("text");
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidObjectPath");
  });

  test("that were given back are walked anew by the client: an item then stands for its place, whoever is there", async () => {
    const { Word, host } = await start();
    const loose = await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs.load("items/text");
      await context.sync();
      return paragraphs.items[0] as Word.Paragraph;
    });
    await host.idle();
    await Word.run(async (context) => {
      context.document.body.insertParagraph("Ny först", "Start");
      await context.sync();
    });
    await Word.run(loose, async (context) => {
      loose.load("text");
      await context.sync();
      expect(loose.text).toBe("Ny först");
    });
  });
});

describe("requests that this client does not send", () => {
  /** Puts one batch to a host that no page stands in front of. */
  async function ask(batch: Batch): Promise<BatchAnswer> {
    const { surface } = await metadata();
    const host = new OfficeHost({ profile: profiles.web, surface, document: openSample(LINES) });
    const data = { ArrayData: ["", "POST", "ProcessQuery", [], JSON.stringify(batch), 0, 0] };
    const answer = await new Promise<Payload>((resolve) => host.execute(93, data, resolve));
    const [, , body] = answer["Data"] as readonly [number, unknown, string];
    return JSON.parse(body) as BatchAnswer;
  }
  const path = (ObjectPathType: number, Name: string, rest: object = {}): ObjectPath => ({
    Id: 1,
    ObjectPathType,
    Name,
    ...rest,
  });
  const action = (ActionType: number, rest: object = {}): Action => ({ Id: 9, ActionType, Name: "", ObjectPathId: 1, ...rest });

  test.each([
    ["a reference that is gone", path(6, "{ref-7}"), action(1), "InvalidObjectPath"],
    ["a path that the batch lacks", path(1, ""), action(1, { ObjectPathId: 5 }), "InvalidObjectPath"],
    ["an unknown kind of path", path(8, "", { ParentObjectPathId: 2 }), action(1), "InvalidRequest"],
    ["an unknown kind of action", path(1, ""), action(12), "InvalidRequest"],
    ["a service that is not Word's", path(2, "Microsoft.ExcelServices.Functions"), action(1), "NotImplemented"],
  ])("%s is refused", async (_name, first, only, code) => {
    const second: ObjectPath = { Id: 2, ObjectPathType: 1, Name: "" };
    const answer = await ask({ Actions: [only], ObjectPaths: { 1: first, 2: second } });
    expect(answer.Error?.Code).toBe(code);
    expect(answer.Results).toEqual([]);
  });

  test("a null path is null, and a recursive query answers by type", async () => {
    expect(await ask({ Actions: [action(1)], ObjectPaths: { 1: path(7, "") } })).toMatchObject({ Results: [{ Value: null }] });
    const query = { RecursiveQueryInfo: { Queries: { Document: { Select: ["body/text"] } } } };
    expect(await ask({ Actions: [action(6, query)], ObjectPaths: { 1: path(1, "") } })).toMatchObject({
      Results: [{ Value: { Body: { Text: LINES.join("\r") } } }],
    });
  });
});

describe("an error", () => {
  test("names code, place and statement, and what was done before stays done", async () => {
    const { Word, document } = await start();
    const error = await failed(
      Word.run(async (context) => {
        const first = context.document.body.paragraphs.getFirst();
        first.insertContentControl();
        first.font.bold = true;
        first.insertContentControl();
        context.document.body.insertParagraph("sist", "End");
        await context.sync();
      }),
    );
    expect(error.code).toBe("GeneralException");
    expect(error.debugInfo.errorLocation).toBe("Paragraph.insertContentControl");
    expect(error.debugInfo.statement).toContain("insertContentControl()");
    expect(document.controls).toHaveLength(1);
    expect(document.paragraphs[0]?.bold).toBe(true);
    expect(document.paragraphs).toHaveLength(LINES.length);
  });

  test("of the client needs no host: reading what was not loaded", async () => {
    const { Word, host } = await start();
    const error = await failed(
      Word.run(async (context) => {
        const { body } = context.document;
        await context.sync();
        return body.text;
      }),
    );
    expect(error.code).toBe("PropertyNotLoaded");
    expect(host.metrics.batches.map((batch) => batch.error)).toEqual([null]);
  });

  test("tells of a member that the emulated host lacks, by name, and fails the test that asked", async () => {
    const office = await start();
    const error = await failed(
      office.Word.run(async (context) => {
        context.document.body.getOoxml();
        await context.sync();
      }),
    );
    expect([error.code, error.httpStatusCode]).toEqual(["NotImplemented", 501]);
    expect(error.message).toContain("Body.GetOoxml");
    expect(() => office.close()).toThrow("Body.GetOoxml");
    running = null;
  });
});

describe("a host of a lower level", () => {
  test.each([
    ["ltsc2021", "Paragraph.getText (1.7)", "ApiNotFound"],
    ["ltsc2024", "Paragraph.getText (1.7)", "NotImplemented"],
  ] as const)("%s answers %s with %s", async (profile, _name, code) => {
    const { Word, host } = await start({ profile });
    const error = await failed(
      Word.run(async (context) => {
        context.document.body.paragraphs.getFirst().getText();
        await context.sync();
      }),
    );
    expect(error.code).toBe(code);
    host.broken.length = 0;
  });

  test("gates values that are loaded, objects on the way, and events", async () => {
    const { Word } = await start({ profile: "ltsc2021" });
    const code = async (ask: (document: Word.Document) => void): Promise<string> =>
      (
        await failed(
          Word.run(async (context) => {
            ask(context.document);
            await context.sync();
          }),
        )
      ).code;
    expect(await code((document) => document.load("changeTrackingMode"))).toBe("ApiNotFound");
    expect(await code((document) => document.customXmlParts.load("items/id"))).toBe("ApiNotFound");
    expect(await code((document) => document.body.paragraphs.load("items/uniqueLocalId"))).toBe("ApiNotFound");
    expect(await code((document) => document.onParagraphAdded.add(async () => undefined))).toBe("ApiNotFound");
  });

  test("answers '*' with what its level has", async () => {
    const { Word } = await start({ profile: "ltsc2021" });
    await Word.run(async (context) => {
      const paragraph = context.document.body.paragraphs.getFirst().load("*");
      await context.sync();
      expect(paragraph.toJSON()).toEqual({ style: "Normal", text: "Första stycket" });
    });
  });
});

describe("a document that can only be read", () => {
  test("is read, and refuses each write where it stands", async () => {
    const { Word, document, host } = await start({ isReadOnly: true });
    const read = await Word.run(async (context) => {
      const { body } = context.document;
      body.load("text");
      await context.sync();
      return body.text;
    });
    expect(read).toBe(LINES.join("\r"));
    const writes: readonly ((document: Word.Document) => void)[] = [
      ({ body }) => body.insertParagraph("x", "End"),
      ({ body }) => body.paragraphs.getFirst().delete(),
      ({ body }) => (body.paragraphs.getFirst().font.bold = true),
    ];
    for (const write of writes) {
      const error = await failed(
        Word.run(async (context) => {
          write(context.document);
          await context.sync();
        }),
      );
      expect(error.code).toBe("GeneralException");
    }
    expect(document.paragraphs.map(({ text, bold }) => [text, bold])).toEqual(LINES.map((text) => [text, false]));
    host.isReadOnly = false;
    await Word.run(async (context) => {
      context.document.body.insertParagraph("x", "End");
      await context.sync();
    });
    expect(document.paragraphs).toHaveLength(LINES.length + 1);
  });
});

describe("events", () => {
  test("of the document reach a handler after the batch that caused them, until it is removed", async () => {
    const { Word, document, host } = await start();
    const heard: Word.ParagraphAddedEventArgs[] = [];
    const handler = await Word.run(async (context) => {
      const result = context.document.onParagraphAdded.add(async (args) => void heard.push(args));
      await context.sync();
      return result;
    });
    expect(host.handlers).toBe(1);
    await Word.run(async (context) => {
      context.document.body.insertParagraph("ny", "End");
      await context.sync();
    });
    document.raise("ParagraphAdded", document.paragraphs[0] ?? null, {
      type: "ParagraphAdded",
      uniqueLocalIds: ["b"],
      source: "Remote",
    });
    document.raise("ParagraphChanged", null, { type: "ParagraphChanged", uniqueLocalIds: ["c"], source: "Local" });
    await host.idle();
    expect(heard.map(({ uniqueLocalIds, source }) => [uniqueLocalIds[0], source])).toEqual([
      ["new", "Local"],
      ["b", "Remote"],
    ]);
    handler.remove();
    await handler.context.sync();
    expect(host.handlers).toBe(0);
    document.raise("ParagraphAdded", null, { type: "ParagraphAdded", uniqueLocalIds: ["d"], source: "Local" });
    await host.idle();
    expect(heard).toHaveLength(2);
  });

  test("of one content control reach its own handler only", async () => {
    const { Word, document, host } = await start();
    const heard: unknown[] = [];
    await Word.run(async (context) => {
      const { paragraphs } = context.document.body;
      paragraphs
        .getFirst()
        .insertContentControl()
        .onDataChanged.add(async (args) => void heard.push(args.ids[0]));
      paragraphs.getLast().insertContentControl();
      await context.sync();
    });
    await host.idle();
    const [first, second] = document.controls;
    document.raise("ContentControlDataChanged", second ?? null, {
      ids: [2],
      eventType: "ContentControlDataChanged",
      source: "Local",
    });
    document.raise("ContentControlDataChanged", first ?? null, {
      ids: [1],
      eventType: "ContentControlDataChanged",
      source: "Local",
    });
    await host.idle();
    expect(heard).toEqual([1]);
  });
});
