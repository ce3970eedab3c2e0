/** Reads texts out of a CoNLL-U treebank (universaldependencies.org/format): the comment lines say whose text it is, `# text` what it says. */

/** One text of a treebank: an essay where the file says which sentences belong together, else a single sentence. */
export interface TreebankText {
  readonly id: string;
  readonly unit: "document" | "sentence";
  readonly text: string;
  /** How well the writer knows the language, as the file has it; null when it does not say. */
  readonly level: string | null;
  /** The writer's first languages, as the file has them; [] when it does not say. */
  readonly firstLanguages: readonly string[];
}

interface Sentence {
  readonly essay: string | null;
  readonly id: string;
  readonly comments: ReadonlyMap<string, string>;
}

/** The texts of the file, in its order. Throws when a sentence has no `# text`: a file of another kind. */
export function treebankTexts(conllu: string): TreebankText[] {
  const texts: { essay: string | null; parts: Sentence[] }[] = [];
  for (const sentence of sentencesOf(conllu)) {
    const last = texts.at(-1);
    if (last !== undefined && sentence.essay !== null && last.essay === sentence.essay) last.parts.push(sentence);
    else texts.push({ essay: sentence.essay, parts: [sentence] });
  }
  return texts.map(({ essay, parts }) => {
    const comments = parts[0]?.comments;
    return {
      id: essay ?? parts[0]?.id ?? "",
      unit: essay === null ? "sentence" : "document",
      text: parts.map((one) => asWritten(one.comments.get("text") ?? "")).join("\n"),
      level: comments?.get("approximate_level") ?? comments?.get("level") ?? null,
      firstLanguages: (comments?.get("l1") ?? "").split(/\s*,\s*/u).filter((name) => name !== ""),
    };
  });
}

function* sentencesOf(conllu: string): Generator<Sentence> {
  let essay: string | null = null;
  for (const block of conllu.split(/(?:\r?\n){2,}/u)) {
    const comments = new Map<string, string>();
    let isNewDocument = false;
    for (const line of block.split(/\r?\n/u)) {
      const [, key = "", value = ""] = /^#\s*([^=]*?)\s*(?:=\s*(.*))?$/u.exec(line) ?? [];
      if (key.startsWith("newdoc")) isNewDocument = true;
      if (key !== "") comments.set(key, value);
    }
    if (comments.size === 0) continue;
    const id = comments.get("sent_id") ?? "";
    if (isNewDocument) essay = comments.get("newdoc id") ?? id;
    if (!comments.has("text")) throw new Error(`The sentence ${id || "without id"} has no # text line: is this CoNLL-U?`);
    yield { essay: comments.get("essay_id") ?? essay, id, comments };
  }
}

/** Treebanks put a blank before a punctuation mark that ends something; nobody writes so, and a rule may look at just that. */
const asWritten = (text: string): string => text.replace(/ +([.,!?;:…)\]])/gu, "$1").replace(/([([]) +/gu, "$1");
