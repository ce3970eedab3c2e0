/** Which Office the emulated host is: the requirement sets it reports, and how it is known to differ. Each quirk carries its source. */

export type OfficePlatform = "OfficeOnline" | "PC" | "Mac";

export interface OfficeProfile {
  readonly name: "web" | "pc" | "mac" | "ltsc2021" | "ltsc2024";
  readonly platform: OfficePlatform;
  /** Highest level of each requirement set, by its name in lower case: { wordapi: "1.9" }. */
  readonly sets: Readonly<Record<string, string>>;
  /** Names of the quirks that hold; see quirks.ts and word/quirks.ts for what each does and where it is documented. */
  readonly quirks: readonly string[];
}

export const profiles: Readonly<Record<OfficeProfile["name"], OfficeProfile>> = {
  web: {
    name: "web",
    platform: "OfficeOnline",
    sets: { wordapi: "1.9", compressedfile: "1.1", settings: "1.1", dialogapi: "1.2", addincommands: "1.3" },
    quirks: [
      "sets-compared-as-numbers",
      "cell-end-return",
      "tracked-range-keeps-offsets",
      "footnote-outside-control",
      "comment-mark-in-text",
      "picture-as-blank",
      "own-note-mark-empty",
      "inserted-text-unformatted",
      "select-takes-mark",
      "mixed-font-is-first",
      "rows-take-whole-table",
      "note-body-is-note-item",
      "note-refuses-control",
      "ooxml-without-headers",
    ],
  },
  pc: {
    name: "pc",
    platform: "PC",
    sets: {
      wordapi: "1.9",
      wordapidesktop: "1.4",
      compressedfile: "1.1",
      settings: "1.1",
      dialogapi: "1.2",
      addincommands: "1.3",
    },
    quirks: ["unique-id-upper-case", "hidden-text-empty", "search-hit-grows-over-links", "get-text-ends-with-return"],
  },
  mac: {
    name: "mac",
    platform: "Mac",
    sets: {
      wordapi: "1.9",
      wordapidesktop: "1.3",
      compressedfile: "1.1",
      settings: "1.1",
      dialogapi: "1.2",
      addincommands: "1.3",
    },
    quirks: [
      "deleted-text-empty",
      "many-paragraphs-freeze",
      "hidden-text-empty",
      "search-hit-grows-over-links",
      "get-text-ends-with-return",
    ],
  },
  ltsc2024: {
    name: "ltsc2024",
    platform: "PC",
    sets: {
      wordapi: "1.8",
      wordapidesktop: "1.1",
      compressedfile: "1.1",
      settings: "1.1",
      dialogapi: "1.2",
      addincommands: "1.3",
    },
    quirks: [
      "no-unique-ids",
      "hidden-text-empty",
      "search-hit-grows-over-links",
      "get-text-ends-with-return",
      "annotations-need-subscription",
    ],
  },
  ltsc2021: {
    name: "ltsc2021",
    platform: "PC",
    sets: { wordapi: "1.3", compressedfile: "1.1", settings: "1.1", dialogapi: "1.2", addincommands: "1.1" },
    quirks: ["no-unique-ids", "hidden-text-empty", "search-hit-grows-over-links", "get-text-ends-with-return"],
  },
};
