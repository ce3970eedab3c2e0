/** What is no Word document, told from its first bytes: encrypted, in the old format, or something else. */
import { AppError } from "../../core/errors.ts";
import { looksLikeZip } from "../package/zip.ts";

export function notADocument(): AppError {
  return new AppError("not-a-document", {
    sv: "Filen är inget Word-dokument. Välj en .docx-, .docm-, .dotx- eller .dotm-fil.",
    en: "The file is not a Word document. Choose a .docx, .docm, .dotx or .dotm file.",
  });
}

/** @throws AppError encrypted-document, unsupported, not-a-document */
export function refuseOtherFormats(bytes: Uint8Array): void {
  if (looksLikeZip(bytes)) return;
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (isOle && holdsUtf16(bytes, "EncryptedPackage")) {
    throw new AppError("encrypted-document", {
      sv: "Dokumentet är skyddat med lösenord eller rättighetsskydd. Ta bort skyddet i Word och försök igen.",
      en: "The document is protected with a password or rights management. Remove the protection in Word and try again.",
    });
  }
  if (isOle && holdsUtf16(bytes, "WordDocument")) {
    throw new AppError("unsupported", {
      sv: "Filen är i det gamla formatet .doc. Öppna den i Word och spara den som .docx.",
      en: "The file is in the old .doc format. Open it in Word and save it as .docx.",
    });
  }
  throw notADocument();
}

/** True when the bytes hold this ASCII word as UTF-16LE, as the names in an OLE directory are written. */
function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0 && at + word.length * 2 <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    let match = true;
    for (let n = 0; match && n < word.length; n++)
      match = bytes[at + 2 * n] === word.charCodeAt(n) && bytes[at + 2 * n + 1] === 0;
    if (match) return true;
  }
  return false;
}
