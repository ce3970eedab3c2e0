/** An English field that nobody has filled in: `[Your Name]`, `INSERT_SOURCE_URL`. */
import type { Rule } from "../rule.ts";
import { openField } from "../wording.ts";

export const rule: Rule = {
  ...openField(["en"]),
  id: "placeholder-en",
  version: 2,
  confirmed: true,
  literals: ["[your ", "[insert ", "[recipient", "[company", "[client name", "[enter ", "[date]", "[name]", "insert_", "paste_"],
  pattern:
    /\[(?:(?:Your|Insert|Enter) [^[\]\n]{2,60}|Recipient(?:['’]s)? [^[\]\n]{2,40}|(?:Company|Client) Name|Company|Date|Name)\](?!\()|(?<![A-Za-z_\d])(?:INSERT_[A-Z]{2,20}(?:_[A-Z]{2,20}){0,5}|PASTE_[A-Z]{2,20}(?:_[A-Z]{2,20}){0,5}_HERE)(?![A-Za-z_])/g,
  hits: ["Best regards,\n[Your Name]", "Source: INSERT_SOURCE_URL", "Dear [Recipient's Name],", "Date: [Date]"],
  misses: ["See [your] note.", "INSERT INTO table", "[Your Name](#name)"],
  source: "Wikipedia: Signs of AI writing; templates in public files have the same",
  checked: "2026-11-28",
};
