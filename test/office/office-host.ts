/** An emulated Office host with one document open: what comes out of an add-in's window goes in here as text, and the other way round. */
import { Faults, type Fault } from "./faults.ts";
import { HostError, type HostObject, type OpenDocument } from "./host-object.ts";
import type { Surface } from "./metadata/surface.ts";
import { HostMetrics } from "./metrics.ts";
import type { OfficeProfile } from "./profiles.ts";
import { Events } from "./richapi/events.ts";
import { Gate } from "./richapi/gate.ts";
import { Processor } from "./richapi/processor.ts";
import { References } from "./richapi/references.ts";
import { housekeepingAnswer } from "./richapi/housekeeping.ts";
import { WRITE_FLAG, type Batch, type BatchAnswer } from "./richapi/request.ts";
import { ADDIN_ORIGIN, appContext, type AppSettings } from "./transport/app-context.ts";
import { CommonApi, ERROR, EVENT, METHOD } from "./transport/common-api.ts";
import { DIALOG, dialogInfoOf, HostDialog } from "./transport/dialogs.ts";
import { CALL, parsed, responseTo, type ExecuteMethod, type XdmRequest } from "./transport/messages.ts";

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

type Deliver = (message: string) => void;

export class OfficeHost {
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
  readonly #common: CommonApi;
  readonly #listeners = new Map<number, XdmRequest>();
  readonly #commands = new Map<string, (result: CommandResult) => void>();
  readonly #waiting: (() => void)[] = [];
  #deliver: Deliver = () => undefined;
  #version = 1;
  #inBatch = false;
  #received = 0;

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
    document.listen((event, target, payload) => this.raise(event, target, payload));
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
    for (let seen = -1; seen !== this.#received;) {
      seen = this.#received;
      for (let turn = 0; turn < QUIET_TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Takes the way back to the add-in's window. */
  connect(deliver: Deliver): void {
    this.#deliver = deliver;
  }

  /** Nothing more is delivered: the window is closing. */
  disconnect(): void {
    this.#deliver = () => undefined;
    together.get(this.document)?.delete(this);
  }

  /** Tells this add-in of an event, if it listens. "DocumentSelectionChanged" is the Common API's own; all others are the object model's. */
  raise(event: string, target: HostObject | null, payload: Readonly<Record<string, unknown>>): void {
    if (event === "DocumentSelectionChanged") return this.#notify(EVENT.selectionChanged, {});
    const entries = this.#events.entriesFor(event, target, payload, payload["source"] === "Remote");
    if (entries.length > 0) this.#notify(EVENT.richApiMessage, { ArrayData: entries });
  }

  /** Runs an app command's function by its name, as a click in the ribbon does, and waits for `event.completed()`. */
  invokeCommand(functionName: string, controlId = "button-1"): Promise<CommandResult> {
    const id = `command-${this.#commands.size + 1}`;
    const completed = new Promise<CommandResult>((resolve) => this.#commands.set(id, resolve));
    const event = JSON.stringify({ source: { id: controlId }, type: "action" });
    this.#notify(EVENT.commandInvoked, { "0": id, "1": functionName, "2": event });
    return completed;
  }

  /** A message from the add-in's window. */
  receive(message: unknown): void {
    const request = parsed(message);
    if (request === null) return;
    this.#received++;
    if (request._actionType === CALL.register) return this.#register(request);
    if (request._actionType === CALL.unregister) {
      this.#listeners.delete(dispatchIdOf(request));
      if (dispatchIdOf(request) === DIALOG.messageReceived) this.dialog?.end();
      return this.#deliver(responseTo(request, { Error: ERROR.success }));
    }
    if (request._actionName === "ContextActivationManager_getAppContextAsync") {
      return this.#deliver(responseTo(request, appContext(this.appSettings)));
    }
    if (request._actionName === "executeMethod") return this.#execute(request, request._data as ExecuteMethod);
    this.notices.push(request._actionName);
    this.#deliver(responseTo(request, null));
  }

  #register(request: XdmRequest): void {
    this.#listeners.set(dispatchIdOf(request), request);
    this.#deliver(responseTo(request, { Error: ERROR.success }));
    const info = dialogInfoOf(dispatchIdOf(request), (request._data as { readonly targetId?: unknown }).targetId);
    if (info === null) return;
    this.dialog = new HostDialog(info, (data) => this.#notify(DIALOG.messageReceived, data));
    this.onDialog(this.dialog);
  }

  #execute(request: XdmRequest, data: ExecuteMethod): void {
    const dispatchId = data.DdaMethod.DispatchId;
    if (dispatchId === METHOD.richApi) return this.#batch(request, data["ArrayData"] as readonly unknown[]);
    if (dispatchId === DIALOG.messageParent || dispatchId === DIALOG.sendMessage) return this.#pass(request, dispatchId, data);
    if (dispatchId !== METHOD.commandCompleted) this.metrics.countCall(dispatchId);
    const answer = this.#common.call(dispatchId, data);
    if (answer === null) this.broken.push(new Error(`The emulated host has no Common API method ${dispatchId}`));
    this.#answer(request, answer ?? { Error: ERROR.unsupported });
  }

  /** A word between a dialog and its opener. */
  #pass(request: XdmRequest, dispatchId: number, data: ExecuteMethod): void {
    if (dispatchId === DIALOG.messageParent) this.#settings.inDialog?.say(String(data["messageToParent"]));
    else this.dialog?.tell(String(data["messageContent"]));
    this.#answer(request, { Error: ERROR.success });
  }

  #answer(request: XdmRequest, payload: Readonly<Record<string, unknown>>): void {
    this.#deliver(responseTo(request, { Version: ++this.#version, ...payload }));
  }

  /** `ArrayData`: executor, verb, address, headers, body, 0, flags … */
  #batch(request: XdmRequest, data: readonly unknown[]): void {
    const body = String(data[4]);
    const batch = JSON.parse(body) as Batch;
    const housekeeping = housekeepingAnswer(batch);
    if (housekeeping !== null) return this.#answer(request, richApiAnswer(JSON.stringify(housekeeping)));
    const { number, fault } = this.faults.take();
    const note = (error: string | null, response: string | null): void => {
      this.metrics.batches.push({
        number,
        actions: batch.Actions.length,
        requestBytes: Buffer.byteLength(body),
        responseBytes: response === null ? 0 : Buffer.byteLength(response),
        error,
        releases: batch.Actions.every((action) => action.ActionType === 1 || action.Name === "_RemoveReference"),
        isWrite: (Number(data[6]) & WRITE_FLAG) !== 0,
        request: body,
        response,
      });
    };
    if (fault?.kind === "transport") {
      note(String(fault.code), null);
      return this.#answer(request, { Error: fault.code });
    }
    const answer = this.#run(batch, fault);
    const response = JSON.stringify(answer);
    const reply = (): void => this.#answer(request, richApiAnswer(response));
    note(answer.Error?.Code ?? null, fault?.kind === "lost" || fault?.kind === "transport-after" ? null : response);
    if (fault?.kind === "transport-after") this.#answer(request, { Error: fault.code });
    else if (fault?.kind === "delay") setTimeout(reply, fault.milliseconds);
    else if (fault?.kind !== "lost") reply();
    for (const send of this.#waiting.splice(0)) send();
  }

  #run(batch: Batch, fault: Fault | null): BatchAnswer {
    this.#inBatch = true;
    try {
      return this.#processor.run(
        batch,
        fault?.kind === "action"
          ? { action: fault.action, error: new HostError(fault.code, fault.message ?? "An injected fault.", fault.status ?? 500) }
          : null,
      );
    } finally {
      this.#inBatch = false;
    }
  }

  /** Sends an event to the add-in; during a batch it waits until the batch is answered. */
  #notify(dispatchId: number, data: unknown): void {
    const send = (): void => {
      const listener = this.#listeners.get(dispatchId);
      if (listener !== undefined) this.#deliver(responseTo(listener, data, true));
    };
    if (this.#inBatch) this.#waiting.push(send);
    else send();
  }
}

const richApiAnswer = (body: string): Readonly<Record<string, unknown>> => ({
  Error: ERROR.success,
  Data: [200, ["Content-Type", "application/json"], body],
});

function dispatchIdOf(request: XdmRequest): number {
  const data = request._data as { readonly eventDispId?: number } | null;
  return data?.eventDispId ?? -1;
}
