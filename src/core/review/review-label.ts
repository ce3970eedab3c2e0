/** Makes the review of one passage from a person's act. Nothing in it is ever filled in for the person. */
import { AppError } from "../errors.ts";
import type { Reanchoring } from "../anchor/anchor.ts";
import type { Label } from "../label/label.ts";
import { dayOf } from "../label/day.ts";
import { printOf } from "../label/print.ts";
import { fillTemplate } from "../label/template.ts";
import type { Profile } from "../policy/profile.ts";
import type { DocumentText, TextRange } from "../text/document.ts";
import type { Review, ReviewOutcome } from "./review.ts";
import { itemsFor } from "./items.ts";
import { reviewerOf } from "./reviewer.ts";
import { isPlaceCertain } from "./standing.ts";

/** What a person did with one passage. */
export interface ReviewAct {
  readonly labelId: string;
  readonly outcome: ReviewOutcome;
  readonly by: { readonly name: string; readonly role: string };
  /** The person's own word that the facts were checked. Anything but true is refused. */
  readonly factChecked: boolean;
  /** Answers to the profile's review items by id, where they are asked one by one. Anything but yes is refused. */
  readonly items?: Readonly<Record<string, "yes" | "no" | "unsure">>;
  /** The delegation under which the person decides, for decisions on individuals. */
  readonly delegation?: string;
  /** Where the person read the passage, when re-anchoring could not be sure (`to-confirm`) or lost it. */
  readonly place?: TextRange;
}

/** What the system knows when the act is made. `place` is where the passage stands, as re-anchored or as the act pointed out. */
export interface ReviewGround {
  readonly id: string;
  /** ISO 8601 instant in UTC. */
  readonly now: string;
  readonly text: DocumentText;
  readonly place: Reanchoring;
  /** Language of the sentence that is signed. */
  readonly language: "sv" | "en";
  /** Document type, where it is known: a decision on individuals needs a delegation under some profiles. */
  readonly documentType?: string;
}

/**
 * A review bound to exactly the text that stands. Throws AppError `reviewer-refused` when no named human stands behind it, when
 * facts were not checked, when the place is uncertain, or when the outcome contradicts the document: approved or corrected needs
 * the passage to be there, removed needs it to be gone.
 */
export function reviewLabel(
  act: ReviewAct,
  label: Label,
  labels: readonly Label[],
  ground: ReviewGround,
  profile: Profile,
): Review {
  const by = reviewerOf(act.by, labels, profile);
  if (act.factChecked !== true) {
    throw refused(
      "Faktagranskningen är inte gjord. Kontrollera uppgifterna i avsnittet och intyga det, så kan granskningen sparas.",
      "The facts have not been checked. Check the statements in the passage and say so; the review can then be kept.",
    );
  }
  const items = answered(act, label, profile);
  const delegation = delegationOf(act, ground, profile);
  const print = printed(act, ground);
  return {
    id: ground.id,
    labelId: label.id,
    outcome: act.outcome,
    factChecked: true,
    by,
    ...(items === null ? {} : { items }),
    ...(delegation === null ? {} : { delegation }),
    at: ground.now,
    // What a removal was decided about is the text that was labelled: nothing of it stands any more.
    textHash: print?.textHash ?? label.textHash,
    sentenceHashes: [...(print?.sentenceHashes ?? [])],
    statement: fillTemplate(profile.signOff[ground.language], {
      name: by.name,
      role: by.role,
      date: dayOf(ground.now),
      engine: label.engine.name,
    }),
  };
}

/** The items when they were answered one by one; null when the sentence that is signed covers them all. */
function answered({ items }: ReviewAct, label: Label, profile: Profile): Review["items"] | null {
  if (items === undefined || profile.reviewItems === undefined) return null;
  const asked = itemsFor(label, profile);
  const open = asked.filter(({ id }) => items[id] !== "yes");
  if (open.length > 0) {
    throw refused(
      `Besvara varje punkt innan du granskar: ${open.map(({ sentence }) => `”${sentence.sv}”`).join(" ")}`,
      `Answer each item before you review: ${open.map(({ sentence }) => `“${sentence.en}”`).join(" ")}`,
    );
  }
  return asked.map(({ id }) => ({ id, answer: "yes" }));
}

/** The delegation, in its own field or in the role. Throws where the profile asks for one and there is none. */
function delegationOf({ delegation = "", by }: ReviewAct, { documentType }: ReviewGround, profile: Profile): string | null {
  const stated = delegation.trim().slice(0, 300);
  if (stated !== "") return stated;
  const isAsked =
    documentType !== undefined &&
    profile.rules.some((rule) => rule.check === "decision-maker") &&
    (profile.decisionTypes ?? []).includes(documentType);
  if (!isAsked || /delegat|delegerad/iu.test(by.role)) return null;
  throw refused(
    "Ett beslut som påverkar enskilda ska fattas av en människa med delegerat ansvar. Skriv delegationen, till exempel i rollen: ”enhetschef, delegation 4.2”.",
    "A decision that affects individuals is to be made by a human with delegated responsibility. State the delegation, for example in the role: “head of unit, delegation 4.2”.",
  );
}

function printed(act: ReviewAct, ground: ReviewGround): ReturnType<typeof printOf> | null {
  const { place } = ground;
  if (act.outcome === "removed") {
    if (place.kind === "lost") return null;
    throw refused(
      "Avsnittet står kvar i dokumentet. Ta bort texten först, eller välj godkänd eller rättad.",
      "The passage still stands in the document. Take the text out first, or choose approved or corrected.",
    );
  }
  if (place.kind === "lost") {
    throw refused(
      "Avsnittet hittas inte i dokumentet. Visa var det står, eller välj borttaget.",
      "The passage is not found in the document. Show where it stands, or choose removed.",
    );
  }
  if (!isPlaceCertain(place)) {
    throw refused(
      "Det är oklart var avsnittet står nu. Bekräfta platsen innan du granskar det.",
      "It is not clear where the passage stands now. Confirm the place before you review it.",
    );
  }
  return printOf(ground.text, place.range);
}

function refused(sv: string, en: string): AppError {
  return new AppError("reviewer-refused", { sv, en });
}
