/** Message files: .eml and .msg. Both are read; none is written. */
export { readEml } from "./eml.ts";
export { readMsg } from "./msg.ts";
