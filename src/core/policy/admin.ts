/** What the one who keeps the profile should see, and users never: a policy past its review date, entries to complete, softened stops. */
import type { Wording } from "../errors.ts";
import type { KeptRecord } from "../record/record.ts";
import type { Profile } from "./profile.ts";
import { missingIn } from "./register-parts.ts";
import { softenedNow } from "./softening.ts";

export interface AdminNotice {
  readonly path: string;
  readonly says: Wording;
}

/** The notices, in the order of the profile's parts. `today` is ÅÅÅÅ-MM-DD. No check of a document depends on them. */
export function adminNotices(profile: Profile, today: string): AdminNotice[] {
  return [...overdue(profile, today), ...entries(profile, today), ...softened(profile)];
}

function* overdue({ reviewBy, name }: Profile, today: string): Generator<AdminNotice> {
  if (reviewBy === null || reviewBy >= today) return;
  yield {
    path: "reviewBy",
    says: {
      sv: `Policyn för ${name.sv} skulle ses över senast ${reviewBy}. Användarnas arbete påverkas inte.`,
      en: `The policy of ${name.en} was to be reviewed by ${reviewBy}. Users' work is not affected.`,
    },
  };
}

function* entries({ engines, register }: Profile, today: string): Generator<AdminNotice> {
  for (const engine of engines) {
    const next = engine.riskAssessment?.next;
    if (next !== undefined && next < today) {
      yield {
        path: `engines.${engine.id}.riskAssessment.next`,
        says: {
          sv: `${engine.name}: konsekvensbedömningen skulle göras om senast ${next}.`,
          en: `${engine.name}: the assessment was to be made again by ${next}.`,
        },
      };
    }
    for (const { until } of engine.approvals ?? []) {
      if (until === undefined || until >= today) continue;
      yield {
        path: `engines.${engine.id}.approvals`,
        says: {
          sv: `${engine.name}: ett godkännande gick ut ${until}.`,
          en: `${engine.name}: an approval ended ${until}.`,
        },
      };
    }
    const missing = engine.decided ? missingIn(engine, register?.required ?? []) : [];
    if (missing.length === 0) continue;
    const [sv, en] = [missing.map((one) => one.name.sv).join(", "), missing.map((one) => one.name.en).join(", ")];
    yield {
      path: `engines.${engine.id}`,
      says: { sv: `${engine.name}: ofullständig, ${sv} saknas.`, en: `${engine.name}: incomplete, ${en} missing.` },
    };
  }
}

function* softened(profile: Profile): Generator<AdminNotice> {
  for (const { rule, by, at, reason } of softenedNow(profile)) {
    yield {
      path: `softened.${rule}`,
      says: {
        sv: `Regel ${rule} stoppar inte, den varnar: ${reason} (${by}, ${at}).`,
        en: `Rule ${rule} does not stop, it warns: ${reason} (${by}, ${at}).`,
      },
    };
  }
}

/** "Policyn har ändrats": what to tell a user whose document was recorded under another version than the one that holds now; null for none. */
export function policyChange(record: Pick<KeptRecord, "profile"> | null, profile: Profile): Wording | null {
  if (record === null) return null;
  const { id, version, name } = record.profile;
  if (id === profile.id && version === profile.version) return null;
  return {
    sv: `Policyn har ändrats: dokumentet märktes enligt ${name}, version ${version}. Nu gäller ${profile.name.sv}, version ${profile.version}.`,
    en: `The policy has changed: the document was labelled under ${name}, version ${version}. ${profile.name.en}, version ${profile.version}, holds now.`,
  };
}

/** "Policyn har ändrats": what to tell a person who last worked under another version, or another profile; null for none. */
export function profileChange(seen: KeptRecord["profile"] | null, profile: Profile): Wording | null {
  if (seen === null || (seen.id === profile.id && seen.version === profile.version)) return null;
  return {
    sv: `Policyn har ändrats sedan sist. Förut gällde ${seen.name}, version ${seen.version}. Nu gäller ${profile.name.sv}, version ${profile.version}.`,
    en: `The policy has changed since last time. Before, ${seen.name}, version ${seen.version}, held. Now ${profile.name.en}, version ${profile.version}, holds.`,
  };
}
