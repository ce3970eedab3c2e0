/** The web's transport: messages between the add-in's window and the window around it. */
import { appContext } from "./app-context.ts";
import type { HostSide } from "./host-side.ts";
import { CALL, parsed, responseTo, type ExecuteMethod, type XdmRequest } from "./messages.ts";

/** What `registerForEvent` says about the event. */
interface Registering {
  readonly eventDispId?: number;
  readonly targetId?: unknown;
}

export class Xdm {
  readonly #host: HostSide;
  readonly #deliver: (message: string) => void;
  #version = 1;

  /** `deliver` takes messages to the add-in's window. */
  constructor(host: HostSide, deliver: (message: string) => void) {
    this.#host = host;
    this.#deliver = deliver;
  }

  /** A message from the add-in's window; what is not of this protocol passes unheard. */
  receive(message: unknown): void {
    const request = parsed(message);
    if (request === null) return;
    const done = (): void => this.#deliver(responseTo(request, { Error: 0 }));
    if (request._actionType !== CALL.invoke) {
      const { eventDispId = -1, targetId } = (request._data ?? {}) as Registering;
      if (request._actionType === CALL.unregister) this.#host.unlisten(eventDispId);
      else this.#host.listen(eventDispId, targetId, (data) => this.#deliver(responseTo(request, data, true)));
      return done();
    }
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.#deliver(responseTo(request, appContext(this.#host.appSettings)));
      case "executeMethod":
        return this.#execute(request, request._data as ExecuteMethod);
      default:
        this.#host.notice(request._actionName);
        this.#deliver(responseTo(request, null));
    }
  }

  #execute(request: XdmRequest, data: ExecuteMethod): void {
    this.#host.execute(data.DdaMethod.DispatchId, data, (payload) => {
      this.#deliver(responseTo(request, { Version: ++this.#version, ...payload }));
    });
  }
}
