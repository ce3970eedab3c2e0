/** The .docx host. */
export { openDocx, DocxHost, type DocxOptions } from "./host.ts";
export type { ZipCodec } from "../package/zip.ts";
export { withEditedText, type ParagraphPlace } from "./edit-text.ts";
export { withNewText, type NewBlock, type NewParagraphText } from "./new-text.ts";
