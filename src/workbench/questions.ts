/** The list of questions beside the document. */
import type { Finding, Trace } from "../core/detect/finding.ts";
import type { Suggestion } from "../core/pipeline.ts";
import { element } from "./element.ts";
import type { Language, PageWording } from "./wording.ts";

/** `show` moves the reader to the place; null where there is no picture to move in. */
export function questionList(
  suggestion: Suggestion,
  language: Language,
  says: PageWording,
  show: ((finding: Finding) => void) | null,
): HTMLElement {
  const { findings, answered, labels, notExamined, notices, problem } = suggestion;
  const remarks = [
    ...(labels.length > 0 ? [says.labels(labels.length)] : []),
    ...(answered.length > 0 ? [says.answered(answered.length)] : []),
    ...(problem ? [problem[language]] : []),
    ...(notExamined.length > 0 ? [says.notExamined(notExamined.join(", "))] : []),
    ...notices.map((notice) => says.notices[notice]),
  ];
  return element(
    "section",
    { class: "questions", "aria-labelledby": "questions" },
    element("h2", { id: "questions", tabindex: "-1" }, says.questions),
    element("p", {}, findings.length === 0 ? (answered.length === 0 ? says.none : says.noneOpen) : says.found(findings.length)),
    ...remarks.map((remark) => element("p", { class: "quiet" }, remark)),
    element("ol", {}, ...findings.map((finding, index) => question(finding, index + 1, language, says, show))),
    element("p", { class: "quiet" }, says.proves),
  );
}

function question(
  finding: Finding,
  number: number,
  language: Language,
  says: PageWording,
  show: ((finding: Finding) => void) | null,
): HTMLElement {
  const place = finding.range.story === "body" ? `, ${says.paragraph(finding.range.from.paragraph + 1)}` : "";
  return element(
    "li",
    { class: "question" },
    element("h3", {}, `${says.question(number)}${place} (${says.strength[finding.strength]})`),
    element("p", {}, says.ask),
    element("blockquote", { lang: "" }, finding.quote),
    element("ul", {}, ...finding.traces.map((trace) => seen(trace, language, says))),
    ...(show ? [element("button", { type: "button", click: () => show(finding) }, says.show)] : []),
  );
}

/** What one rule says; the trace itself follows where the sentence does not hold it whole. */
function seen(trace: Trace, language: Language, says: PageWording): HTMLElement {
  const sentence = trace.says[language];
  if (sentence.includes(trace.text)) return element("li", {}, sentence);
  return element("li", {}, `${sentence} `, element("span", { class: "quiet" }, `${says.seen} `), element("code", {}, trace.text));
}
