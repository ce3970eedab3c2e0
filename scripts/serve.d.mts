/** Types of serve.mjs for its test. */
import type { Server } from "node:http";

export function fileServer(folder: string, front?: string): Server;
export function listen(server: Server, port: number): Promise<number>;
export function serveUntilStopped(folder: string): Promise<void>;
