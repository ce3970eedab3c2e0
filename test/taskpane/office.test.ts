/** Waiting for Office, its colours and language, and wishes that commands leave for the pane. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { arrival, languageOf, themeOf } from "../../src/taskpane/office/office.ts";
import { leaveWish, onWish, profileInAddress, takeWish, type Wish } from "../../src/taskpane/office/wish.ts";
import { firstState } from "../../src/taskpane/state/state.ts";
import { profileFor } from "../../src/taskpane/verbs/look.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { sample } from "../commands/desk.ts";

const never = (): Promise<never> => new Promise(() => undefined);
const office = (host: unknown) => ({ onReady: async () => ({ host }), context: {} });

describe("waiting for Office", () => {
  test.each([
    ["office.js that was not loaded", undefined, { kind: "no-library" }],
    ["a browser", office(null), { kind: "outside" }],
    ["Word", office("Word"), { kind: "ready", host: "Word" }],
    ["Outlook", office("Outlook"), { kind: "ready", host: "Outlook" }],
  ] as const)("%s", async (_name, given, comes) => {
    expect(await arrival(given, never)).toEqual(comes);
  });

  test("an Office that never answers is told as silent", async () => {
    expect(await arrival({ onReady: never, context: {} }, async () => undefined)).toEqual({ kind: "silent" });
  });
});

test.each([
  ["sv-SE", "sv"],
  ["en-US", "en"],
  ["EN", "en"],
  ["fi-FI", "sv"],
  ["ensv", "sv"],
  [undefined, "sv"],
] as const)("Office in %s: the pane speaks %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test.each([
  ["#FFFFFF", "#000000", "light"],
  ["#F0F0F0", undefined, "light"],
  ["#262626", "#FFFFFF", "dark"],
  ["#0A0A0A", "#FFFFFF", "dark"],
  ["#000000", "#FFFFFF", "contrast"],
  ["", "", null],
  [undefined, undefined, null],
] as const)("ground %s with letters %s is %s", (bodyBackgroundColor, bodyForegroundColor, theme) => {
  expect(
    themeOf({
      ...(bodyBackgroundColor === undefined ? {} : { bodyBackgroundColor }),
      ...(bodyForegroundColor === undefined ? {} : { bodyForegroundColor }),
    }),
  ).toBe(theme);
});

describe("wishes", () => {
  const kept = new Map<string, string>();
  const heard = new Set<(event: { key: string; newValue: string | null }) => void>();
  const world = globalThis as Record<string, unknown>;

  beforeEach(() => {
    kept.clear();
    world["localStorage"] = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem(key: string, value: string) {
        kept.set(key, value);
        for (const listener of heard) listener({ key, newValue: value });
      },
      removeItem: (key: string) => kept.delete(key),
    };
    world["addEventListener"] = (_kind: string, listener: never) => heard.add(listener);
    world["removeEventListener"] = (_kind: string, listener: never) => heard.delete(listener);
  });
  afterEach(() => {
    heard.clear();
    for (const name of ["localStorage", "addEventListener", "removeEventListener"]) delete world[name];
  });

  const wish: Wish = { document: "a.docx", view: "review", says: { sv: "Nej.", en: "No." } };

  test("a wish waits for the pane of its document, is taken once, and is forgotten after a minute", () => {
    leaveWish(wish, 1000);
    expect(takeWish("b.docx", 1500)).toBe(null);
    expect(takeWish("a.docx", 1500)).toEqual(wish);
    expect(takeWish("a.docx", 1500)).toBe(null);
    leaveWish(wish, 1000);
    expect(takeWish("a.docx", 62_000)).toBe(null);
  });

  test("a pane that is open in another page hears it at once, if it is for its document", () => {
    const mine: Wish[] = [];
    const listen = (event: { key: string; newValue: string | null }) => event;
    heard.add(listen);
    // Left by the commands' page, which has no listeners of its own: the pane here hears storage only.
    const end = onWish(
      "a.docx",
      (one) => mine.push(one),
      () => 1500,
    );
    const [hear] = [...heard].filter((one) => one !== (listen as never));
    kept.set("kallmarkt-wish", JSON.stringify({ ...wish, at: 1000 }));
    hear?.({ key: "kallmarkt-wish", newValue: "x" });
    kept.set("kallmarkt-wish", JSON.stringify({ ...wish, document: "b.docx", at: 1000 }));
    hear?.({ key: "kallmarkt-wish", newValue: "x" });
    hear?.({ key: "another", newValue: "x" });
    expect(mine).toEqual([wish]);
    end();
  });

  test("in one page, as in a shared runtime, it is heard once and not kept", () => {
    const mine: Wish[] = [];
    const end = onWish(
      "a.docx",
      (one) => mine.push(one),
      () => 1000,
    );
    leaveWish(wish, 1000);
    expect(mine).toEqual([wish]);
    expect(kept.size).toBe(0);
    end();
  });

  test.each(["", "null", "[]", "{", '{"document":"a.docx","view":"review"}', '{"document":1,"at":1000}'])(
    "%j in storage is no wish",
    (text) => {
      kept.set("kallmarkt-wish", text);
      expect(takeWish("a.docx", 1000)).toBe(null);
    },
  );

  test("a part that does not exist, and a sentence in one language, are left out", () => {
    kept.set("kallmarkt-wish", JSON.stringify({ document: "a.docx", view: "secrets", says: { sv: "Nej." }, at: 1000 }));
    expect(takeWish("a.docx", 1000)).toEqual({ document: "a.docx", view: null, says: null });
  });

  test("storage that may not be used loses the wish and nothing else", () => {
    world["localStorage"] = {
      getItem() {
        throw new Error("denied");
      },
      setItem() {
        throw new Error("denied");
      },
    };
    expect(() => leaveWish(wish, 1000)).not.toThrow();
    expect(takeWish("a.docx", 1000)).toBe(null);
  });
});

describe("the installation's profile", () => {
  test("holds where neither the person nor the document says another", async () => {
    const reading = await openDocx(sample("markavgifter.docx")).read();
    const home = profileInAddress("?profile=avesta&view=review");
    expect(profileFor(reading, firstState({ homeProfileId: home }).choices).id).toBe("avesta");
    expect(profileFor(reading, firstState({ homeProfileId: home, profileId: "norsjo" }).choices).id).toBe("norsjo");
    expect(profileFor(reading, firstState({ homeProfileId: "no-such" }).choices).id).toBe("base");
    expect(profileInAddress("")).toBe(null);
  });
});
