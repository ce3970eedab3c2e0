/** Windows that an add-in opens inside Office (`displayDialogAsync` with `displayInIframe`): what passes between them and their opener. */

import type { Payload } from "./host-side.ts";

/** Dispatch ids of a dialog's life. A dialog in a window of its own needs no host: office.js opens and hears it by itself. */
export const DIALOG = { messageReceived: 10, parentMessageReceived: 12, messageParent: 144, sendMessage: 145 } as const;

/** `messageType` of what the opener hears: a message, or the code with which the window went. */
const HEARD = { message: 0, closed: 12_006 } as const;

export interface DialogInfo {
  readonly url: string;
  /** Percent of the screen. */
  readonly width: number;
  readonly height: number;
}

type Heard = (data: Payload) => void;

/** One open window. Tests stand in for the page in it, or open that page in a frame and connect both. */
export class HostDialog {
  readonly info: DialogInfo;
  /** What the opener told the window (`dialog.messageChild`). */
  readonly told: string[] = [];
  isOpen = true;
  /** Set by whoever shows the window, to hear what the opener tells it. */
  onTold: (message: string) => void = () => undefined;
  /** Set by whoever shows the window, to take it away. */
  onClosed: () => void = () => undefined;
  readonly #opener: Heard;
  readonly #origin: string;

  constructor(info: DialogInfo, opener: Heard) {
    this.info = info;
    this.#opener = opener;
    this.#origin = new URL(info.url).origin;
  }

  /** The window's page says something (`messageParent`). */
  say(message: string): void {
    this.#opener({ messageType: HEARD.message, messageContent: message, messageOrigin: this.#origin });
  }

  /** The opener says something. */
  tell(message: string): void {
    this.told.push(message);
    this.onTold(message);
  }

  /** The person closes the window: the opener hears of it. */
  dismiss(): void {
    this.#opener({ messageType: HEARD.closed });
    this.end();
  }

  /** The opener closes the window, which it is not told about. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.onClosed();
  }
}

/** Reads what `displayDialogAsync` registers its handler with; null for any other registration. */
export function dialogInfoOf(dispatchId: number, targetId: unknown): DialogInfo | null {
  if (dispatchId !== DIALOG.messageReceived || typeof targetId !== "string" || !targetId.startsWith("{")) return null;
  return JSON.parse(targetId) as DialogInfo;
}
