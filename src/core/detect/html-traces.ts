/** Traces in HTML itself, for what is pasted or stored: a tool's own attributes and class names, which the text does not show. */
import type { Tier } from "./finding.ts";
import type { Wording } from "../errors.ts";
import { prefilterOf, type Prefilter } from "./prefilter.ts";
import { matchesOf } from "./rule.ts";
import { allRules } from "./rules/index.ts";
import { LONGEST_TAG, readsTags, TAG } from "./tags.ts";

/** What one rule saw in a piece of HTML. */
export interface HtmlTrace {
  readonly rule: string;
  readonly version: number;
  readonly tier: Tier;
  readonly engine: string | null;
  /** The first tag's part that was seen. */
  readonly text: string;
  /** In how many tags it was seen. */
  readonly count: number;
  readonly says: Wording;
}

const markupRules = allRules.filter(readsTags);
let made: Prefilter | null = null;
const filter: Prefilter = (text) => (made ??= prefilterOf(markupRules))(text);

/** A style sheet's rules, up to the next tag: looked at as if they were attributes of the tag before them. */
const STYLE = new RegExp(`<style\\b[^<>]{0,200}>([^<]{0,${LONGEST_TAG}})`, "gi");

/** The traces in a piece of HTML as a clipboard or a mail holds it, in the order they are first seen. Nothing is run; time is linear. */
export function tracesInHtml(html: string): HtmlTrace[] {
  const seen = new Map<string, HtmlTrace>();
  if (filter(html).length === 0) return [];
  const sheets = [...html.matchAll(STYLE)].map(([, rules = ""]) => styleTag(rules));
  for (const tag of [...[...html.matchAll(TAG)].map(([tag]) => unescaped(tag)), ...sheets]) {
    for (const index of new Set(filter(tag).map(({ rule }) => rule))) {
      const rule = markupRules[index];
      if (rule === undefined) continue;
      const [span] = matchesOf(rule.pattern, tag);
      if (span === undefined) continue;
      const text = tag.slice(span.start, span.end);
      const known = seen.get(rule.id);
      if (known) seen.set(rule.id, { ...known, count: known.count + 1 });
      else {
        const { id, version, tier, engine } = rule;
        seen.set(id, { rule: id, version, tier, engine, text, count: 1, says: rule.says({ text, inLink: false }) });
      }
    }
  }
  return [...seen.values()];
}

/** A browser writes the quotation marks inside an attribute, as those around a font's name, as `&quot;`. */
const unescaped = (tag: string): string => tag.replaceAll("&quot;", "'").replaceAll("&amp;", "&");

/** A style sheet in the form that rules for markup read. */
const styleTag = (rules: string): string => `<style ${rules.replace(/[\s<>]+/g, " ").trim()}>`;

/** The style sheet in the form that rules for markup read, when one of them may know it; null for nearly every one. */
export function tellingStyle(rules: string): string | null {
  const tag = styleTag(rules.slice(0, LONGEST_TAG));
  return filter(tag).length > 0 ? tag : null;
}

/** The opening tag in the form that rules for markup read, when one of them may know it; null for nearly every tag. */
export function tellingTag(name: string, attributes: Readonly<Record<string, string>>): string | null {
  let tag = `<${name}`;
  for (const attribute in attributes) {
    tag += ` ${attribute}="${attributes[attribute] ?? ""}"`;
    if (tag.length > LONGEST_TAG) return null;
  }
  tag += ">";
  return filter(tag).length > 0 ? tag : null;
}
