/**
 * One document per rule, in each format that carries its kind of trace: the rule's own hits in a Word file's body, cut over five runs, in
 * a table, a note, a header, a link and a field; in .odt, in a mail and in a web page. What the rule sees in a string it sees in all.
 */
import { describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { readDocument } from "../../src/cli/formats.ts";
import type { Rule } from "../../src/core/detect/rule.ts";
import { allRules } from "../../src/core/detect/rules/index.ts";
import { scan } from "../../src/core/detect/scan.ts";
import type { DocumentText } from "../../src/core/text/document.ts";
import { openDocx } from "../../src/hosts/docx/index.ts";
import { docx, field, p, r, relation, table, wordPart } from "./docx/fake-docx.ts";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] as string);
/** Text that XML cannot hold is left to the tests of plain text. */
const isWritable = (text: string): boolean => !/[\uFFFC-\uFFFF]/.test(text);
const seen = ({ stories, ...rest }: DocumentText): Set<string> => new Set(scan({ stories, ...rest }).map(({ rule }) => rule));

/** The hit as paragraphs of runs: lines apart, each cut into five pieces. */
const cutOver = (runs: number, hit: string): string =>
  hit
    .split("\n")
    .map((line) => {
      const chars = [...line];
      const size = Math.max(1, Math.ceil(chars.length / runs));
      const pieces = Array.from({ length: Math.ceil(chars.length / size) }, (_, index) =>
        chars.slice(index * size, (index + 1) * size).join(""),
      );
      return p(...pieces.map((piece, index) => r(escaped(piece), index % 2 ? "<w:b/>" : '<w:lang w:val="sv-SE"/>')));
    })
    .join("");

const inText = allRules.filter(({ where, reads }) => where !== "markup" && where !== "link" && reads !== "raw");
const inLines = allRules.filter(({ where }) => where === "lines");
const inLinks = allRules.filter(({ where }) => where === "link" || where === "both");
const inMarkup = allRules.filter(({ where }) => where === "markup");
const named = (rules: readonly Rule[]) => rules.map((rule) => [rule.id, rule] as const);

const word = async (body: string, parts = {}, relationships = ""): Promise<Set<string>> =>
  seen((await openDocx(docx(body, parts, { relationships })).read()).text);

describe.each(named([...new Set([...inText, ...inLines])]))("a Word file with %s", (id, { hits }) => {
  test.each(hits.filter(isWritable))("%s", async (hit) => {
    const places: Record<string, Set<string>> = {
      "in one run": await word(cutOver(1, hit)),
      "over five runs": await word(cutOver(5, hit)),
      "in a table": await word(table(cutOver(5, hit)) + p()),
      "in a note": await word(p(r("Text.")), {
        "word/footnotes.xml": wordPart("footnotes", `<w:footnote w:id="2">${cutOver(5, hit)}</w:footnote>`),
      }),
      "in a header": await word(p(r("Text.")), { "word/header1.xml": wordPart("hdr", cutOver(1, hit)) }),
    };
    for (const [place, rules] of Object.entries(places)) expect([place, rules.has(id)]).toEqual([place, true]);
  });
});

/** Addresses in a rule's hits. */
const addressesOf = ({ hits }: Rule): string[] =>
  hits.flatMap(
    (hit) =>
      /(?:https?:\/\/|sandbox:|ppl-|vertex|chatgpt|copilot|perplexity|grok\.com|notebooklm|chat\.|meta\.ai)[^\s")]+/.exec(
        hit,
      )?.[0] ?? [],
  );

describe.each(named(inLinks.filter((rule) => addressesOf(rule).length > 0)))("a link in a Word file with %s", (id, rule) => {
  const addresses = addressesOf(rule);

  test.each(addresses)("%s", async (address) => {
    const target = escaped(address.replace(/\.$/, ""));
    const linked = `<w:hyperlink r:id="rIdL">${r("källan")}</w:hyperlink>`;
    const places: Record<string, Set<string>> = {
      "as a relationship": await word(p(r("Se "), linked), {}, relation("rIdL", "hyperlink", target, false, "External")),
      "as a field": await word(p(r("Se "), field(` HYPERLINK "${target}" `, r("källan")))),
    };
    for (const [place, rules] of Object.entries(places)) expect([place, rules.has(id)]).toEqual([place, true]);
  });
});

describe.each(named(inText))("other formats with %s", (id, { hits }) => {
  const [hit = ""] = hits.filter((one) => isWritable(one) && !one.includes("\n"));

  test("an .odt file, a mail and a page", async () => {
    const lines = hit.split("\n");
    const ns = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`;
    const odt = zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.text"),
      "content.xml": strToU8(
        `<office:document-content ${ns}><office:body><office:text>${lines.map((line) => `<text:p>${escaped(line).replace(/ {2}/g, " <text:s/>")}</text:p>`).join("")}</office:text></office:body></office:document-content>`,
      ),
    });
    const html = strToU8(`<!DOCTYPE html><meta charset="utf-8">${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}`);
    const mail = strToU8(
      `From: a@exempel.se\r\nSubject: Badet\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${lines.join("\r\n")}\r\n`,
    );
    for (const [name, bytes] of [
      ["a.odt", odt],
      ["a.html", html],
      ["a.eml", mail],
    ] as const)
      expect([name, seen((await readDocument(name, bytes)).text).has(id)]).toEqual([name, true]);
  });
});

describe.each(named(inMarkup))("a page and a mail copied from a tool, by %s", (id, { hits }) => {
  test.each(hits)("%s", async (hit) => {
    const html = `<html><body><div>${hit}Badet öppnar i juni.</div></body></html>`;
    const mail = `From: a@exempel.se\r\nSubject: Badet\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`;
    expect(seen((await readDocument("a.html", strToU8(html))).text)).toEqual(new Set([id]));
    expect(seen((await readDocument("a.eml", strToU8(mail))).text)).toEqual(new Set([id]));
  });
});

test("two rules read links only for the sake of Markdown's, whose target is no address", () => {
  expect(inLinks.filter((rule) => addressesOf(rule).length === 0).map(({ id }) => id)).toEqual([
    "chatgpt-attribution",
    "grok-render-tag",
  ]);
});

test("every rule but those for characters of their own is in some document here", () => {
  const all = new Set([...inText, ...inLines, ...inLinks, ...inMarkup]);
  expect(allRules.filter((rule) => !all.has(rule)).map(({ id }) => id)).toEqual([
    "c2pa-text-wrapper",
    "markdown-fence",
    "windows-text-mark",
  ]);
});
