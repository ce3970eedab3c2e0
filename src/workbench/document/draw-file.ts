/** Draws the open file: with all its formatting, or simply where it is long. */
import { drawDocx } from "./draw.ts";
import { drawSimply, isLong } from "./draw-simply.ts";
import { DrawnDocument } from "./drawn-document.ts";
import type { FileHost } from "./file-host.ts";

/** What stands on the page first; for a long document the rest comes piece by piece. */
export interface FirstSight {
  readonly holder: HTMLElement;
  readonly isSimple: boolean;
}

/** The drawn document; null when it can't be drawn, or is not wanted any more. `isAgain`: one stands on the page until the new one is whole. */
export async function drawFile(
  host: FileHost,
  isWanted: () => boolean,
  isAgain: boolean,
  onFirst: (first: FirstSight) => void,
): Promise<DrawnDocument | null> {
  const { reading } = host;
  if (!reading) return null;
  if (isLong(reading)) {
    const { drawing, filled } = drawSimply(reading, isWanted);
    if (!isAgain) onFirst({ holder: drawing.holder, isSimple: true });
    await filled;
    if (isAgain && isWanted()) onFirst({ holder: drawing.holder, isSimple: true });
    const body = reading.text.stories[0];
    const pairs = new Map(drawing.body.map((element, index) => [index, element]));
    return isWanted() && body ? new DrawnDocument(drawing, reading.text, new Map([[body.id, pairs]])) : null;
  }
  const drawing = await drawDocx(await host.bytes());
  if (!drawing || !isWanted()) return null;
  onFirst({ holder: drawing.holder, isSimple: false });
  return new DrawnDocument(drawing, reading.text);
}
