/** The peer: textlint's kernel (MIT) with the same rules, one textlint rule each, over the same texts. It is a framework for rules over prose. */
import { TextlintKernel, type TextlintRuleModule } from "@textlint/kernel";
import textPlugin from "@textlint/textlint-plugin-text";
import { matchesOf, type Rule } from "../../src/core/detect/rule.ts";

const plugin = (textPlugin as unknown as { readonly default?: typeof textPlugin }).default ?? textPlugin;

/** Messages over all texts. Each rule gets each paragraph's source, as rules for textlint do. */
export async function textlintCount(texts: readonly string[], rules: readonly Rule[]): Promise<number> {
  const kernel = new TextlintKernel();
  const options = {
    ext: ".txt",
    plugins: [{ pluginId: "text", plugin }],
    rules: rules.map((rule) => ({ ruleId: rule.id, rule: asTextlintRule(rule) })),
  };
  let count = 0;
  for (const text of texts) count += (await kernel.lintText(text, options)).messages.length;
  return count;
}

function asTextlintRule(rule: Rule): TextlintRuleModule {
  return (context) => ({
    [context.Syntax.Paragraph](node) {
      for (const { start } of matchesOf(rule.pattern, context.getSource(node)))
        context.report(node, new context.RuleError(rule.id, { index: start }));
    },
  });
}
