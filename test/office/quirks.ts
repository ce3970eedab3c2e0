/** How hosts differ in what they say about themselves, each difference with its source; what differs inside the document is in word/quirks.ts. */
import type { OfficePlatform, OfficeProfile } from "./profiles.ts";

/**
 * "#n" is an issue of OfficeDev/office-js; "SV2" are the native probes that EratoLab/erato records beside its Word mock; "code" was read in
 * the library and runs here. None was checked in a real Word.
 */
export const TRANSPORT_QUIRKS = {
  /** The web compares requirement sets as numbers, so that 1.10 counts as 1.1, and says yes to WordApi 1.3 whatever the host says (code). */
  "sets-compared-as-numbers": "code: OSF.AdditionalPostContextSettingOverride in word-web-16.00.js",
  /** In viewing mode `Office.context.document.mode` says "readWrite" all the same (#5484). */
  "viewing-mode-told-wrong": "#5484",
  /** The Common API's event for a moved selection comes late: about 90, 230 and 350 ms on the web, on Windows and on the Mac (SV2). */
  "selection-event-late": "SV2",
} as const;

export type TransportQuirk = keyof typeof TRANSPORT_QUIRKS;

export const hasQuirk = (profile: OfficeProfile, quirk: TransportQuirk): boolean => profile.quirks.includes(quirk);

/** Milliseconds by which a moved selection is told late. */
export const SELECTION_DELAYS: Readonly<Record<OfficePlatform, number>> = { OfficeOnline: 90, PC: 230, Mac: 350 };
