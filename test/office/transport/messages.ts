/** Messages between an add-in's window and its host, as the XDM layer of office.js writes and reads them. */

export const MESSAGE = { request: 0, response: 1 } as const;
export const CALL = { invoke: 0, register: 1, unregister: 2 } as const;
export const RESPONSE = { call: 0, event: 1 } as const;

/** What the client sends; `_data` depends on the action. */
export interface XdmRequest {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  readonly _actionType: number;
}

export interface ExecuteMethod {
  readonly DdaMethod: { readonly ControlId: string; readonly Version: number; readonly DispatchId: number };
  /** Arguments by key; rich API and file calls use "ArrayData" or numbered keys. */
  readonly [argument: string]: unknown;
}

/** The answer to a call, or an event that was registered for. */
export function responseTo(request: XdmRequest, data: unknown, isEvent = false): string {
  return JSON.stringify({
    _messageType: MESSAGE.response,
    _actionName: request._actionName,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _origin: "",
    _data: data,
    _errorCode: 0,
    _responseType: isEvent ? RESPONSE.event : RESPONSE.call,
    _serializerVersion: 1,
  });
}

/** A request that the host makes to the add-in, such as a notification; answers are not waited for. */
export function parsed(message: unknown): XdmRequest | null {
  if (typeof message !== "string" || !message.startsWith("{")) return null;
  try {
    const value = JSON.parse(message) as Partial<XdmRequest>;
    return value._messageType === MESSAGE.request && typeof value._actionName === "string" ? (value as XdmRequest) : null;
  } catch {
    return null;
  }
}
