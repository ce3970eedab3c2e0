/**
 * A loader for the pages: the part of zod that makes JSON Schemas, with nothing in it. Every schema refers to it, so that no bundler leaves it
 * out; the pages only parse. The docs are made without webpack, from zod as it is.
 */
module.exports = function noJsonSchema(source) {
  const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
  return names.map((name) => `export const ${name} = () => undefined;`).join("\n");
};
