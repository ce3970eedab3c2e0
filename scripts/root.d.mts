/** The checkout's own folder. */
export const root: string;
