/** The transport of Word for Windows: functions on `window.external` that the page calls, with arrays as COM hands them out. */
import { ADDIN_ID } from "./app-context.ts";
import { ERROR, EVENT, METHOD } from "./common-api.ts";
import { DIALOG } from "./dialogs.ts";
import type { HostSide, Payload } from "./host-side.ts";

/** `OSF.AppName.Word`. */
const WORD = 2;
/** `OSF.ClientMode`, which Windows numbers the other way round than the web. */
const MODE = { readWrite: 0, readOnly: 1 } as const;
/** File types by their number here, and by the web's. */
const FILE_TYPES: ReadonlyMap<unknown, number> = new Map([
  [0, 0],
  [5, 1],
  [6, 2],
]);

/** An array as COM makes it: the client asks for a script's array by `toArray`. */
interface SafeArray {
  toArray(): readonly unknown[];
  dimensions(): number;
  ubound(): number;
}

const safeArray = (items: readonly unknown[]): SafeArray => ({
  toArray: () => [...items],
  dimensions: () => 1,
  ubound: () => items.length - 1,
});

type Callback = (response: SafeArray | number) => void;
type Handler = (dispatchId: number, payload: SafeArray) => void;

/** Name that office.js finds the script `word-win32-16.01.js` by. */
export const hostInfo = (language: string): string => `Word$Win32$16.01$${language}$correlation$$$0`;

/**
 * What stands behind `window.external`. `later` runs what the host answers in a turn of its own. Answers to calls come in the web's keys and
 * go out as arrays: `[status, …values]`.
 */
export function externalOf(host: HostSide, later: (work: () => void) => void): Readonly<Record<string, unknown>> {
  const tell = (text: string, dispatchId: number): void => host.execute(dispatchId, JSON.parse(text) as Payload, () => undefined);
  return {
    GetHostInfo: () => hostInfo(host.appSettings.displayLanguage),
    GetLoggingAllowed: () => false,
    GetContext: () => contextOf(host),
    Execute(dispatchId: number, args: readonly unknown[], callback: Callback) {
      later(() => {
        host.execute(dispatchId, argumentsOf(dispatchId, args), (payload) =>
          later(() => callback(answerOf(dispatchId, payload))),
        );
      });
    },
    RegisterEvent(dispatchId: number, targetId: unknown, handler: Handler, callback: Callback) {
      host.listen(dispatchId, targetId, (data) => later(() => handler(dispatchId, eventOf(dispatchId, data))));
      later(() => callback(ERROR.success));
    },
    UnregisterEvent(dispatchId: number, _targetId: unknown, callback: Callback) {
      host.unlisten(dispatchId);
      later(() => callback(ERROR.success));
    },
    MessageParent2: (text: string) => tell(text, DIALOG.messageParent),
    MessageChild2: (text: string) => tell(text, DIALOG.sendMessage),
  };
}

/** The context object, one function for each thing that the web's app context has a field for. */
function contextOf(host: HostSide): Readonly<Record<string, unknown>> {
  const { appSettings } = host;
  const settings = {
    Read(keys: string[], values: string[]) {
      for (const [key, value] of Object.entries(host.appSettings.settings)) {
        keys.push(key);
        values.push(value);
      }
    },
    WriteAsync(keys: readonly string[], values: readonly string[], done: (status: unknown) => void) {
      const pairs = keys.map((key, at) => [key, values[at]]);
      host.execute(METHOD.saveSettings, { DdaSettingsMethod: { Properties: pairs } }, (payload) => done(payload["Error"]));
    },
  };
  return {
    GetAppType: () => WORD,
    GetSolutionRef: () => ADDIN_ID,
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 0,
    GetAppUILocale: () => appSettings.displayLanguage,
    GetAppDataLocale: () => appSettings.contentLanguage,
    GetDocUrl: () => appSettings.documentUrl,
    GetAppCapabilities: () => (appSettings.isReadOnly ? MODE.readOnly : MODE.readWrite),
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetInstanceId: () => "instance-1",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(appSettings.profile.sets),
    GetHostFullVersion: () => "16.0.18526.41002",
    GetOfficeThemeInfo: () => JSON.stringify(THEME),
    GetSettings: () => settings,
  };
}

/** Colours of Office's colourful theme, as numbers. */
const THEME = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x000000,
  controlBackgroundColor: 0xf3f2f1,
  controlForegroundColor: 0x201f1e,
};

/** Arguments stand by their place in an array; the web's have keys. */
function argumentsOf(dispatchId: number, args: readonly unknown[]): Payload {
  switch (dispatchId) {
    case METHOD.richApi:
      return { ArrayData: args[0] };
    case METHOD.getFile:
      return { "0": FILE_TYPES.get(args[0]) };
    case METHOD.getSlice:
      return { "2": args[0], offset: args[1], size: args[2] };
    case METHOD.releaseFile:
      return { "2": args[0] };
    default:
      return { ...args };
  }
}

function answerOf(dispatchId: number, payload: Payload): SafeArray {
  const status = payload["Error"] ?? ERROR.success;
  if (status !== ERROR.success) return safeArray([status]);
  switch (dispatchId) {
    case METHOD.richApi:
      return safeArray([status, safeArray(payload["Data"] as readonly unknown[])]);
    case METHOD.getFile:
    case METHOD.getSlice:
      return safeArray([status, payload["0"], payload["1"]]);
    case METHOD.getSelectedData:
      return safeArray([status, payload["Data"]]);
    case METHOD.getFileProperties:
      return safeArray([status, (payload["Properties"] as { readonly Url: string }).Url]);
    default:
      return safeArray([status]);
  }
}

function eventOf(dispatchId: number, data: Payload): SafeArray {
  switch (dispatchId) {
    case EVENT.richApiMessage:
      return safeArray(data["ArrayData"] as readonly unknown[]);
    case DIALOG.messageReceived:
    case DIALOG.parentMessageReceived:
      return safeArray([data["messageType"], data["messageContent"], data["messageOrigin"]]);
    default:
      return safeArray(Object.values(data));
  }
}
