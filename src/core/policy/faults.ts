/** What can be wrong with a profile besides its shape, each fault with its path, the reason and what to do. */
import type { Fault } from "./faults/fault.ts";
import { twins, unknownTypes } from "./faults/lists.ts";
import { otherRuleFaults } from "./faults/other-rules.ts";
import { registerFaults } from "./faults/register.ts";
import { reviewItemFaults, ruleFaults } from "./faults/rules.ts";
import { logFaults, softenedFaults } from "./faults/softened.ts";
import { claimFaults, templateFaults, translationFaults } from "./faults/texts.ts";
import type { Profile } from "./profile.ts";

export type { Fault } from "./faults/fault.ts";

const CHECKED: readonly ((profile: Profile) => Iterable<Fault>)[] = [
  unknownTypes,
  twins,
  templateFaults,
  claimFaults,
  translationFaults,
  registerFaults,
  reviewItemFaults,
  otherRuleFaults,
  ruleFaults,
  logFaults,
  softenedFaults,
];

/** Faults of a profile that has the right shape, in the order of its parts. Empty when it can be used. */
export function faultsOf(profile: Profile): Fault[] {
  return CHECKED.flatMap((faults) => [...faults(profile)]);
}
