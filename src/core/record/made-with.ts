/** The product's name and version as records carry it; a test holds the version to package.json. */
export const MADE_WITH = { name: "Källmärkt", version: "0.1.0" } as const;
