/** Types of complete-lock.mjs for its test. */
interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}
export function missingEntries(lock: { readonly packages: Readonly<Record<string, Entry>> }): Record<string, Entry>;
