/** The sample documents that ship with the page. */
import type { PageKey } from "./words.ts";

export interface Sample {
  readonly file: string;
  readonly title: PageKey;
  readonly about: PageKey;
}

export const samples: readonly Sample[] = [
  { file: "tjansteskrivelse.docx", title: "page.sample.chatgpt", about: "page.sample.chatgpt.about" },
  { file: "laddplatser.docx", title: "page.sample.copilot", about: "page.sample.copilot.about" },
  { file: "biblioteket.docx", title: "page.sample.gemini", about: "page.sample.gemini.about" },
  { file: "markavgifter.docx", title: "page.sample.clean", about: "page.sample.clean.about" },
];

/** Where a sample lies beside the page. */
export const sampleAddress = (sample: Sample): string => `samples/${sample.file}`;
