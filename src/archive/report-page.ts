/** A report as one page that can be read, printed and published: nothing is loaded and nothing runs. */
import type { Wording } from "../core/errors.ts";
import type { Profile } from "../core/policy/profile.ts";
import { notCounted, openSummary, reportTables, type Report } from "../core/report/report.ts";
import { markup, table } from "./html.ts";
import { SUMMARY_STYLE } from "./summary-style.ts";

const CONTENT_POLICY = markup`default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

/** `quotes`: the words of each rule by its id. */
export function reportPage(
  report: Report,
  profile: Profile,
  quotes: ReadonlyMap<string, string>,
  language: keyof Wording,
): string {
  const { from, to } = report.period;
  const title = { sv: `AI i dokument, ${from} till ${to}`, en: `AI in documents, ${from} to ${to}` }[language];
  const [, lead = ""] = openSummary(report, profile)[language].split("\n");
  const tables = reportTables(report, profile, quotes).map((one) => {
    const heads = one.heads.map((head) => head[language]);
    const rows = one.rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : cell[language])));
    const none = { sv: "Inga.", en: "None." }[language];
    const body = rows.length === 0 ? markup`<p>${none}</p>` : table(one.title[language], heads, rows);
    return markup`<h2>${one.title[language]}</h2>
${body}
`;
  });
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${SUMMARY_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="state">${lead}</p>
${tables}
<p>${notCounted[language]}</p>
</main>
</body>
</html>
`.text;
}
