/** What it means for the person when Word does not underline questions. */
import { AppError, type Wording } from "../../core/errors.ts";
import { isLacking, officeCode } from "./faults.ts";

export const tooOld: Wording = {
  sv: "Den här versionen av Word kan inte stryka under frågor i dokumentet. Det kan Word med Microsoft 365 från version 2311.",
  en: "This version of Word can't underline questions in the document. Word with Microsoft 365 can, from version 2311.",
};

const lacking: Wording = {
  sv: "Word kan inte stryka under frågor i det här dokumentet. Frågorna finns kvar här i panelen.",
  en: "Word can't underline questions in this document. The questions are still here in the pane.",
};

/** Annotations lean on a service that comes with a subscription, whatever Word says of its sets (OfficeDev/office-js #4953, #5179). */
const withoutSubscription: Wording = {
  sv: "Word strök inte under frågorna. Det kan bero på att Word inte hör till en prenumeration på Microsoft 365. Frågorna finns kvar här i panelen.",
  en: "Word did not underline the questions. Word may not belong to a Microsoft 365 subscription. The questions are still here in the pane.",
};

const silent: Wording = {
  sv: "Word svarade inte, så frågorna är inte understrukna i dokumentet. De finns kvar här i panelen. Försök igen om en stund.",
  en: "Word did not answer, so the questions are not underlined in the document. They are still here in the pane. Try again in a little while.",
};

const leftBehind: Wording = {
  sv: "Några understrykningar kan stå kvar tills dokumentet stängs. De följer inte med filen.",
  en: "Some underlines may stay until the document is closed. They do not go into the file.",
};

/** `isClean`: no underline of ours is left in the document. Errors that are ours already stay as they are. */
export function refusalFor(error: unknown, isClean: boolean): unknown {
  if (error instanceof AppError || officeCode(error) === null) return error;
  const meaning = isLacking(error) ? lacking : officeCode(error) === "GeneralException" ? withoutSubscription : silent;
  const wording = isClean ? meaning : { sv: `${meaning.sv} ${leftBehind.sv}`, en: `${meaning.en} ${leftBehind.en}` };
  return new AppError(meaning === silent ? "host-unavailable" : "unsupported", wording, error);
}
