/** The row for people who write Swedish as a second language: measured where somebody has the texts, published with their source, and kept with a word about it when the rules have changed since. */
import { readFileSync } from "node:fs";
import { detectorHash } from "../detector.ts";
import type { Wording } from "../../src/core/errors.ts";
import { sha256Hex } from "../../src/core/sha256.ts";
import { treebankTexts, type TreebankText } from "./conllu.ts";
import { figuresOf, isAsked, type CorpusFigures } from "./figures.ts";

/** A treebank of learner essays that anybody may fetch. Its sentences are not kept here: the licence asks for more than a copy. */
export const learnerTreebank = {
  name: "UD_Swedish-SweLL",
  address: "https://github.com/UniversalDependencies/UD_Swedish-SweLL",
  file: "sv_swell-ud-test.conllu",
  commit: "c1a0d9554f070929c151cdb58f83e3b1480c91f5",
  licence: "CC BY-SA 4.0",
  sentences: 510,
} as const;

/** Groups with fewer texts are counted together: so few say nothing, and a small group could be somebody. */
export const SMALLEST_GROUP = 20;

export interface GroupFigures {
  readonly kind: "level" | "first-language";
  /** As the file has it; null for the groups that are too small. */
  readonly name: string | null;
  readonly documents: number;
  readonly asked: number;
}

export interface SecondLanguageFigures extends CorpusFigures {
  /** The catalogue that the row was measured under. */
  readonly catalogue: string;
  readonly unit: TreebankText["unit"];
  /** SHA-256 over the texts as they were read, with level and first language: the same for every file that has the same sentences. */
  readonly texts: string;
  /** False where only the comment lines were at hand, copied from a page that shows the file: what does not show may be lost in them. */
  readonly isWholeFile: boolean;
  readonly groups: readonly GroupFigures[];
}

const name: Wording = { sv: "Svenska som andraspråk", en: "Swedish as a second language" };
const origin: Wording = { sv: "meningar ur uppsatser av vuxna inlärare", en: "sentences from essays by adult learners" };

/** The row for the texts of a CoNLL-U file. */
export function secondLanguageFigures(conllu: string): SecondLanguageFigures {
  const texts = treebankTexts(conllu);
  if (texts.length === 0) throw new Error("The file has no sentence.");
  const asked = (some: readonly TreebankText[]): number => some.filter(({ text }) => isAsked(text)).length;
  const group = (kind: GroupFigures["kind"], namesOf: (text: TreebankText) => readonly string[]): GroupFigures[] => {
    const names = [...new Set(texts.flatMap(namesOf))].sort((one, other) => one.localeCompare(other, "sv"));
    const of = (wanted: readonly string[]) => texts.filter((text) => namesOf(text).some((one) => wanted.includes(one)));
    const isLarge = (one: string): boolean => of([one]).length >= SMALLEST_GROUP;
    const small = of(names.filter((one) => !isLarge(one)));
    return [
      ...names.filter(isLarge).map((one) => ({ kind, name: one, documents: of([one]).length, asked: asked(of([one])) })),
      ...(small.length === 0 ? [] : [{ kind, name: null, documents: small.length, asked: asked(small) }]),
    ];
  };
  return {
    ...figuresOf({ id: "second-language", name, origin, documents: texts }),
    catalogue: detectorHash(),
    unit: texts.every(({ unit }) => unit === "document") ? "document" : "sentence",
    texts: sha256Hex(texts.map((one) => [one.level, one.firstLanguages.join(", "), one.text].join("\t")).join("\n")),
    isWholeFile: /^\d+\t/mu.test(conllu),
    groups: [
      ...group("level", ({ level }) => (level === null ? [] : [level])),
      ...group("first-language", ({ firstLanguages }) => firstLanguages),
    ],
  };
}

/** The file that is named on the command line or in the environment; null when none is. */
export function secondLanguageFile(args: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  const at = args.indexOf("--second-language");
  return (at === -1 ? undefined : args[at + 1]) ?? environment["KALLMARKT_SECOND_LANGUAGE"] ?? null;
}

/** What to do where there is no row of these rules and the texts are not at hand. */
export const howToMeasure =
  `There is no row for Swedish as a second language that was measured under these rules. ` +
  `Fetch ${learnerTreebank.file} at commit ${learnerTreebank.commit.slice(0, 12)} from ${learnerTreebank.address}, ` +
  `and run \`npm run evaluate -- --second-language FILE\`.`;

/**
 * The row measured anew from the file, or the one that was published: whoever changes a rule need not have the texts, and the page then says that
 * the row is older than the rules. Throws with what to run where nothing was published.
 */
export function secondLanguageRow(file: string | null, published: SecondLanguageFigures | undefined): SecondLanguageFigures {
  if (file !== null) return secondLanguageFigures(readFileSync(file, "utf8"));
  if (published !== undefined) return published;
  throw new Error(howToMeasure);
}
