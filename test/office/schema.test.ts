/** The surface that is rebuilt from the declarations says the same on the wire as the proxies of the npm library, member for member. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { metadata, root } from "./metadata/index.ts";
import { libraryOf, type LibraryType } from "./metadata/library.ts";
import { realSchemaOf, type RealSchema, type WireMember } from "./metadata/real-schema.ts";
import type { Surface } from "./metadata/surface.ts";

/** Bits of LibraryBuilder's `behaviorFlags`. */
const READ = 2;
const READONLY = 2;
const INVALID_AFTER_REQUEST = 8;
const INDEXER = 16;
const COLLECTION = { property: 16, method: 4 } as const;

let surface: Surface;
let real: RealSchema;
let types: ReadonlyMap<string, LibraryType>;

beforeAll(async () => {
  ({ surface } = await metadata());
  types = new Map(libraryOf(surface).clientObjectTypes.map((type) => [type.name, type]));
  const file = path.join(root, "node_modules/@microsoft/office-js/dist/word-web-16.00.debug.js");
  real = realSchemaOf(readFileSync(file, "utf8"));
});

/** What both sides know. The library's private members and the few that were withdrawn again have no declaration. */
const both = (kinds: readonly WireMember["kind"][]): readonly (WireMember & { readonly ours: Ours })[] =>
  real.members
    .filter((member) => kinds.includes(member.kind))
    .flatMap((member) => {
      const ours = oursOf(member);
      return ours === null ? [] : [{ ...member, ours }];
    });

interface Ours {
  readonly wire: string;
  readonly answer: string | null;
  readonly flags: number;
  readonly behaviour: number;
}

function oursOf(member: WireMember): Ours | null {
  const type = types.get(member.type);
  if (type === undefined) return null;
  const scalar = type.scalarProperties.find(({ name }) => name === member.member);
  if (scalar !== undefined)
    return { wire: scalar.originalName, answer: null, flags: scalar.setMethodApiFlags, behaviour: scalar.behaviorFlags };
  const navigation = type.navigationProperties.find(({ name }) => name === member.member);
  if (navigation !== undefined) {
    return {
      wire: navigation.originalName,
      answer: shortName(navigation.propertyTypeFullName),
      flags: member.kind === "set" ? navigation.setMethodApiFlags : navigation.getMethodApiFlags,
      behaviour: navigation.behaviorFlags,
    };
  }
  const valueMethod = type.scalarMethods.find(({ name }) => name === member.member);
  const objectMethod = type.navigationMethods.find(({ name }) => name === member.member);
  const method = valueMethod ?? objectMethod;
  if (method === undefined) return null;
  return {
    wire: method.originalName,
    answer: objectMethod === undefined ? null : shortName(objectMethod.returnTypeFullName),
    flags: method.apiFlags,
    behaviour: method.behaviorFlags,
  };
}

const shortName = (name: string): string => name.replace(/^Word\./u, "");
const labelOf = (member: WireMember): string => `${member.type}.${member.member}`;
const differing = (members: readonly WireMember[]): readonly string[] => members.map(labelOf).sort();

describe("the rebuilt surface and the library's own proxies", () => {
  test("name every shared member alike on the wire, values included", () => {
    const members = both(["property", "method", "objectMethod"]);
    const scalars = [...real.scalars].flatMap(([type, names]) =>
      [...names].flatMap(([name, { wire }]) => {
        const ours = types.get(type)?.scalarProperties.find((property) => property.name === name);
        return ours === undefined ? [] : [{ name: `${type}.${name}`, same: ours.originalName === wire }];
      }),
    );
    expect(differing(members.filter((member) => member.wire !== member.ours.wire))).toEqual([]);
    expect(scalars.filter(({ same }) => !same)).toEqual([]);
    expect(members.length + scalars.length).toMatchInlineSnapshot(`526`);
  });

  test("answer objects of the same classes, collections or not", () => {
    const members = both(["property", "objectMethod"]);
    expect(differing(members.filter((member) => member.answer !== member.ours.answer))).toEqual([]);
    const isCollection = (member: (typeof members)[number]): boolean =>
      (member.ours.behaviour & COLLECTION[member.kind === "property" ? "property" : "method"]) !== 0;
    expect(differing(members.filter((member) => member.collection !== isCollection(member)))).toEqual([]);
    expect(members.length).toMatchInlineSnapshot(`266`);
  });

  test("hold items of the same classes in every shared collection", () => {
    const shared = [...real.items].filter(([type]) => types.has(type));
    expect(shared.filter(([type, item]) => types.get(type)?.childItemTypeFullName !== `Word.${item}`)).toEqual([]);
    expect(shared.length).toMatchInlineSnapshot(`14`);
  });

  test("agree on what reads and what writes", () => {
    const members = both(["method", "objectMethod"]);
    expect(differing(members.filter((member) => (member.operation === 1) !== ((member.ours.behaviour & READ) !== 0)))).toEqual(
      [],
    );
    expect(members.length).toMatchInlineSnapshot(`238`);
  });

  test("send the same flags", () => {
    const members = both(["property", "set", "method", "objectMethod"]);
    expect(differing(members.filter((member) => member.flags !== member.ours.flags))).toEqual([]);
    expect(members.length).toMatchInlineSnapshot(`442`);
  });

  test("agree on which answers die with their request", () => {
    const members = both(["objectMethod"]);
    const different = members.filter(
      (member) => member.invalidAfterRequest !== ((member.ours.behaviour & INVALID_AFTER_REQUEST) !== 0),
    );
    expect(differing(different)).toEqual([]);
    expect(members.length).toMatchInlineSnapshot(`162`);
  });

  test("agree on which values can be set", () => {
    const shared = [...real.scalars].flatMap(([type, names]) =>
      [...names].flatMap(([name, { updateable }]) => {
        const ours = types.get(type)?.scalarProperties.find((property) => property.name === name);
        return ours === undefined
          ? []
          : [{ name: `${type}.${name}`, same: updateable === ((ours.behaviorFlags & READONLY) === 0) }];
      }),
    );
    expect(shared.filter(({ same }) => !same).map(({ name }) => name)).toEqual([]);
    expect(shared.length).toMatchInlineSnapshot(`184`);
  });

  test("index the same collections", () => {
    const members = both(["indexer"]);
    expect(differing(members.filter((member) => (member.ours.behaviour & INDEXER) === 0))).toEqual([]);
    expect(members.length).toMatchInlineSnapshot(`3`);
  });
});

describe("the surface", () => {
  test("reaches WordApi 1.9, and every member names its requirement set", () => {
    const members = surface.types.flatMap((type) => type.members);
    const word = members.filter((member) => member.sets.some((set) => set.startsWith("WordApi ")));
    const sets = new Set(word.flatMap((member) => member.sets).filter((set) => set.startsWith("WordApi ")));
    expect([...sets].sort()).toEqual(
      ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"].map((version) => `WordApi ${version}`),
    );
    expect(members.filter((member) => member.sets.length === 0)).toEqual([]);
    expect({
      classes: surface.types.length,
      values: members.filter((member) => member.kind === "property" && member.type === null).length,
      objects: members.filter((member) => member.kind === "property" && member.type !== null).length,
      methods: members.filter((member) => member.kind === "method").length,
      events: members.filter((member) => member.kind === "event").length,
    }).toMatchInlineSnapshot(`
     {
       "classes": 177,
       "events": 14,
       "methods": 827,
       "objects": 356,
       "values": 933,
     }
    `);
  });

  test("takes the level of a member with overloads from each of them", () => {
    const range = surface.types.find((type) => type.name === "Range");
    expect(range?.members.find((member) => member.name === "insertFootnote")?.sets).toEqual(["WordApi 1.5"]);
    expect(range?.members.find((member) => member.name === "getReviewedText")?.sets).toEqual(["WordApi 1.4"]);
  });
});
