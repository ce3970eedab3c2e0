/** What the page needs from its entry file. */
import type { PanePorts } from "../../taskpane/state/ports.ts";
import type { FileHost } from "../document/file-host.ts";

export interface WorkbenchPorts extends PanePorts {
  /** A host for a file, in a worker of its own. */
  hostFor(name: string): FileHost;
  /** Gives the person a Word document. */
  giveDocument(name: string, bytes: Uint8Array): void;
}
