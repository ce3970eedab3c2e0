/** Labelling pictures in Word files: caption and alternative text come, the record knows the bytes, and unlabelling leaves the file as it was. */
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "@jest/globals";
import { AppError } from "../../../src/core/errors.ts";
import { commit, open, review, suggest, uncommit, verifyDocument, type CommitRequest } from "../../../src/core/pipeline.ts";
import type { Profile } from "../../../src/core/policy/profile.ts";
import type { KeptRecord } from "../../../src/core/record/record.ts";
import { stateOf } from "../../../src/core/review/state.ts";
import { sha256Hex } from "../../../src/core/sha256.ts";
import { picturesIn, type PlacedPicture } from "../../../src/core/text/document.ts";
import { openDocx, type DocxHost } from "../../../src/hosts/docx/index.ts";
import { anna, request } from "../../core/pipeline/office.ts";
import { sampleProfile } from "../../core/sample-profile.ts";
import { describeWithShared } from "../../shared.ts";
import { docx, p, r, sdt, style, table, wordPart, type Parts } from "./fake-docx.ts";
import { realFiles } from "./real-files.ts";
import {
  AI_PNG,
  alone,
  anchored,
  DECORATIVE,
  group,
  inline,
  linked,
  MEDIA,
  PLAIN_PNG,
  RELATIONS,
  svg,
  textBox,
  vml,
} from "./fake-pictures.ts";

const CAPTION = "AI-genererad bild. ChatGPT, 2026-11-03.";
const styles = wordPart("styles", style("Normal", "Normal") + style("Beskrivning", "caption"));

class PictureDesk {
  host: DocxHost;
  readonly profile: Profile;
  #ids = 0;

  constructor(body: string, parts: Parts = {}, profile: Profile = sampleProfile()) {
    this.host = openDocx(docx(body, { ...MEDIA, ...parts }, { relationships: RELATIONS }));
    this.profile = profile;
  }

  get surroundings() {
    const now = new Date(Date.UTC(2026, 10, 20, 8, this.#ids)).toISOString();
    return { now, newId: () => `id${++this.#ids}`, newSalt: () => (++this.#ids).toString(16).padStart(32, "0") };
  }

  async pictures(): Promise<PlacedPicture[]> {
    return picturesIn((await this.host.read()).text);
  }

  async label(number = 1, more: Partial<CommitRequest["request"]> = {}, picture: CommitRequest["picture"] = {}) {
    const reading = await this.host.read();
    const { range } = picturesIn(reading.text)[number - 1] as PlacedPicture;
    const made = commit(reading, [{ range, request: { ...request, ...more }, picture }], this.profile, {}, this.surroundings);
    return { ...made, outcomes: await this.host.apply(made.edits), id: made.labels.at(-1)?.label.id as string };
  }

  async unlabel(id: string) {
    const made = uncommit(await this.host.read(), id, this.profile, this.surroundings);
    return { ...made, outcomes: await this.host.apply(made.edits) };
  }

  async review(labelId: string) {
    const act = { labelId, outcome: "approved", by: anna, factChecked: true } as const;
    const made = review(await this.host.read(), [act], this.profile, this.surroundings);
    await this.host.apply(made.edits);
    return made;
  }

  xml(part = "word/document.xml"): string {
    return strFromU8(unzipSync(this.host.bytes())[part] as Uint8Array);
  }

  async alts(): Promise<(string | undefined)[]> {
    return (await this.pictures()).map(({ picture }) => picture.altText);
  }

  /** Everything a reader sees of one story's own captions. */
  async captions(): Promise<string[]> {
    return (await this.host.read()).insertions.filter(({ part }) => part === "caption").map(({ text }) => text);
  }

  /** The same document with other bytes in one of its parts. */
  with(part: string, bytes: Uint8Array): PictureDesk {
    const next = new PictureDesk("", {}, this.profile);
    const parts = { ...unzipSync(this.host.bytes()), [part]: bytes };
    next.host = openDocx(zipped(parts));
    next.#ids = this.#ids + 100;
    return next;
  }
}

const zipped = (parts: Record<string, Uint8Array>): Uint8Array => docx("", parts);

describe("a picture alone in its paragraph", () => {
  const body = p(r("Ingress.")) + alone(inline("rIdA", ' descr="Karta över centrum"')) + p(r("Brödtext efter."));

  test("gets a caption in the document's own style, under the picture as it stands, and its alternative text goes on", async () => {
    const desk = new PictureDesk(body, { "word/styles.xml": styles });
    const made = await desk.label();
    expect(made.outcomes.every(({ kind }) => kind === "done")).toBe(true);
    expect(await desk.alts()).toEqual([`Karta över centrum. ${CAPTION}`]);
    expect(await desk.captions()).toEqual([CAPTION]);
    expect(desk.xml()).toContain('<w:p><w:pPr><w:pStyle w:val="Beskrivning"/><w:jc w:val="center"/></w:pPr><w:sdt>');
    const [label] = made.record?.labels ?? [];
    expect(label).toMatchObject({
      content: "image",
      mark: CAPTION,
      textHash: sha256Hex(AI_PNG),
      picture: {
        hash: sha256Hex(AI_PNG),
        name: "image1.png",
        about: "Karta över centrum",
        altText: `. ${CAPTION}`,
        hadAltText: true,
      },
      anchor: {
        story: "body",
        from: { paragraph: 1, offset: 0 },
        exact: "\ufffc",
        prefix: "Ingress.",
        suffix: "Brödtext efter.",
      },
    });
    expect(label).not.toHaveProperty("placement");
    expect((await desk.host.read()).text.stories[0]?.paragraphs.map(({ text }) => text)).toEqual([
      "Ingress.",
      "\ufffc",
      "Brödtext efter.",
    ]);
  });

  test("brings the style for captions along where the document has none, under the name that programs translate", async () => {
    const desk = new PictureDesk(body);
    await desk.label();
    expect(desk.xml("word/styles.xml")).toContain(
      '<w:style w:type="paragraph" w:styleId="KallmarktBildtext"><w:name w:val="caption"/>',
    );
  });

  test("labelled twice is labelled once; other values are a relabelling that leaves nothing of the old ones", async () => {
    const desk = new PictureDesk(body);
    const { id } = await desk.label();
    const once = desk.host.bytes();
    expect((await desk.label()).edits).toEqual([]);
    expect(desk.host.bytes()).toBe(once);
    expect(await desk.label(1, { engine: "Claude" })).toMatchObject({ id });
    expect(await desk.captions()).toEqual(["AI-genererad bild. Claude, 2026-11-03."]);
    expect(await desk.alts()).toEqual(["Karta över centrum. AI-genererad bild. Claude, 2026-11-03."]);
    await desk.label(1, { engine: "Claude", kind: "revised" });
    expect(await desk.captions()).toEqual(["AI-bearbetad bild. Claude, 2026-11-03."]);
  });

  test("takes the person's own words for the alternative text, and keeps them as long as the label says the same", async () => {
    const desk = new PictureDesk(body);
    await desk.label(1, {}, { altText: "Bilden är  skapad\nmed AI." });
    expect(await desk.alts()).toEqual(["Karta över centrum. Bilden är skapad med AI."]);
    expect((await desk.label()).edits).toEqual([]);
    await desk.label(1, {}, { altText: " " });
    expect(await desk.alts()).toEqual(["Karta över centrum"]);
  });

  test("its question is answered when it is labelled, and a scan finds the label where the picture is", async () => {
    const desk = new PictureDesk(body);
    const { id } = await desk.label();
    const { labels } = suggest(await desk.host.read(), desk.profile);
    expect(labels).toMatchObject([
      { label: { id }, reanchoring: { kind: "found", range: { from: { paragraph: 1, offset: 0 } } } },
    ]);
  });

  test("a review binds to the bytes: another picture in its place makes it stale, the same one elsewhere does not", async () => {
    const desk = new PictureDesk(body);
    const { id } = await desk.label();
    expect((await desk.review(id)).state).toBe("ready");
    const exchanged = desk.with("word/media/image1.png", PLAIN_PNG);
    const reading = await exchanged.host.read();
    expect(suggest(reading, desk.profile)).toMatchObject({
      state: "stale",
      labels: [{ reanchoring: { kind: "to-confirm", doubts: ["edited"] } }],
    });
    expect(verifyDocument(reading).passages).toMatchObject([{ label: id, result: "edited" }]);
    // A seal over the text does not cover another picture.
    const { record, text, places } = open(reading);
    const sealed = {
      ...(record as KeptRecord),
      seal: { at: "2026-11-21T08:00:00Z", documentHash: "0".repeat(64), by: "Bo", dnr: "KS 1" },
    };
    expect(stateOf(sealed, text, places)).toBe("stale");
    const original = open(await desk.host.read());
    expect(stateOf(sealed, original.text, original.places)).toBe("sealed");
    // A person who reviews what stands now answers for it, and it is the label's picture from then on.
    const again = await exchanged.review(id);
    expect(again).toMatchObject({ state: "ready", record: { labels: [{ picture: { hash: sha256Hex(PLAIN_PNG) } }] } });
    const renamed = desk.with("docProps/app.xml", new TextEncoder().encode("<Properties/>"));
    expect(suggest(await renamed.host.read(), desk.profile).state).toBe("ready");
  });
});

describe("a caption of the writer's", () => {
  const caption = (words: string) => p('<w:pPr><w:pStyle w:val="Beskrivning"/></w:pPr>', r(words));

  test.each([
    ["in the style for captions", caption("Centrum 2026")],
    ["that opens as one", p(r("Figur 1. Centrum 2026"))],
  ])("%s takes the notice in brackets at its end", async (_name, below) => {
    const desk = new PictureDesk(alone(inline("rIdA")) + below + p(r("Slut.")), { "word/styles.xml": styles });
    const before = desk.xml();
    const { id, outcomes } = await desk.label();
    expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
    expect(await desk.captions()).toEqual([`[${CAPTION}]`]);
    expect(desk.xml().match(/<w:p>/g)).toHaveLength(3);
    expect((await desk.label()).edits).toEqual([]);
    await desk.unlabel(id);
    expect(desk.xml()).toBe(before);
  });

  test.each([
    ["ordinary text", p(r("Bild 3 visar att trafiken har ökat."))],
    ["a heading", p('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', r("Karta: så blev det"))],
    ["another picture", p(inline("rIdB"), r("Bild 1. Två i rad"))],
    ["a caption in the next cell", table(p(r("Bild 1. Tabell")))],
  ])("%s is none", async (_name, below) => {
    const desk = new PictureDesk(alone(inline("rIdA")) + below + p(r("Slut.")));
    await desk.label();
    expect(await desk.captions()).toEqual([CAPTION]);
  });
});

const EVERYWHERE: readonly (readonly [string, string, number?])[] = [
  ["in line, without alternative text", p(r("Text "), inline("rIdA"), r(" mer text."))],
  ["in line, with an empty one", alone(inline("rIdA", ' descr=""'))],
  [
    "with apostrophes, entities and line breaks in it",
    alone(inline("rIdA", " descr='Kalle &amp; &#34;Anka&#34;&#10;&#xE5; är här'")),
  ],
  ["with blanks before the tag's end", alone(inline("rIdA").replace(/(name="Bild \d+")\/>/, "$1  />"))],
  ["that text flows around", p(anchored("rIdA", ' title="Titel"'), r("Texten flyter runt."))],
  ["in a table's cell", table(alone(inline("rIdA", ' descr="I cellen."')), p(r("Nästa cell")))],
  ["alone in a cell among pictures", table(alone(inline("rIdB")), alone(inline("rIdA")), alone(inline("rIdB"))), 2],
  ["the second of three in a paragraph", p(inline("rIdB"), inline("rIdA"), r(" och "), inline("rIdB")), 2],
  ["an SVG with its PNG", alone(svg("rIdA", "rIdS", ' descr="Vektor"'))],
  ["a group of two", alone(group("rIdA", "rIdB", ' descr="Grupp"'))],
  ["in VML", p(vml("rIdA", ' alt="Gammal bild"'))],
  ["in VML without alternative text", p(vml("rIdA"))],
  ["in a picture control", p(sdt('<w:id w:val="7"/><w:picture/>', inline("rIdA")))],
  ["in a control around paragraphs", sdt('<w:id w:val="9"/>', alone(inline("rIdA")) + p(r("Mer i rutan.")))],
  ["in a tracked insertion", p(`<w:ins w:id="5" w:author="A" w:date="2026-01-01T00:00:00Z">${inline("rIdA")}</w:ins>`)],
];

describe.each(EVERYWHERE)("a picture %s", (_name, body, number = 1) => {
  test("is labelled, settles, and is given back to the letter", async () => {
    const desk = new PictureDesk(p(r("Före.")) + body + p(r("Efter.")));
    const before = { xml: desk.xml(), alts: await desk.alts() };
    const { id, outcomes } = await desk.label(number);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
    const alt = before.alts[number - 1] ?? "";
    const [after] = (await desk.alts()).slice(number - 1);
    expect(after?.startsWith(alt)).toBe(true);
    expect(after).toMatch(new RegExp(`${CAPTION.replaceAll(".", "\\.")}$`));
    expect(await desk.captions()).toEqual([expect.stringContaining(CAPTION)]);
    expect((await desk.label(number)).edits).toEqual([]);
    await desk.unlabel(id);
    expect(desk.xml()).toBe(before.xml);
    expect((await desk.host.read()).keptRecord).toBeNull();
  });
});

test("edits applied twice are edits applied once, and a document that only takes tracked changes is given back as well", async () => {
  const settings = wordPart("settings", '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>');
  for (const parts of [{}, { "word/settings.xml": settings }] as Parts[]) {
    for (const below of ["", p(r("Figur 1. Kartan"))]) {
      const desk = new PictureDesk(alone(inline("rIdA", ' descr="Karta"')) + below + p(r("Efter.")), parts);
      const before = desk.xml();
      const { id, edits } = await desk.label();
      const once = desk.host.bytes();
      const again = await desk.host.apply(edits);
      expect([...new Set(again.map(({ kind }) => kind))]).toEqual(["unchanged"]);
      expect(desk.host.bytes()).toBe(once);
      expect(desk.xml().includes("<w:ins ")).toBe("word/settings.xml" in parts);
      await desk.unlabel(id);
      expect(desk.xml()).toBe(before);
    }
  }
});

test("several in one paragraph are told apart in their captions, and each is taken off by itself", async () => {
  const desk = new PictureDesk(p(inline("rIdB"), inline("rIdA")) + p(r("Efter.")));
  const before = desk.xml();
  const one = await desk.label(2);
  const other = await desk.label(1, { engine: "Claude" });
  expect(await desk.captions()).toEqual([
    `Bild 2 av 2 ovan: ${CAPTION}`,
    "Bild 1 av 2 ovan: AI-genererad bild. Claude, 2026-11-03.",
  ]);
  await desk.unlabel(one.id);
  expect(await desk.captions()).toEqual(["Bild 1 av 2 ovan: AI-genererad bild. Claude, 2026-11-03."]);
  expect(await desk.alts()).toEqual(["AI-genererad bild. Claude, 2026-11-03.", undefined]);
  await desk.unlabel(other.id);
  expect(desk.xml()).toBe(before);
});

test("two copies of one picture have a label each, told apart by what stands around them", async () => {
  const desk = new PictureDesk(p(r("Ett.")) + alone(inline("rIdA")) + p(r("Två.")) + alone(inline("rIdA")) + p(r("Tre.")));
  const first = await desk.label(1);
  const second = await desk.label(2);
  expect(second.id).not.toBe(first.id);
  const { places } = open(await desk.host.read());
  const paragraphs = [first, second].map(({ id }) => {
    const place = places.get(id);
    return place && place.kind !== "lost" ? [place.kind, place.range.from.paragraph] : [];
  });
  expect(paragraphs).toEqual([
    ["found", 1],
    ["found", 3],
  ]);
});

test("a picture and the text around it have labels of their own", async () => {
  const desk = new PictureDesk(p(r("En mening före. "), inline("rIdA"), r(" En mening efter.")) + p(r("Slut.")));
  const before = desk.xml();
  const picture = await desk.label();
  const reading = await desk.host.read();
  const range = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 30 } };
  const text = commit(reading, [{ range, request }], desk.profile, {}, desk.surroundings);
  await desk.host.apply(text.edits);
  expect(suggest(await desk.host.read(), desk.profile).labels).toMatchObject([
    { label: { id: picture.id }, reanchoring: { kind: "found" } },
    { reanchoring: { kind: "found", by: "handle" } },
  ]);
  for (const { label } of text.labels) await desk.unlabel(label.id);
  expect(desk.xml()).toBe(before);
});

test("in a header the caption stands in the header", async () => {
  const header = wordPart("hdr", alone(inline("rIdH", ' descr="Vapen"')));
  const desk = new PictureDesk(p(r("Brödtext.")), {
    "word/header1.xml": header,
    "word/_rels/header1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${RELATIONS.replace("rIdA", "rIdH")}</Relationships>`,
  });
  const before = desk.xml("word/header1.xml");
  const { id, outcomes } = await desk.label();
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
  expect(desk.xml("word/header1.xml")).toContain(CAPTION);
  expect(await desk.alts()).toEqual([`Vapen. ${CAPTION}`]);
  await desk.unlabel(id);
  expect(desk.xml("word/header1.xml")).toBe(before);
});

describe("what can't be labelled is refused with what to do", () => {
  test.each([
    ["in a text box", p(r("Text."), textBox(alone(inline("rIdA")))), /textruta.*Flytta ut bilden/],
    ["that is only linked", p(linked("rIdL")), /länkad.*Bädda in den/],
  ])("a picture %s", async (_name, body, says) => {
    const desk = new PictureDesk(body);
    const before = desk.host.bytes();
    await expect(desk.label()).rejects.toMatchObject({
      code: "unmarkable-place",
      wording: { sv: expect.stringMatching(says) as unknown as string },
    });
    expect(desk.host.bytes()).toBe(before);
  });

  test("a place without a picture", async () => {
    const desk = new PictureDesk(p(r("Text.")) + alone(inline("rIdA")));
    const range = { story: "body", from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 1 } };
    const reading = await desk.host.read();
    expect(() => commit(reading, [{ range, request, picture: {} }], desk.profile, {}, desk.surroundings)).toThrow(
      "Det finns ingen bild",
    );
  });

  test("a drawing without a place for alternative text still gets its caption", async () => {
    const desk = new PictureDesk(p(`<w:r><w:drawing><a:blip xmlns:a="urn:a" r:embed="rIdA"/></w:drawing></w:r>`));
    const { edits, outcomes } = await desk.label();
    const told = edits.map(({ kind }, index) => [kind, outcomes[index]]);
    expect(told).toContainEqual(["alt-text", { kind: "refused", why: "no-alt-text" }]);
    expect(await desk.captions()).toEqual([CAPTION]);
  });
});

test("a picture that is decoration only keeps its silence", async () => {
  const desk = new PictureDesk(alone(inline("rIdA", "", DECORATIVE)));
  const before = desk.xml();
  const { id } = await desk.label();
  expect(await desk.alts()).toEqual([undefined]);
  expect(await desk.captions()).toEqual([CAPTION]);
  await desk.unlabel(id);
  expect(desk.xml()).toBe(before);
});

test("words that the writer puts into the alternative text afterwards stay when the label goes", async () => {
  const desk = new PictureDesk(alone(inline("rIdA", ' descr="Karta"')) + p(r("Efter.")));
  const { id } = await desk.label();
  const edited = desk
    .xml()
    .replace(
      "Karta. AI-genererad bild. ChatGPT, 2026-11-03.",
      "Karta över Väster. AI-genererad bild. ChatGPT, 2026-11-03. Norr är upp.",
    );
  const later = desk.with("word/document.xml", new TextEncoder().encode(edited));
  await later.unlabel(id);
  expect(await later.alts()).toEqual(["Karta över Väster Norr är upp."]);
});

test("the record of a document without pictures says nothing of them, and nothing is asked of a picture that nobody labels", async () => {
  const desk = new PictureDesk(alone(inline("rIdB")) + p(r("En mening.")));
  const reading = await desk.host.read();
  const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 10 } };
  const made = commit(reading, [{ range, request }], desk.profile, {}, desk.surroundings);
  expect(made.record?.labels[0]).not.toHaveProperty("picture");
  expect(made.edits.map(({ kind }) => kind)).not.toContain("alt-text");
});

describeWithShared("on every picture of the corpus", (shared) => {
  test("labelling settles, and unlabelling gives every part back to the letter", async () => {
    let labelled = 0;
    const refused = new Set<string>();
    for (const { name, bytes } of realFiles(path.join(shared, "corpora", "office", "docx"))) {
      const desk = new PictureDesk("");
      desk.host = openDocx(bytes, { allowProtected: true });
      const reading = await desk.host.read();
      if (reading.notices.includes("signed") || reading.keptRecord !== null) continue;
      const before = unzipSync(bytes);
      const count = Math.min(4, picturesIn(reading.text).length);
      const alts = await desk.alts();
      const ids: string[] = [];
      for (let number = 1; number <= count; number++) {
        try {
          const { id, edits, outcomes } = await desk.label(number, { searchDate: `2026-11-0${number}` });
          outcomes.forEach((outcome, index) => {
            if (outcome.kind === "refused") refused.add(`${edits[index]?.kind} ${outcome.why}`);
          });
          if (outcomes.every(({ kind }) => kind === "done"))
            expect([name, (await desk.label(number, { searchDate: `2026-11-0${number}` })).edits]).toEqual([name, []]);
          ids.push(id);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          refused.add(error.code);
        }
      }
      labelled += ids.length;
      for (const id of ids) await desk.unlabel(id);
      expect([name, await desk.alts()]).toEqual([name, alts]);
      const after = unzipSync(desk.host.bytes());
      for (const part of Object.keys(before).filter((one) =>
        /^word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml$/.test(one),
      ))
        expect([name, part, strFromU8(after[part] as Uint8Array)]).toEqual([name, part, strFromU8(before[part] as Uint8Array)]);
    }
    expect(labelled).toBeGreaterThan(20);
    expect([...refused].sort()).toEqual(["unmarkable-place"]);
  }, 300_000);
});
