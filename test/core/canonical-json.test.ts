/** Canonical JSON against the vectors of RFC 8785 and what it must refuse. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson, isSameJson } from "../../src/core/canonical-json.ts";

describe("canonical JSON", () => {
  test("the example of RFC 8785 §3.2.2 comes out as in §3.2.3", () => {
    const value = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f",
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("members are sorted by UTF-16 code units, as in RFC 8785 §3.2.3", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(order).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  test.each([
    [0, "0"],
    [-0, "0"],
    [5e-324, "5e-324"],
    [-5e-324, "-5e-324"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [9007199254740992, "9007199254740992"],
    [295147905179352830000, "295147905179352830000"],
    [9.999999999999997e22, "9.999999999999997e+22"],
    [1e23, "1e+23"],
    [1.0000000000000001e23, "1.0000000000000001e+23"],
    [999999999999999700000, "999999999999999700000"],
    [999999999999999900000, "999999999999999900000"],
    [1e21, "1e+21"],
    [9.999999999999997e-7, "9.999999999999997e-7"],
    [0.000001, "0.000001"],
    [333333333.3333332, "333333333.3333332"],
    [Number("333333333.33333325"), "333333333.33333325"],
    [Number("-0.0000033333333333333333"), "-0.0000033333333333333333"],
    [Number("1424953923781206.2"), "1424953923781206.2"],
  ])("the number %p of RFC 8785 appendix B is written %s", (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  test.each([
    ["NaN", { a: NaN }],
    ["Infinity", [Infinity]],
    ["minus infinity", -Infinity],
    ["half a surrogate pair at the end", "a\ud800"],
    ["half a surrogate pair at the start", "\udc00a"],
    ["half a surrogate pair in a name", { "\ud83d": 1 }],
    ["a bigint", 1n],
    ["nothing", undefined],
    ["a function", () => 1],
  ])("%s is refused", (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test("a ring is refused", () => {
    const ring: Record<string, unknown> = {};
    ring["ring"] = ring;
    expect(() => canonicalJson(ring)).toThrow(TypeError);
  });

  test("equal values have one text, whatever the order of their members", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
        expect(isSameJson(turned, value)).toBe(true);
      }),
    );
  });
});
