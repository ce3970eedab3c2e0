/** The plain formats: text, Markdown, HTML. All are read, none is written. */
export { readHtml } from "./html-file.ts";
export { readMarkdown } from "./markdown.ts";
export { readText } from "./text.ts";
