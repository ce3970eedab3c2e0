/** Pasted text: what is taken away is listed, nothing is run, and a provenance mark stays until a person says otherwise. */
import { describe, expect, test } from "@jest/globals";
import { cleanPaste, engineInHtml } from "../../src/taskpane/paste/clean.ts";
import type { TextParagraph } from "../../src/taskpane/host.ts";
import { textOf, type Pasted } from "../../src/taskpane/paste/pasted.ts";
import { wrappersIn } from "../../src/core/detect/c2pa-text.ts";

const day = "2026-11-20";
const fromHtml = (html: string): Pasted => cleanPaste({ html, plain: "", day });
const fromPlain = (plain: string): Pasted => cleanPaste({ html: "", plain, day });
const paragraphsOf = (pasted: Pasted): TextParagraph[] =>
  pasted.blocks.flatMap((block) => (block.kind === "paragraph" ? [block] : []));
const linesOf = (pasted: Pasted): string[] => pasted.blocks.map(textOf);
const kindsOf = (pasted: Pasted): string[] => [...new Set(pasted.removed.map(({ kind }) => kind))].sort();

/** A wrapper as C2PA 2.4 A.8 writes it: U+FEFF and one variation selector for each byte. */
function wrapper(bytes: readonly number[]): string {
  const header = [0x43, 0x32, 0x50, 0x41, 0x54, 0x58, 0x54, 0x00, 1, 0, 0, 0, bytes.length];
  const selector = (byte: number): string => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16);
  return `\uFEFF${[...header, ...bytes].map(selector).join("")}`;
}

describe("the engine, from how the HTML is marked up", () => {
  test.each([
    ["ChatGPT", `<div data-message-author-role="assistant"><p>Text</p></div>`],
    ["ChatGPT", `<p data-start="0" data-end="286">Text</p>`],
    ["ChatGPT", `<p data-is-last-node="" data-is-only-node="">Text</p>`],
    ["Gemini", `<p data-path-to-node="5,0,0">Text</p>`],
    ["Claude", `<p class="font-claude-response-body break-words">Text</p>`],
    ["Perplexity", `<p class="my-2 [&amp;+p]:mt-4">Text</p>`],
    ["DeepSeek", `<p class="ds-markdown-paragraph">Text</p>`],
    ["Copilot", `<div class="fai-CopilotMessage__content"><p>Text</p></div>`],
    ["Grok", `<div class="response-content-markdown"><p>Text</p></div>`],
  ])("%s", (engine, html) => {
    expect(engineInHtml(html)).toBe(engine);
    expect(fromHtml(html)).toMatchObject({ engine, engineFrom: "html" });
  });

  test.each([
    [`<div class="player" data-start="0" data-end="90">Intervju</div>`],
    [`<p class="prose dark:prose-invert whitespace-pre-wrap break-words">Text</p>`],
    [`<p data-sourcepos="1:1-2:3">Text</p>`],
    [`<p class="MsoNormal">Text ur Word</p>`],
  ])("is not guessed from %s", (html) => {
    expect(fromHtml(html)).toMatchObject({ engine: null, engineFrom: null });
  });

  test("is else the one that the traces in the text agree on", () => {
    expect(fromPlain("Taxan höjdes 2021[^1^].")).toMatchObject({ engine: "Copilot", engineFrom: "trace" });
    expect(fromPlain("Taxan höjdes 2021[^1^]. Ny taxa :contentReference[oaicite:0]{index=0}.")).toMatchObject({ engine: null });
  });
});

describe("residue", () => {
  test("tokens, citation marks and phrases to the one who asked go, and each is listed", () => {
    const pasted = fromPlain(
      "Självklart! Här är ett förslag på text:\n\nNämnden beslutade i maj :contentReference[oaicite:0]{index=0}. Avgiften är oförändrad【12†källa】.\n\nVill du att jag utvecklar texten?",
    );
    expect(linesOf(pasted)).toEqual(["Nämnden beslutade i maj. Avgiften är oförändrad."]);
    expect(pasted.removed.map(({ text }) => text)).toEqual([
      "Självklart! Här är ett förslag på text:",
      ":contentReference[oaicite:0]{index=0}",
      "【12†källa】",
      "Vill du att jag utvecklar texten?",
    ]);
  });

  test("the tool's addition to an address goes, the address stays", () => {
    const pasted = fromPlain("Se https://www.skr.se/skola?utm_source=chatgpt.com för mer.");
    expect(linesOf(pasted)[0]).toMatch(/^Se https:\/\/www\.skr\.se\/skola\S* för mer\.$/u);
    expect(linesOf(pasted)[0]).not.toContain("chatgpt");
    expect(kindsOf(pasted)).toEqual(["link"]);
  });

  test("invisible characters go and are counted, private-use ones are shown by number", () => {
    const pasted = fromPlain("Nämn\u200Bden be\u00ADslutar.\u2063 Skolan byggdes 1962. \uE200cite\uE202turn0search3\uE201");
    expect(linesOf(pasted)).toEqual(["Nämnden beslutar. Skolan byggdes 1962."]);
    expect(pasted.removed).toContainEqual({ kind: "invisible", text: "[U+200B]", count: 3 });
    expect(pasted.removed.find(({ kind }) => kind === "token")?.text).toContain("[U+E200]");
  });

  test("ordinary official text comes through as it is", () => {
    const lines = [
      "Nämnden beslutar att anta planen.",
      "Enligt 10 kap. 32 § skollagen (2010:800) gäller följande [se bilaga 1].",
    ];
    const pasted = fromPlain(lines.join("\n"));
    expect(linesOf(pasted)).toEqual(lines);
    expect(pasted.removed).toEqual([]);
  });
});

describe("formatting", () => {
  test("Markdown becomes headings, lists, bold and italics", () => {
    const pasted = fromPlain(
      "## Bakgrund\n\nDet är **viktigt** och *nytt*.\n- ett\n- två\n1. först\n---\n| a | b |\n|---|---|\n| 1 | 2 |",
    );
    const blocks = paragraphsOf(pasted);
    expect(blocks.map(({ heading, list }) => [heading, list])).toEqual([
      [2, "none"],
      [0, "none"],
      [0, "bullet"],
      [0, "bullet"],
      [0, "number"],
    ]);
    expect(pasted.blocks.at(-1)).toEqual({
      kind: "table",
      rows: [
        [[{ text: "a" }], [{ text: "b" }]],
        [[{ text: "1" }], [{ text: "2" }]],
      ],
      headers: 1,
    });
    expect(blocks[1]?.runs).toEqual([
      { text: "Det är " },
      { text: "viktigt", bold: true },
      { text: " och " },
      { text: "nytt", italic: true },
      { text: "." },
    ]);
    expect(pasted.removed).toEqual([{ kind: "markdown", text: "", count: 9 }]);
  });

  test("asterisks and underscores that mean themselves stay", () => {
    expect(linesOf(fromPlain("Format 3*4 m och fil_namn_ett, se 2 * 3."))).toEqual(["Format 3*4 m och fil_namn_ett, se 2 * 3."]);
  });

  test("HTML becomes the same", () => {
    const pasted = fromHtml(
      "<h2>Bakgrund</h2><p>Det är <strong>viktigt</strong>.</p><ul><li>ett</li><li><p>två</p></li></ul><ol><li>först</li></ol>",
    );
    expect(paragraphsOf(pasted).map((block) => [block.heading, block.list, textOf(block)])).toEqual([
      [2, "none", "Bakgrund"],
      [0, "none", "Det är viktigt."],
      [0, "bullet", "ett"],
      [0, "bullet", "två"],
      [0, "number", "först"],
    ]);
  });
});

describe("hostile HTML", () => {
  test("scripts, frames, hidden text and pictures stay behind, and are listed", () => {
    const pasted = fromHtml(
      `<p onclick="steal()">Text<script>alert(1)</script><img src=x onerror=alert(2) alt="Diagram"></p><iframe src="javascript:alert(3)">inne</iframe><p style="display:none">dold</p><svg onload=alert(4)><text>bild</text></svg><p>&lt;b&gt;inte fet&lt;/b&gt;</p>`,
    );
    expect(linesOf(pasted)).toEqual(["Text", "<b>inte fet</b>"]);
    expect(kindsOf(pasted)).toEqual(["hidden", "picture", "script"]);
  });

  test("markup that is never closed ends with the text", () => {
    expect(linesOf(fromHtml("<div><p>Ett<b>två<i>tre"))).toEqual(["Etttvåtre"]);
    expect(linesOf(fromHtml("<script>allt är kod"))).toEqual([]);
  });

  test("a megabyte of it is read in seconds", () => {
    const started = performance.now();
    fromHtml(`<p>${"<b>".repeat(50_000)}${"a ".repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("a C2PA wrapper", () => {
  const text = `Nämnden beslutar.${wrapper([0xde, 0xad, 0xbe, 0xef])}`;

  test("is found, kept, and not among what is taken away", () => {
    const pasted = fromPlain(text);
    expect(pasted.provenance).toMatchObject({ wrappers: 1 });
    expect(pasted.keepsProvenance).toBe(true);
    expect(wrappersIn(textOf(pasted.blocks[0] as never))).toHaveLength(1);
    expect(pasted.removed).toEqual([]);
  });

  test("goes only when a person says so", () => {
    const pasted = cleanPaste({ html: "", plain: text, day }, false);
    expect(linesOf(pasted)).toEqual(["Nämnden beslutar."]);
    expect(pasted.provenance).toMatchObject({ wrappers: 1 });
  });

  test("is told from a byte order mark and from emoji", () => {
    expect(wrappersIn("\uFEFFNämnden ❤\uFE0F")).toEqual([]);
  });
});

/** Lists as they will stand: level and number or dot, and text; tables as rows. */
const drawn = (pasted: Pasted): string[] =>
  pasted.blocks.map((block) =>
    block.kind === "table"
      ? `table ${block.headers}: ${textOf(block).replaceAll("\n", " / ").replaceAll("\t", " | ")}`
      : block.list === "none"
        ? textOf(block)
        : `${block.level} ${block.list}${block.start === undefined ? "" : ` from ${block.start}`}: ${textOf(block)}`,
  );

describe("lists", () => {
  test("nested, continued and begun anew, from HTML", () => {
    const pasted = fromHtml(
      `<ol><li>ett<ul><li>a</li><li>b<ol><li>djupt</li></ol></li></ul></li><li><p>två</p><p>mer om två</p></li><li>tre</li></ol><p>Mellan.</p><ol start="4"><li>fyra</li></ol><ol><li>först igen</li><li value="7">sju</li><li>åtta</li></ol>`,
    );
    expect(drawn(pasted)).toEqual([
      "0 number from 1: ett",
      "1 bullet: a",
      "1 bullet: b",
      "2 number from 1: djupt",
      "0 number: två",
      "mer om två",
      "0 number: tre",
      "Mellan.",
      "0 number from 4: fyra",
      "0 number from 1: först igen",
      "0 number from 7: sju",
      "0 number: åtta",
    ]);
  });

  test("nested, continued and begun anew, from Markdown", () => {
    const pasted = fromPlain(
      "1. ett\n   - a\n   - b\n2. två\n\nMellan.\n\n3. tre\n\nNy lista:\n1. först\n2) sedan\n- punkt\n  - under",
    );
    expect(drawn(pasted)).toEqual([
      "0 number from 1: ett",
      "1 bullet: a",
      "1 bullet: b",
      "0 number: två",
      "Mellan.",
      "0 number: tre",
      "Ny lista:",
      "0 number from 1: först",
      "0 number: sedan",
      "0 bullet: punkt",
      "1 bullet: under",
    ]);
  });
});

describe("tables", () => {
  test("from HTML: heading rows, spans, lines in a cell, and a caption before it", () => {
    const pasted = fromHtml(
      `<table><caption>Tabell 1</caption><thead><tr><th>Åtgärd</th><th>Kostnad</th></tr></thead><tbody><tr><td>Gupp <strong>nya</strong></td><td><p>180</p><p>tkr</p></td></tr><tr><td colspan="2">Summa</td></tr></tbody></table><p>Efter.</p>`,
    );
    expect(drawn(pasted)).toEqual(["Tabell 1", "table 1: Åtgärd | Kostnad / Gupp nya | 180 / tkr / Summa | ", "Efter."]);
  });

  test("residue in a cell goes like any other, and an engine is recognised from it", () => {
    const pasted = fromHtml(`<table><tr><td>a :contentReference[oaicite:0]{index=0}</td><td>b\u200B</td></tr></table>`);
    expect(drawn(pasted)).toEqual(["table 0: a | b"]);
    expect(pasted.engine).toBe("ChatGPT");
    expect(kindsOf(pasted)).toEqual(["invisible", "token"]);
  });

  test("one inside another, one that is never closed, and one that claims a million columns, lose no words", () => {
    expect(
      drawn(fromHtml("<table><tr><td>ytter<table><tr><td>inre</td><td>två</td></tr></table></td><td>x</td></tr></table>"))[0],
    ).toMatch(/ytter.*inre.*två.*x/u);
    expect(drawn(fromHtml("<table><tr><td>a</td><td>b"))).toEqual(["table 0: a | b"]);
    const [wide] = fromHtml(`<table><tr><td colspan="1000000">a</td></tr></table>`).blocks;
    expect(wide?.kind === "table" ? (wide.rows[0]?.length ?? 0) : 0).toBeLessThanOrEqual(64);
  });

  test("of Markdown without a line under the heading has no heading; a stroke after a backslash is text", () => {
    expect(drawn(fromPlain("| a \\| b | c |\n| 1 | 2 |"))).toEqual(["table 0: a | b | c / 1 | 2"]);
    expect(drawn(fromPlain("Priset | avgiften är 5."))).toEqual(["Priset | avgiften är 5."]);
  });
});
