/** An emulated Office host with one document open and one add-in in front of it, whichever transport lies between them. */
import { Faults } from "./faults.ts";
import type { HostObject, OpenDocument } from "./host-object.ts";
import type { Surface } from "./metadata/surface.ts";
import { HostMetrics } from "./metrics.ts";
import type { OfficeProfile } from "./profiles.ts";
import { hasQuirk, SELECTION_DELAYS } from "./quirks.ts";
import { Desk } from "./richapi/desk.ts";
import { Events } from "./richapi/events.ts";
import { Gate } from "./richapi/gate.ts";
import { Processor } from "./richapi/processor.ts";
import { References } from "./richapi/references.ts";
import { ADDIN_ORIGIN, type AppSettings } from "./transport/app-context.ts";
import { CommonApi, ERROR, EVENT, METHOD } from "./transport/common-api.ts";
import { DIALOG, dialogInfoOf, HostDialog } from "./transport/dialogs.ts";
import type { HostSide, Payload } from "./transport/host-side.ts";

export interface HostSettings {
  readonly profile: OfficeProfile;
  readonly surface: Surface;
  readonly document: OpenDocument;
  readonly displayLanguage?: string;
  readonly contentLanguage?: string;
  readonly documentUrl?: string;
  readonly isReadOnly?: boolean;
  /** Settings that the document brings along, each value as JSON text. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The dialog whose page this host stands behind: what the page says goes to the dialog's opener. */
  readonly inDialog?: HostDialog;
}

/** What an app command's function said when it was done. */
export interface CommandResult {
  readonly status: number;
  readonly data: string;
}

/** More turns of the event loop than a message needs to come back as the next one. */
const QUIET_TURNS = 12;

/** Frames that have the same document open: the pane, the ribbon's commands. What happens in one concerns all. */
const together = new WeakMap<OpenDocument, Set<OfficeHost>>();

export class OfficeHost implements HostSide {
  readonly profile: OfficeProfile;
  readonly faults = new Faults();
  readonly metrics: HostMetrics;
  /** Errors of the emulator itself and members it lacks: a test fails on them whatever the product makes of the answer. */
  readonly broken: unknown[] = [];
  /** Settings that the add-in keeps in the document. */
  readonly settings: Map<string, string>;
  /** What the client asked for beside calls: "ContextActivationManager_notifyHost" and the like, by name. */
  readonly notices: string[] = [];
  isReadOnly: boolean;
  /** The window that the add-in has opened inside Office, if there is one. */
  dialog: HostDialog | null = null;
  /** Told of each window that opens, so that whoever runs the host can show its page. */
  onDialog: (dialog: HostDialog) => void = () => undefined;
  readonly #settings: HostSettings;
  readonly #references = new References();
  readonly #events: Events;
  readonly #processor: Processor;
  readonly #desk: Desk;
  readonly #common: CommonApi;
  readonly #listeners = new Map<number, (data: Payload) => void>();
  readonly #commands = new Map<string, (result: CommandResult) => void>();
  /** Commands that were pressed before the page was ready for them. */
  readonly #pressed: (() => void)[] = [];
  readonly #stopListening: () => void;
  /** Events of the batch that runs now; null between batches. */
  #held: (() => void)[] | null = null;
  #calls = 0;
  /** Events that are on their way. */
  #late = 0;

  constructor(settings: HostSettings) {
    const { profile, surface, document } = settings;
    this.#settings = settings;
    this.profile = profile;
    this.isReadOnly = settings.isReadOnly ?? false;
    this.settings = new Map(Object.entries(settings.settings ?? {}));
    this.metrics = new HostMetrics(() => this.#references.size);
    this.#events = new Events(Object.values(surface.enums["EventType"] ?? {}));
    this.#processor = new Processor({
      document,
      profile,
      gate: new Gate(surface, profile),
      references: this.#references,
      events: this.#events,
      raise: (event, target, payload) => together.get(document)?.forEach((host) => host.raise(event, target, payload)),
      unnamedLoad: (what) => void this.metrics.unnamedLoads.push(what),
      isReadOnly: () => this.isReadOnly,
      broken: (error) => void this.broken.push(error),
    });
    this.#desk = new Desk(this.#processor, this.faults, this.metrics);
    this.#common = new CommonApi({
      bytes: () => document.bytes(),
      selectedText: () => this.#processor.selectedText(),
      documentUrl: this.appSettings.documentUrl,
      settings: this.settings,
      isReadOnly: () => this.isReadOnly,
      commandCompleted: (id, status, data) => this.#commands.get(id)?.({ status, data }),
    });
    if (settings.inDialog !== undefined) {
      settings.inDialog.onTold = (message) =>
        this.#notify(DIALOG.parentMessageReceived, { messageType: 0, messageContent: message, messageOrigin: ADDIN_ORIGIN });
    }
    this.#stopListening = document.listen((event, target, payload) => this.raise(event, target, payload));
    together.set(document, (together.get(document) ?? new Set()).add(this));
  }

  get document(): OpenDocument {
    return this.#settings.document;
  }

  get appSettings(): AppSettings {
    return {
      profile: this.profile,
      displayLanguage: this.#settings.displayLanguage ?? "sv-SE",
      contentLanguage: this.#settings.contentLanguage ?? "sv-SE",
      documentUrl: this.#settings.documentUrl ?? "https://kommun.example.test/dokument/tjansteskrivelse.docx",
      isReadOnly: this.isReadOnly,
      settings: Object.fromEntries(this.settings),
    };
  }

  /** Copies of the file that the add-in has opened and not closed. */
  get openFiles(): number {
    return this.#common.openFiles;
  }

  /** Handlers that are registered for events of the object model. */
  get handlers(): number {
    return this.#events.size;
  }

  /** Waits until nothing has come from the add-in for a while of turns: the release of references follows a `Word.run` unwaited. */
  async idle(): Promise<void> {
    while (this.#late > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    for (let seen = -1; seen !== this.#calls;) {
      seen = this.#calls;
      for (let turn = 0; turn < QUIET_TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The add-in is closed: nothing of what happens concerns it any more. */
  disconnect(): void {
    this.#listeners.clear();
    this.#stopListening();
    together.get(this.document)?.delete(this);
  }

  /** Tells this add-in of an event, if it listens. "DocumentSelectionChanged" is the Common API's own; all others are the object model's. */
  raise(event: string, target: HostObject | null, payload: Readonly<Record<string, unknown>>): void {
    if (event === "DocumentSelectionChanged") return this.#selectionMoved();
    const entries = this.#events.entriesFor(event, target, payload, payload["source"] === "Remote");
    if (entries.length > 0) this.#notify(EVENT.richApiMessage, { ArrayData: entries });
  }

  #selectionMoved(): void {
    const tell = (): void => this.#notify(EVENT.selectionChanged, {});
    if (!hasQuirk(this.profile, "selection-event-late")) return tell();
    this.#late++;
    setTimeout(() => {
      this.#late--;
      tell();
    }, SELECTION_DELAYS[this.profile.platform]);
  }

  /** Runs an app command's function by its name, as a click in the ribbon does, and waits for `event.completed()`. A page that still loads is waited for. */
  invokeCommand(functionName: string, controlId = "button-1"): Promise<CommandResult> {
    const id = `command-${this.#commands.size + 1}`;
    const completed = new Promise<CommandResult>((resolve) => this.#commands.set(id, resolve));
    const event = JSON.stringify({ source: { id: controlId }, type: "action" });
    const press = (): void => this.#notify(EVENT.commandInvoked, { "0": id, "1": functionName, "2": event });
    if (this.#listeners.has(EVENT.commandInvoked)) press();
    else this.#pressed.push(press);
    return completed;
  }

  execute(dispatchId: number, data: Payload, answer: (payload: Payload) => void): void {
    this.#calls++;
    if (dispatchId === METHOD.richApi) return this.#batch(data["ArrayData"] as readonly unknown[], answer);
    if (dispatchId === DIALOG.messageParent || dispatchId === DIALOG.sendMessage) {
      if (dispatchId === DIALOG.messageParent) this.#settings.inDialog?.say(String(data["messageToParent"]));
      else this.dialog?.tell(String(data["messageContent"]));
      return answer({ Error: ERROR.success });
    }
    if (dispatchId !== METHOD.commandCompleted) this.metrics.countCall(dispatchId);
    const fault = this.faults.takeCall(dispatchId);
    if (fault !== null) return answer({ Error: fault });
    const payload = this.#common.call(dispatchId, data);
    if (payload === null) this.broken.push(new Error(`The emulated host has no Common API method ${dispatchId}`));
    answer(payload ?? { Error: ERROR.unsupported });
  }

  listen(dispatchId: number, targetId: unknown, send: (data: Payload) => void): void {
    this.#calls++;
    this.#listeners.set(dispatchId, send);
    if (dispatchId === EVENT.commandInvoked) for (const press of this.#pressed.splice(0)) setImmediate(press);
    const info = dialogInfoOf(dispatchId, targetId);
    if (info === null) return;
    this.dialog = new HostDialog(info, (data) => this.#notify(DIALOG.messageReceived, data));
    this.onDialog(this.dialog);
  }

  unlisten(dispatchId: number): void {
    this.#calls++;
    this.#listeners.delete(dispatchId);
    if (dispatchId === DIALOG.messageReceived) this.dialog?.end();
  }

  notice(name: string): void {
    this.#calls++;
    this.notices.push(name);
  }

  /** Events that the batch raises go out behind its answer. */
  #batch(data: readonly unknown[], answer: (payload: Payload) => void): void {
    this.#held = [];
    try {
      this.#desk.take(data, answer);
    } finally {
      const held = this.#held;
      this.#held = null;
      for (const send of held) send();
    }
  }

  #notify(dispatchId: number, data: Payload): void {
    const send = (): void => this.#listeners.get(dispatchId)?.(data);
    if (this.#held === null) send();
    else this.#held.push(send);
  }
}
