/** Message files: .eml is read and written, .msg is read. */
export { readEml } from "./eml.ts";
export { MailHost, openEml } from "./host.ts";
export { readMsg } from "./msg.ts";
