/** Kilobytes by page. */
export const BUDGETS: Readonly<Record<"workbench" | "taskpane" | "commands" | "result", number>>;
export function firstView(
  dist?: string,
  page?: keyof typeof BUDGETS,
): {
  readonly gzip: number;
  readonly scripts: readonly { readonly file: string; readonly gzip: number }[];
};
