/** The Common API behind `executeMethod`: the file in slices, settings, file properties, and the end of an app command. */

import type { Payload } from "./host-side.ts";

/** Dispatch ids as office.js numbers them (`OSF.DDA.MethodDispId`, `OSF.DDA.EventDispId`). */
export const METHOD = {
  getSelectedData: 64,
  loadSettings: 75,
  saveSettings: 76,
  getFile: 77,
  getSlice: 80,
  releaseFile: 81,
  getFileProperties: 86,
  richApi: 93,
  commandCompleted: 94,
} as const;

export const EVENT = { selectionChanged: 2, richApiMessage: 33, commandInvoked: 39 } as const;

/** Codes of `OSF.DDA.ErrorCodeManager`. */
export const ERROR = { success: 0, tooManyFiles: 11_002, unknownHandle: 11_001, unsupported: 5000, notInThisMode: 5010 } as const;

/** At most so many copies of the file may be open at once (OfficeDev/office-js #750: forget one `closeAsync` and the third call fails). */
const MOST_FILES = 2;
/** `OSF.DDA.Marshaling.File.FileType.Compressed`. */
const COMPRESSED = 1;

export interface CommonApiSetup {
  readonly bytes: () => Uint8Array;
  readonly selectedText: () => string;
  readonly documentUrl: string;
  readonly settings: Map<string, string>;
  readonly isReadOnly: () => boolean;
  readonly commandCompleted: (id: string, status: number, data: string) => void;
}

interface SliceAsked {
  readonly index: number | undefined;
  readonly offset: number | undefined;
  readonly size: number | undefined;
}

const asNumber = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

export class CommonApi {
  readonly #setup: CommonApiSetup;
  readonly #files = new Map<number, { readonly bytes: Uint8Array; readonly sliceSize: number }>();
  #lastHandle = 0;

  constructor(setup: CommonApiSetup) {
    this.#setup = setup;
  }

  /** Copies of the file that the add-in has not closed. */
  get openFiles(): number {
    return this.#files.size;
  }

  /** Answers a call by its dispatch id; null when the emulated host does not know it. */
  call(dispatchId: number, data: Payload): Payload | null {
    switch (dispatchId) {
      case METHOD.getFile:
        return this.#getFile(data);
      case METHOD.getSlice:
        return this.#getSlice(Number(data["2"]), {
          index: asNumber(data["3"]),
          offset: asNumber(data["offset"]),
          size: asNumber(data["size"]),
        });
      case METHOD.releaseFile:
        return this.#files.delete(Number(data["2"])) ? { Error: ERROR.success } : { Error: ERROR.unknownHandle };
      case METHOD.loadSettings:
        return { Error: ERROR.success, Properties: { Settings: [...this.#setup.settings] } };
      case METHOD.saveSettings:
        return this.#saveSettings(data["DdaSettingsMethod"]);
      case METHOD.getFileProperties:
        return { Error: ERROR.success, Properties: { Url: this.#setup.documentUrl } };
      case METHOD.getSelectedData:
        return { Error: ERROR.success, Data: this.#setup.selectedText() };
      case METHOD.commandCompleted:
        this.#setup.commandCompleted(String(data["0"]), Number(data["1"]), typeof data["2"] === "string" ? data["2"] : "");
        return { Error: ERROR.success };
      default:
        return null;
    }
  }

  #getFile(data: Payload): Payload {
    if (data["0"] !== COMPRESSED) return { Error: ERROR.unsupported };
    if (this.#files.size >= MOST_FILES) return { Error: ERROR.tooManyFiles };
    const handle = ++this.#lastHandle;
    const bytes = this.#setup.bytes();
    this.#files.set(handle, { bytes, sliceSize: Number(data["1"]) });
    return { Error: ERROR.success, "0": handle, "1": bytes.length };
  }

  /** The web asks for slices by number, Windows by offset and size. */
  #getSlice(handle: number, { index, offset, size }: SliceAsked): Payload {
    const file = this.#files.get(handle);
    if (file === undefined) return { Error: ERROR.unknownHandle };
    const from = offset ?? (index ?? 0) * file.sliceSize;
    const slice = file.bytes.subarray(from, from + (size ?? file.sliceSize));
    return { Error: ERROR.success, "0": [...slice], "1": slice.length };
  }

  #saveSettings(request: unknown): Payload {
    if (this.#setup.isReadOnly()) return { Error: ERROR.notInThisMode };
    const pairs = (request as { readonly Properties?: readonly (readonly [string, string])[] } | undefined)?.Properties ?? [];
    this.#setup.settings.clear();
    for (const [key, value] of pairs) this.#setup.settings.set(key, value);
    return { Error: ERROR.success };
  }
}
