/** Types of ensure.mjs for tests. */
export function ensureInstalled(): Promise<boolean>;
export function ensureBuilt(which: "cli" | "pages"): Promise<boolean>;
export function ensureTools(): void;
export function onPath(command: string): boolean;
export function explained(work: () => Promise<void>): Promise<void>;
