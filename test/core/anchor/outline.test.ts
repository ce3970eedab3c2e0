/** Prints and their base64: against a plain HalfSipHash, and against Buffer. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodePrints, digestInto, encodePrints, printsOf } from "../../../src/core/anchor/outline.ts";

/** HalfSipHash-2-4 with 32-bit output, byte by byte as in the paper's reference code. */
function halfSipHash(key: readonly number[], message: readonly number[]): number {
  const word = (bytes: readonly number[], at: number) => Buffer.from(bytes.slice(at, at + 4)).readUInt32LE(0);
  const rotate = (value: number, by: number) => ((value << by) | (value >>> (32 - by))) >>> 0;
  const k0 = word(key, 0);
  const k1 = word(key, 4);
  let [v0, v1, v2, v3] = [k0, k1, (0x6c796765 ^ k0) >>> 0, (0x74656462 ^ k1) >>> 0];
  const round = () => {
    v0 = (v0 + v1) >>> 0;
    v1 = (rotate(v1, 5) ^ v0) >>> 0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) >>> 0;
    v3 = (rotate(v3, 8) ^ v2) >>> 0;
    v0 = (v0 + v3) >>> 0;
    v3 = (rotate(v3, 7) ^ v0) >>> 0;
    v2 = (v2 + v1) >>> 0;
    v1 = (rotate(v1, 13) ^ v2) >>> 0;
    v2 = rotate(v2, 16);
  };
  const take = (block: number) => {
    v3 = (v3 ^ block) >>> 0;
    round();
    round();
    v0 = (v0 ^ block) >>> 0;
  };
  const whole = message.length - (message.length % 4);
  for (let at = 0; at < whole; at += 4) take(word(message, at));
  let last = (message.length << 24) >>> 0;
  message.slice(whole).forEach((byte, index) => (last = (last | (byte << (8 * index))) >>> 0));
  take(last);
  v2 ^= 0xff;
  for (let index = 0; index < 4; index++) round();
  return (v1 ^ v3) >>> 0;
}

const littleEndian = (words: readonly number[]) => [...Buffer.from(Uint32Array.from(words).buffer)];

describe("prints", () => {
  test("the reference gives the published value for an empty message", () => {
    const published = Buffer.from("a9359f5b", "hex").readUInt32LE(0);
    expect(halfSipHash([0, 1, 2, 3, 4, 5, 6, 7], [])).toBe(published);
  });

  test("a print is HalfSipHash of the second half of the salt and the digest, keyed with the first half", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffffffff), { minLength: 4, maxLength: 4 }),
        fc.nat(0xffffffff),
        fc.nat(0xffffffff),
        (key, one, two) => {
          const salt = key.map((word) => word.toString(16).padStart(8, "0")).join("");
          const expected = halfSipHash(littleEndian(key.slice(0, 2)), littleEndian([key[2] ?? 0, key[3] ?? 0, one, two]));
          expect([...printsOf(Uint32Array.of(one, two), salt)]).toEqual([expected]);
        },
      ),
    );
  });

  test("another salt gives other prints, another sentence another digest", () => {
    const digests = new Uint32Array(4);
    digestInto(digests, 0, "Nämnden yttrar sig.");
    digestInto(digests, 2, "Nämnden yttrar sig!");
    const salted = [...printsOf(digests, "00".repeat(16)), ...printsOf(digests, "01".repeat(16))];
    expect(new Set(salted).size).toBe(4);
  });

  test("ten thousand like sentences have ten thousand digests", () => {
    const seen = new Set<string>();
    const digest = new Uint32Array(2);
    for (let number = 0; number < 10_000; number++) {
      digestInto(digest, 0, `Ansökan nr ${number} avslås.`);
      seen.add(digest.join());
    }
    expect(seen.size).toBe(10_000);
  });
});

describe("base64 of prints", () => {
  test("is that of Buffer, and reads back", () => {
    fc.assert(
      fc.property(fc.uint32Array(), (prints) => {
        const text = encodePrints(prints);
        expect(text).toBe(Buffer.from(prints.buffer, prints.byteOffset, prints.byteLength).toString("base64"));
        expect([...decodePrints(text)]).toEqual([...prints]);
      }),
    );
  });

  test("text that is no base64 gives some prints or none, and no error", () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(decodePrints(text).length).toBeLessThanOrEqual(text.length)));
    expect(decodePrints("")).toHaveLength(0);
  });
});
