/** What a host tells office.js about itself when an add-in starts. */
import type { OfficeProfile } from "../profiles.ts";
import { hasQuirk } from "../quirks.ts";

export const ADDIN_ID = "addin-1";
/** A host that office.js trusts (`isHostNameValidWacDomain`). */
export const HOST_ORIGIN = "https://word-edit.officeapps.live.com";
export const ADDIN_ORIGIN = "https://addin.example.test";

/** `OSF.AppName.WordWebApp`. */
const WORD_WEB = 32;
/** `OSF.ClientMode`. */
const MODE = { readOnly: 0, readWrite: 1 } as const;

export interface AppSettings {
  readonly profile: OfficeProfile;
  /** Language of the host's own interface, "sv-SE". */
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  readonly documentUrl: string;
  readonly isReadOnly: boolean;
  /** Settings kept in the document, each value as JSON text. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface FrameSettings {
  readonly hostOrigin?: string;
  readonly isDialog?: boolean;
  /** Tells frames of one page apart: what office.js keeps in the session's storage goes by it. */
  readonly conversation?: string;
}

/** `window.name` of an add-in's frame: has to be there before the frame loads anything. */
export function windowName(settings: AppSettings, frame: FrameSettings = {}): string {
  const { hostOrigin = HOST_ORIGIN, isDialog = false, conversation = "conversation-1" } = frame;
  return JSON.stringify({
    baseFrameName: conversation,
    hostInfo: `Word$Web$16.01$${settings.displayLanguage}$correlation$${isDialog ? "isDialog" : ""}$$0`,
    xdmInfo: `${conversation}|${ADDIN_ID}|${hostOrigin}`,
    serializerVersion: 1,
    flights: "[]",
  });
}

export function appContext(settings: AppSettings): Readonly<Record<string, unknown>> {
  return {
    _id: ADDIN_ID,
    _appName: WORD_WEB,
    _appVersion: "16.0",
    _appUILocale: settings.displayLanguage,
    _dataLocale: settings.contentLanguage,
    _docUrl: settings.documentUrl,
    _clientMode: settings.isReadOnly && !hasQuirk(settings.profile, "viewing-mode-told-wrong") ? MODE.readOnly : MODE.readWrite,
    _settings: settings.settings,
    _reason: 1,
    _osfControlType: 0,
    _eToken: "",
    _correlationId: "correlation",
    _appInstanceId: "instance-1",
    _appMinorVersion: 0,
    _requirementMatrix: JSON.stringify(settings.profile.sets),
    // What a page in a dialog is told: the sets that work there.
    _dialogRequirementMatrix: JSON.stringify({ dialogapi: settings.profile.sets["dialogapi"] }),
    _hostCustomMessage: "",
    _hostFullVersion: "16.0.18526.41002",
    _clientWindowHeight: 800,
    _clientWindowWidth: 350,
    _addinName: "Källmärkt",
    _appDomains: [ADDIN_ORIGIN],
    _featureGates: {},
    _initialDisplayMode: 0,
  };
}
