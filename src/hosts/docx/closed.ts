/** Documents that nothing may be written into: for what changes the writer's own text. */
import { AppError } from "../../core/errors.ts";
import type { DocxReading } from "../wordprocessing/reading.ts";

/** @throws AppError signed-document, protected-document */
export function refuseWhereClosed({ signed, protection }: DocxReading): void {
  if (signed) {
    throw new AppError("signed-document", {
      sv: "Dokumentet har en digital signatur, som skulle bli ogiltig. Ändra texten i originalet före signering.",
      en: "The document carries a digital signature, which would become invalid. Change the text in the original before signing.",
    });
  }
  if (protection !== "none") {
    throw new AppError("protected-document", {
      sv: "Dokumentet är skyddat mot redigering. Ta bort skyddet i Word, eller be den som skyddat det.",
      en: "The document is protected against editing. Remove the protection in Word, or ask the person who protected it.",
    });
  }
}
