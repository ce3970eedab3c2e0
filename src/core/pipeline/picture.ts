/** Which picture a range points at, and whether it can carry a label. */
import { AppError } from "../errors.ts";
import { pictureAt, picturesIn, storyOf, type DocumentText, type Picture, type TextRange } from "../text/document.ts";
import { doesContain } from "./ranges.ts";

/** The one picture in a range that a person has pointed out. Throws AppError `unmarkable-place` where there is none, or more than one. */
export function pictureIn(text: DocumentText, range: TextRange): TextRange {
  const inside = picturesIn(text).filter((one) => doesContain(range, one.range));
  const [only] = inside;
  if (only && inside.length === 1) return only.range;
  throw refused(
    "Markera den bild som märkningen gäller, och ingen annan.",
    "Select the picture that the label is about, and no other.",
  );
}

/**
 * The picture whose character the range is. Throws AppError `unmarkable-place`, with what to do, for one in a text box or a comment, for one that
 * is only linked, and where there is none.
 */
export function labelablePicture(text: DocumentText, range: TextRange): Picture & { readonly hash: string } {
  const picture = pictureAt(text, range);
  const kind = storyOf(text, range.story)?.kind;
  if (picture === null) {
    throw refused(
      "Det finns ingen bild att märka här. Läs in dokumentet igen och välj bilden på nytt.",
      "There is no picture to label here. Read the document again and choose the picture anew.",
    );
  }
  if (kind === "text-box" || kind === "comment") {
    throw refused(
      kind === "text-box"
        ? "Bilden ligger i en textruta, där ingen bildtext kan skrivas in. Flytta ut bilden ur rutan och märk den sedan."
        : "Bilden ligger i en kommentar, som inte hör till dokumentet. Flytta den till texten om den ska märkas.",
      kind === "text-box"
        ? "The picture lies in a text box, where no caption can be written. Move the picture out of the box and label it then."
        : "The picture lies in a comment, which is not part of the document. Move it into the text if it is to be labelled.",
    );
  }
  const { hash } = picture;
  if (hash === undefined) {
    throw refused(
      "Bilden är länkad och ligger inte i dokumentet, så märkningen skulle inte gälla någon bestämd bild. Bädda in den och märk den sedan.",
      "The picture is linked and does not lie in the document, so the label would be about no certain picture. Embed it and label it then.",
    );
  }
  return { ...picture, hash };
}

function refused(sv: string, en: string): AppError {
  return new AppError("unmarkable-place", { sv, en });
}
