/** The reviewer has answered for each item: in the sentence that was signed, or one by one. */
import type { Label } from "../../label/label.ts";
import { itemsFor } from "../../review/items.ts";
import { standings } from "../../review/state.ts";
import type { Check } from "./check.ts";
import { labelsFor, met, named, nothingLabelled, unmet } from "./check.ts";

export const reviewItems: Check = (rule, subject) => {
  const { profile, record, reading, anchors } = subject;
  const labels = labelsFor(rule, subject);
  if (record === null || labels.length === 0) return nothingLabelled;
  const wanted = (profile.reviewItems ?? []).filter(({ id }) => rule.items?.includes(id));
  const asked = (label: Label) => itemsFor(label, { reviewItems: wanted });
  const standing = standings(record, reading.text, anchors);
  const open = labels.filter((label) => {
    const items = asked(label);
    if (items.length === 0) return false;
    const one = standing.get(label.id);
    if (one?.kind !== "holds") return true;
    const { statement, items: answered = [] } = one.review;
    return !items.every(
      ({ id, sentence }) =>
        answered.some((item) => item.id === id) || statement.includes(sentence.sv) || statement.includes(sentence.en),
    );
  });
  if (open.length === 0)
    return met("Granskaren har svarat för det som regeln frågar efter.", "The reviewer has answered for what the rule asks.");
  const which = named(open);
  const items = wanted.filter((item) => open.some((label) => asked(label).includes(item)));
  return unmet(
    open,
    { sv: `Granskaren har inte svarat för det än: ${which.sv}.`, en: `The reviewer has not answered for this yet: ${which.en}.` },
    {
      sv: `Granska och intyga: ${items.map(({ sentence }) => `”${sentence.sv}”`).join(" ")}`,
      en: `Review and say: ${items.map(({ sentence }) => `“${sentence.en}”`).join(" ")}`,
    },
  );
};
