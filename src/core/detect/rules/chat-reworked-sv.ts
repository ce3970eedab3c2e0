/** A chat that says in Swedish what it has done to the text: `Jag har nu omformulerat texten`. */
import type { Rule } from "../rule.ts";
import { chatSpeech } from "../wording.ts";

const verbs =
  "omformulerat|formulerat om|skrivit om|förkortat|kortat ned|kortat ner|sammanfattat|anpassat|justerat|förtydligat|förenklat|språkgranskat|strukturerat om|gjort (?:texten|den) mer";
const text =
  "texten|din text|ditt (?:utkast|mejl|brev|inlägg|dokument)|din (?:skrivelse|tjänsteskrivelse|rapport)|hela texten|stycket|brevet|mejlet";

export const rule: Rule = {
  ...chatSpeech("sv"),
  id: "chat-reworked-sv",
  version: 1,
  confirmed: false,
  alone: "not-in-mail",
  literals: ["jag har nu ", "jag har även ", "jag har också "],
  pattern: new RegExp(
    `(?<![\\p{L}\\d])[Jj]ag har (?:nu|även|också) (?:${verbs})(?: (?:${text}))(?![\\p{L}\\d])|(?<![\\p{L}\\d])[Jj]ag har nu gjort (?:texten|den|språket) mer (?:formell|formellt|lättläst|koncis|koncist|professionell|professionellt)(?![\\p{L}])`,
    "gu",
  ),
  hits: [
    "Jag har nu omformulerat texten så att den passar nämnden.",
    "Jag har också förkortat ditt utkast och lagt till en rubrik.",
    "Jag har nu gjort texten mer formell.",
  ],
  misses: [
    "Jag har nu läst texten.",
    "Jag har nu omformulerat min fråga till statsrådet.",
    "Det kan stå ”jag har nu omformulerat texten” i svaret.",
  ],
  source:
    "Reference catalogue §1.3 (meta); a pasted conversation with ChatGPT in a public file (“Här är den uppdaterade versionen av …”), and instructions for programs",
  checked: "2026-11-28",
};
