/** Which of the profile's review items are asked about a label: all that are asked everywhere, and those whose case it is. */
import type { Label } from "../label/label.ts";
import type { Profile } from "../policy/profile.ts";

type Item = NonNullable<Profile["reviewItems"]>[number];

/** In the profile's order. */
export function itemsFor(
  label: Pick<Label, "kind" | "content" | "purpose">,
  { reviewItems = [] }: { readonly reviewItems?: readonly Item[] | undefined },
): Item[] {
  const purpose = label.purpose?.toLowerCase() ?? "";
  return reviewItems.filter(({ when }) => {
    if (when === undefined) return true;
    const { kinds, contents, purposes } = when;
    if (kinds && !kinds.includes(label.kind)) return false;
    if (contents && !contents.includes(label.content ?? "text")) return false;
    return purposes === undefined || purposes.some((word) => purpose.includes(word.toLowerCase()));
  });
}
