/** Which messages may not be written, and whether one came out right. */
import { AppError } from "../../core/errors.ts";
import { allParts } from "./mime.ts";
import type { MailReading } from "./reading.ts";

/** @throws AppError signed-document, encrypted-document, unsupported */
export function refuseUnwritable({ reading, message, source, html, plain }: MailReading): void {
  if (reading.notices.includes("signed")) {
    throw new AppError("signed-document", {
      sv: "Meddelandet har en digital signatur, som skulle bli ogiltig. Märk texten innan meddelandet signeras.",
      en: "The message carries a digital signature, which would become invalid. Label the text before the message is signed.",
    });
  }
  const isEncrypted = [...allParts(message)].some(
    ({ type, bodyFrom, bodyTo }) =>
      type === "multipart/encrypted" ||
      (type === "text/plain" && source.slice(bodyFrom, bodyTo).includes("-----BEGIN PGP MESSAGE-----")),
  );
  if (isEncrypted) {
    throw new AppError("encrypted-document", {
      sv: "Meddelandet är krypterat. Märk texten innan meddelandet krypteras.",
      en: "The message is encrypted. Label the text before the message is encrypted.",
    });
  }
  if (html !== null || (plain !== null && reading.text.stories[0]?.paragraphs.length !== 0)) return;
  throw new AppError("unsupported", {
    sv: "Meddelandet går att läsa men inte märka: dess text står i flera delar eller i en teckenkodning som inte kan skrivas. Märk texten i ett Word-dokument.",
    en: "The message can be read but not labelled: its text stands in several parts or in a character set that can't be written. Label the text in a Word document.",
  });
}

/** The writer's text and all else that was read is the same; what is ours may differ. */
export function problemIn(before: MailReading, after: MailReading): string | null {
  const told = ({ reading }: MailReading): string =>
    JSON.stringify([reading.text.stories.map((story) => [story.id, story.paragraphs]), reading.notExamined]);
  if (told(before) !== told(after)) return "text";
  if ((before.html === null) !== (after.html === null)) return "html";
  const others = ({ source, message }: MailReading): string[] =>
    [...allParts(message)]
      .filter((part) => part.parts.length === 0 && part.isAttachment && part.type !== "application/json")
      .map((part) => source.slice(part.from, part.bodyTo));
  return JSON.stringify(others(before)) === JSON.stringify(others(after)) ? null : "attachments";
}

export function notWritten(problem: string): AppError {
  return new AppError("not-written", {
    sv: `Ändringen sparades inte, eftersom meddelandet inte skulle ha blivit riktigt (${problem}). Originalet är orört. Rapportera gärna felet.`,
    en: `The change was not saved, since the message would not have come out right (${problem}). The original is untouched. Please report the error.`,
  });
}
