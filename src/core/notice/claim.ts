/** The words that tell a reader that a human has reviewed the text, and the guard that keeps them out of every other wording. */
import { AppError } from "../errors.ts";

/** Also inside longer words ("faktagranskad", "ogranskat"): a reader who skims reads the claim, not the prefix. */
const REVIEW_CLAIM = /granska[dt]|reviewed|tarkast|tarkist|dárkkist/iu;

/** True when a wording speaks of the text as reviewed ("granskad", "har inte granskats", "reviewed"), in the minority languages too. "Granskning" is no claim. */
export function claimsReview(wording: string): boolean {
  return REVIEW_CLAIM.test(wording);
}

/**
 * The template itself, when it makes no claim of review. Throws AppError `bad-profile` otherwise: only the reader notice's
 * reviewed wording may claim it, and only while a review holds, whatever a profile says.
 */
export function withoutClaim(template: string): string {
  if (!claimsReview(template)) return template;
  throw new AppError("bad-profile", {
    sv: `Policyprofilen säger ”${template}” i en text som visas utan granskning. Ordet granskad får bara stå i readerNotice.reviewed.`,
    en: `The policy profile says “${template}” in a text that is shown without a review. Only readerNotice.reviewed may say reviewed.`,
  });
}
