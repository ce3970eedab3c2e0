/** Opens Word's document for the pane, which shows questions: a command that acts once does without what underlines them. */
import { Overlay } from "../../hosts/word/overlay.ts";
import type { OfficeDocument } from "../host.ts";
import { openWordDocument } from "./open-word.ts";

/** As `openWordDocument`. */
export const openWordForPane = (): Promise<OfficeDocument> => openWordDocument({ overlay: (session) => new Overlay(session) });
