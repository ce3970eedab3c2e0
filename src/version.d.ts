/** The version in package.json: webpack and jest put the text in its place. */
declare const KALLMARKT_VERSION: string;
