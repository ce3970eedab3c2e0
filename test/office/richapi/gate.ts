/** Which members a host has: by requirement set, member for member, as Word itself answers (the client does not check). */
import { hiddenMethodsOf, wireName } from "../metadata/members.ts";
import type { Surface, SurfaceMember, SurfaceProperty, SurfaceType } from "../metadata/surface.ts";
import { HostError } from "../host-object.ts";
import type { OfficeProfile } from "../profiles.ts";

export class Gate {
  readonly #types: ReadonlyMap<string, TypeEntry>;
  readonly #profile: OfficeProfile;

  constructor(surface: Surface, profile: OfficeProfile) {
    this.#profile = profile;
    this.#types = new Map(surface.types.map((type) => [type.name, entryOf(type)]));
  }

  typeOf(name: string): SurfaceType | null {
    return this.#types.get(name)?.type ?? null;
  }

  memberOf(type: string, wire: string): SurfaceMember | null {
    return this.#types.get(type)?.members.get(wire) ?? null;
  }

  /** Throws `ApiNotFound` when the profile lacks the member's requirement set; a name that no declaration has is `NotImplemented`. */
  check(type: string, wire: string): void {
    const entry = this.#types.get(type);
    if (entry?.hidden.has(wire) === true) return;
    const member = entry?.members.get(wire);
    if (member === undefined) throw notImplemented(type, wire);
    if (!this.has(member)) {
      throw new HostError(
        "ApiNotFound",
        `The API ${type}.${member.name} needs ${member.sets.join(" or ")}, which this host lacks.`,
        404,
      );
    }
  }

  has(member: SurfaceMember): boolean {
    return member.sets.length === 0 || member.sets.some((set) => this.#supports(set));
  }

  /** Events are gated by the member that registers them ("ParagraphAdded" by `Document.onParagraphAdded`). */
  checkEvent(type: string, event: string): void {
    const member = this.#types
      .get(type)
      ?.type.members.find((candidate) => candidate.kind === "event" && candidate.event === event);
    if (member === undefined) throw notImplemented(type, event);
    this.check(type, wireName(member.name));
  }

  /** Values of a type that the profile has, in the order of the declarations. */
  scalarsOf(type: string): readonly SurfaceProperty[] {
    const members = this.#types.get(type)?.type.members ?? [];
    return members.filter((member) => member.kind === "property").filter((member) => member.type === null && this.has(member));
  }

  #supports(set: string): boolean {
    const [name = "", version = ""] = set.split(" ");
    const highest = this.#profile.sets[name.toLowerCase()];
    return highest !== undefined && isAtLeast(highest, version);
  }
}

interface TypeEntry {
  readonly type: SurfaceType;
  readonly members: ReadonlyMap<string, SurfaceMember>;
  readonly hidden: ReadonlySet<string>;
}

function entryOf(type: SurfaceType): TypeEntry {
  return {
    type,
    members: new Map(type.members.map((member) => [wireName(member.name), member])),
    hidden: new Set([...hiddenMethodsOf(type).map((method) => method.name), ...(type.itemType === null ? [] : ["GetItemAt"])]),
  };
}

/** Compares part by part: 1.10 is more than 1.9. */
function isAtLeast(highest: string, wanted: string): boolean {
  const [major = 0, minor = 0] = highest.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major !== wantedMajor ? major > wantedMajor : minor >= wantedMinor;
}

export const notImplemented = (type: string, member: string): HostError =>
  new HostError("NotImplemented", `The emulated host has no ${type}.${member}.`, 501);
