export const BUDGET: number;
export function firstView(dist?: string): {
  readonly gzip: number;
  readonly scripts: readonly { readonly file: string; readonly gzip: number }[];
};
