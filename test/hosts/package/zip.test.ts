/** Zip archives: read whatever writers write, refuse what would mislead or exhaust, copy what was not touched byte for byte. */
import { describe, expect, test } from "@jest/globals";
import { nodeZip } from "../../../src/cli/node-zip.ts";
import { AppError } from "../../../src/core/errors.ts";
import { fflateCodec } from "../../../src/hosts/package/fflate-codec.ts";
import { looksLikeZip, readEntry, readZip, writeZip, type ZipCodec, ZIP_LIMITS } from "../../../src/hosts/package/zip.ts";
import { rawEntries } from "./naive-zip.ts";
import { type OddEntry, oddZip, type OddZip } from "./odd-zip.ts";

const CODECS: readonly (readonly [string, ZipCodec])[] = [
  ["node", nodeZip],
  ["fflate", fflateCodec],
];
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
const long = "en text som packas väl ".repeat(40);
const A: OddEntry = { name: "a.xml", data: long };
const B: OddEntry = { name: "b/c.xml", data: "<b/>", stored: true };

/** All entries as read, or the code of the refusal. */
function outcome(bytes: Uint8Array, codec: ZipCodec = nodeZip): Record<string, string> | string {
  try {
    const archive = readZip(bytes);
    return Object.fromEntries(archive.entries.map((entry) => [entry.name, text(readEntry(archive, entry, codec))]));
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const BOTH = { "a.xml": long, "b/c.xml": "<b/>" };

describe.each(CODECS)("read with %s", (_name, codec) => {
  const cases: readonly (readonly [string, readonly OddEntry[], OddZip, Record<string, string> | string])[] = [
    ["packed and stored entries", [A, B], {}, BOTH],
    ["no entries", [], {}, {}],
    [
      "an empty entry",
      [
        { name: "a", data: "" },
        { name: "b", data: "", stored: true },
      ],
      {},
      { a: "", b: "" },
    ],
    [
      "data descriptors",
      [
        { ...A, descriptor: true },
        { ...B, descriptor: true },
      ],
      {},
      BOTH,
    ],
    ["data descriptors without signature", [{ ...A, descriptor: "bare" }, B], {}, BOTH],
    ["a comment", [A, B], { comment: "skapad för hand" }, BOTH],
    ["a comment that looks like an end", [A, B], { comment: "PK\x05\x06".padEnd(30, "x") }, BOTH],
    ["folders as entries", [{ name: "b/", data: "", stored: true }, A, B], {}, { "b/": "", ...BOTH }],
    [
      "extra fields",
      [{ ...A, localExtra: new Uint8Array([1, 2, 0, 0]), centralExtra: new Uint8Array([1, 2, 1, 0, 9]) }, B],
      {},
      BOTH,
    ],
    ["bytes in front", [A, B], { prefix: new Uint8Array(100) }, BOTH],
    ["bytes between entries", [A, B], { gap: new Uint8Array(7) }, BOTH],
    ["a name in UTF-8", [{ name: "åäö.xml", data: "x" }], {}, { "åäö.xml": "x" }],
    ["a name in an old code page", [{ name: new Uint8Array([0x86, 0x84, 0x94]), data: "x" }], {}, { "\x86\x84\x94": "x" }],

    ["two entries of one name", [A, { ...A, data: "<x/>" }], {}, "damaged-document"],
    ["two names that differ in letter case alone", [A, { ...A, name: "A.XML" }], {}, "damaged-document"],
    ["an encrypted entry", [{ ...A, lie: { flags: 1 } }], {}, "encrypted-document"],
    ["another compression", [{ ...A, lie: { method: 12 } }], {}, "unsupported"],
    ["the mark of zip64 in an entry's size", [{ ...A, lie: { size: 0xffffffff } }], {}, "unsupported"],
    ["the mark of zip64 in an entry's place", [{ ...A, lie: { localStart: 0xffffffff } }], {}, "unsupported"],
    ["the mark of zip64 in the number of entries", [A], { end: { count: 0xffff } }, "unsupported"],
    ["the mark of zip64 in the directory's place", [A], { end: { centralStart: 0xffffffff } }, "unsupported"],
    ["several disks", [A], { end: { disk: 1 } }, "unsupported"],
    ["entries on other disks", [A, B], { end: { countHere: 1 } }, "unsupported"],
    ["a wrong checksum", [{ ...A, lie: { crc: 1 } }], {}, "damaged-document"],
    ["a size that is too small", [{ ...A, lie: { size: 10 } }], {}, "damaged-document"],
    ["a size that is too large", [{ ...A, lie: { size: 5000 } }], {}, "damaged-document"],
    ["a size of nothing", [{ ...A, lie: { size: 0 } }], {}, "damaged-document"],
    ["packed data cut short", [{ ...A, lie: { compressedSize: 20 } }], {}, "damaged-document"],
    ["packed data that runs into the next entry", [{ ...A, lie: { compressedSize: 900 } }, B], {}, "damaged-document"],
    ["a stored entry whose two sizes differ", [{ ...B, lie: { size: 3 } }], {}, "damaged-document"],
    ["data that is not deflated", [{ name: "a", data: "rent text", stored: true, lie: { method: 8 } }], {}, "damaged-document"],
    ["two entries in one place", [A, { ...B, lie: { localStart: 0 } }], {}, "damaged-document"],
    [
      "an entry in the middle of another",
      [
        { ...A, stored: true, data: oddZip([B]) },
        { ...B, lie: { localStart: 35 } },
      ],
      {},
      "damaged-document",
    ],
    ["an entry where there is none", [A, { ...B, lie: { localStart: 3 } }], {}, "damaged-document"],
    ["an entry beyond the end", [{ ...A, lie: { localStart: 1 << 30 } }], {}, "damaged-document"],
    ["a directory beyond the end", [A], { end: { centralStart: 1 << 30 } }, "damaged-document"],
    ["a directory that is too small", [A, B], { end: { centralSize: 50 } }, "damaged-document"],
    ["more entries named than there are", [A], { end: { count: 3 } }, "damaged-document"],
  ];

  test.each(cases)("%s", (_rule, entries, zip, is) => {
    expect(outcome(oddZip(entries, zip), codec)).toEqual(is);
  });
});

describe("limits", () => {
  const bomb = (size: number, compressedSize = 1000): OddEntry => ({
    name: `x${size}`,
    data: "x",
    lie: { size, compressedSize },
  });

  test.each([
    ["one entry that grows too much", [bomb(20 * 1024 * 1024)], "too-compressed"],
    [
      "many that grow too much together",
      Array.from({ length: 40 }, (_, index) => ({ ...bomb(1024 * 1024, 500), name: `x${index}` })),
      "too-compressed",
    ],
  ])("%s", (_name, entries, code) => {
    expect(outcome(oddZip(entries))).toBe(code);
  });

  test("an entry that is too large", () => {
    const prefix = new Uint8Array(3_000_000);
    expect(outcome(oddZip([bomb(ZIP_LIMITS.entrySize + 1, 0x7fffffff)], { prefix }))).toBe("too-large");
  });

  test("a small part that compresses well is no bomb", () => {
    expect(outcome(oddZip([{ name: "a", data: " ".repeat(2_000_000) }]))).toHaveProperty("a");
  });

  test("too many entries", () => {
    expect(outcome(oddZip([A], { end: { count: ZIP_LIMITS.entries + 1 } }))).toBe("too-large");
  });

  test.each(CODECS)("a size that lies costs %s no more memory than it says", (_name, codec) => {
    const honest = oddZip([{ name: "a", data: "x".repeat(50_000_000) }]);
    const lying = oddZip([{ name: "a", data: "x".repeat(50_000_000), lie: { size: 100 } }]);
    expect(honest.length).toBeLessThan(100_000);
    expect(outcome(lying, codec)).toBe("damaged-document");
  });
});

describe("cut short", () => {
  test("at any length: refused", () => {
    const whole = oddZip([A, { ...B, descriptor: true }, { name: "c", data: "x" }], { comment: "slut" });
    for (let length = 0; length < whole.length; length++) expect(outcome(whole.slice(0, length))).toBe("damaged-document");
  });

  test("what does not begin like an archive is not taken for one", () => {
    expect(looksLikeZip(oddZip([A]))).toBe(true);
    expect(looksLikeZip(oddZip([]))).toBe(true);
    for (const bytes of [new Uint8Array(0), new Uint8Array([0x50, 0x4b]), oddZip([A], { prefix: new Uint8Array(4) })])
      expect(looksLikeZip(bytes)).toBe(false);
  });
});

describe.each(CODECS)("written with %s", (_name, codec) => {
  const source = oddZip(
    [
      { name: "första.xml", data: long, descriptor: true, localExtra: new Uint8Array([1, 2, 0, 0]) },
      { name: "b/", data: "", stored: true },
      { ...B, centralExtra: new Uint8Array([7, 7, 1, 0, 5]) },
      { name: "sist.bin", data: "sist", descriptor: "bare" },
    ],
    { comment: "kommentar", prefix: new TextEncoder().encode("#!skript\n"), gap: new Uint8Array(3) },
  );
  const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
  const write = (changed: Record<string, string>, removed: readonly string[] = []): Uint8Array =>
    writeZip(
      readZip(source),
      new Map(Object.entries(changed).map(([name, value]) => [name, encode(value)])),
      new Set(removed),
      codec,
    );

  test("nothing changed gives the same bytes", () => {
    expect(Buffer.from(write({})).equals(Buffer.from(source))).toBe(true);
  });

  test.each([
    ["first, with a descriptor", "första.xml"],
    ["stored", "b/c.xml"],
    ["last", "sist.bin"],
  ])("one entry changed, %s: the others byte for byte, in their order", (_rule, name) => {
    const before = rawEntries(source);
    const out = write({ [name]: "ny text å" });
    const after = rawEntries(out);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [other, { raw, record }] of before) {
      if (other === name) continue;
      expect(Buffer.from(after.get(other)?.raw ?? []).equals(Buffer.from(raw))).toBe(true);
      expect(Buffer.from(after.get(other)?.record ?? []).equals(Buffer.from(record))).toBe(true);
    }
    expect(text(after.get(name)?.content ?? new Uint8Array())).toBe("ny text å");
    expect(outcome(out, codec)).toMatchObject({ [name]: "ny text å" });
    expect(text(out.slice(0, 9))).toBe("#!skript\n");
    expect(text(out.slice(-9))).toBe("kommentar");
    // Size and checksum stand in the header now: the flag that they follow the data is gone, name and extra field are not.
    const header = Buffer.from(after.get(name)?.raw ?? []);
    expect(header.readUInt16LE(6) & 8).toBe(0);
    expect(header.readUInt32LE(22)).toBe(encode("ny text å").length);
    expect(Buffer.from(after.get(name)?.record ?? []).readUInt16LE(8) & 8).toBe(0);
  });

  test("an entry is added behind the others, and read again under its name", () => {
    const out = write({ "ny/å.xml": "<ny/>" });
    expect(Object.keys(outcome(out, codec))).toEqual([...rawEntries(source).keys(), "ny/å.xml"]);
    expect(outcome(out, codec)).toMatchObject({ "ny/å.xml": "<ny/>", "b/c.xml": "<b/>" });
    // A name beyond ASCII says that it is UTF-8.
    expect(Buffer.from(rawEntries(out).get("ny/å.xml")?.record ?? []).readUInt16LE(8) & 0x800).toBe(0x800);
    expect(Buffer.from(rawEntries(write({ "ny.xml": "x" })).get("ny.xml")?.record ?? []).readUInt16LE(8)).toBe(0);
  });

  test("an entry is removed, and all others stay", () => {
    const out = write({}, ["b/c.xml"]);
    expect(Object.keys(outcome(out, codec))).toEqual(["första.xml", "b/", "sist.bin"]);
  });

  test("changed back gives back the content", () => {
    const there = write({ "första.xml": "x" });
    const back = writeZip(readZip(there), new Map([["första.xml", encode(long)]]), new Set(), codec);
    expect(outcome(back, codec)).toEqual(outcome(source, codec));
  });
});
