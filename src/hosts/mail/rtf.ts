/** Reads the RTF body of a message: the HTML it was made from where it carries that (MS-OXRTFEX), its plain text otherwise. */
import { decode } from "../reading/encoding.ts";
import { encodingOf } from "./code-pages.ts";

export type RtfBody = { readonly kind: "html" | "plain"; readonly text: string };

/** Destinations whose content is no text of the message. `{\*\…}` is skipped as well, but for the two that carry text. */
const SILENT = new Set(
  "fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr footerf footnote xmlnstbl listtable listoverridetable rsidtbl themedata datastore latentstyles bkmkstart bkmkend".split(
    " ",
  ),
);
const SIGNS: Readonly<Record<string, string>> = {
  par: "\n", line: "\n", tab: "\t", cell: "\t", row: "\n", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "•", endash: "–", emdash: "—",
}; // prettier-ignore
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;

interface Group {
  isSilent: boolean;
  /** Inside `{\*\htmltag …}`: HTML that has no place in the RTF's own text. */
  isTag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: RTF that has no place in the HTML. */
  isRtfOnly: boolean;
  /** How many characters stand in for a `\u` character, for programs that can't show it. */
  standIns: number;
  /** Inside a field's instruction, where a link's target stands. */
  isInstruction: boolean;
}

/** A link of plain RTF is given as `text <target>`, as Outlook does in plain bodies. */
export function rtfBody(bytes: Uint8Array): RtfBody {
  const source = latin1(bytes).replace(/\0+$/, "");
  const isHtml = /^.{0,4096}?\\fromhtml1/s.test(source);
  const encoding = encodingOf(Number(/\\ansicpg(\d+)/.exec(source.slice(0, 4096))?.[1] ?? 1252)) ?? "windows-1252";
  const stack: Group[] = [{ isSilent: false, isTag: false, isRtfOnly: false, standIns: 1, isInstruction: false }];
  const targets: { readonly depth: number; target: string }[] = [];
  let group = stack[0] as Group;
  let text = "";
  let pending: number[] = [];
  let skip = 0;
  let isStarred = false;

  const flush = () => {
    if (pending.length > 0) add(decode(Uint8Array.from(pending), encoding));
    pending = [];
  };
  const add = (piece: string) => {
    if (skip > 0) {
      const dropped = Math.min(skip, piece.length);
      skip -= dropped;
      piece = piece.slice(dropped);
    }
    const field = targets[targets.length - 1];
    if (group.isInstruction && field) field.target += piece;
    else if (!group.isSilent && !(isHtml && group.isRtfOnly)) text += piece;
  };

  for (const [token, word, argument, hex, sign, brace] of source.matchAll(TOKEN)) {
    if (hex !== undefined) {
      if (skip > 0) skip--;
      else pending.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (brace === "{") {
      group = { ...group };
      stack.push(group);
      isStarred = false;
    } else if (brace === "}") {
      const field = targets[targets.length - 1];
      if (field?.depth === stack.length) {
        targets.pop();
        const target = /HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)/.exec(field.target)?.[1];
        if (target && !isHtml && !text.endsWith(target)) text += ` <${target}>`;
      }
      if (stack.length > 1) stack.pop();
      group = stack[stack.length - 1] as Group;
    } else if (sign !== undefined) {
      if (sign === "*") isStarred = true;
      else if (sign === "~") add("\u00a0");
      else if (sign === "_") add("\u2011");
      else if (sign === "-") add("\u00ad");
      else if (sign === "\r" || sign === "\n") add("\n");
      else add(sign);
    } else if (word !== undefined) {
      if (word === "htmltag") group.isTag = true;
      else if (word === "fldinst") group.isInstruction = true;
      else if (isStarred || SILENT.has(word)) group.isSilent = true;
      else if (word === "htmlrtf") group.isRtfOnly = argument !== "0";
      else if (word === "field") targets.push({ depth: stack.length, target: "" });
      else if (word === "uc") group.standIns = Number(argument ?? 1);
      else if (word === "u") {
        add(String.fromCharCode(Number(argument ?? 63) & 0xffff));
        skip = group.standIns;
      } else if (SIGNS[word] !== undefined)
        add(isHtml && !group.isTag && (word === "par" || word === "line") ? "\r\n" : SIGNS[word]);
      isStarred = false;
    } else if (!/^[\r\n]/.test(token)) add(token);
  }
  flush();
  return { kind: isHtml ? "html" : "plain", text };
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return text;
}
