/** Marks in messages: whatever a message is made of, only what is ours changes, and all of it can be taken back. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AppError } from "../../../src/core/errors.ts";
import { openEml } from "../../../src/hosts/mail/index.ts";
import { byteString } from "../../../src/hosts/mail/mime.ts";
import { inBase64, inQuotedPrintable } from "../../../src/hosts/mail/transfer.ts";
import { describeWithShared } from "../../shared.ts";
import { expectLaws, labelling, MARK } from "./laws.ts";

type Encoding = "7bit" | "8bit" | "quoted-printable" | "base64";

const charsets = ["utf-8", "iso-8859-1", "windows-1252"] as const;

function encoded(text: string, charset: (typeof charsets)[number], encoding: Encoding, newline: string): string {
  const bytes = byteString(Buffer.from(text, charset === "utf-8" ? "utf8" : "latin1"));
  if (encoding === "quoted-printable") return inQuotedPrintable(bytes, newline);
  return encoding === "base64" ? inBase64(bytes, newline) : bytes;
}

interface Made {
  readonly html: string | null;
  readonly plain: string | null;
  readonly charset: (typeof charsets)[number];
  readonly encoding: Encoding;
  readonly newline: string;
  readonly attachment: boolean;
}

/** A message as mail programs build them: alternatives, and an attachment around them. */
function message({ html, plain, charset, encoding, newline, attachment }: Made): Uint8Array {
  const part = (type: string, text: string): string =>
    [
      `Content-Type: ${type}; charset="${charset}"`,
      `Content-Transfer-Encoding: ${encoding}`,
      "",
      encoded(text.replaceAll("\n", newline), charset, encoding, newline),
    ].join(newline);
  const multipart = (kind: string, boundary: string, parts: readonly string[]): string =>
    [
      `Content-Type: multipart/${kind}; boundary="${boundary}"`,
      "",
      ...parts.flatMap((one) => [`--${boundary}`, one]),
      `--${boundary}--`,
      "",
    ].join(newline);
  const bodies = [...(plain === null ? [] : [part("text/plain", plain)]), ...(html === null ? [] : [part("text/html", html)])];
  const body = bodies.length === 1 ? (bodies[0] as string) : multipart("alternative", "b=1", bodies);
  const file = ['Content-Type: application/pdf; name="a.pdf"', "Content-Disposition: attachment", "", "%PDF-1.4 \xff\r\n"].join(
    newline,
  );
  const whole = attachment ? multipart("mixed", "b=2", [body, file]) : body;
  const head = ["From: a@b.se", "To: c@d.se", "Subject: Svar", " om badet", "MIME-Version: 1.0", ""].join(newline);
  return Uint8Array.from(head + whole, (character) => character.charCodeAt(0));
}

const HTML =
  '<html><body><p>Hej!</p><p>Badet öppnar den <b>1&nbsp;juni</b>.<br>Vi ses &amp; hörs, säger <a href="https://a.se">Åsa</a>.</p></body></html>';
const PLAIN = "Hej!\n\nBadet öppnar den 1 juni. Vi ses och hörs, säger Åsa = hon.\n";
const made = { html: HTML, plain: PLAIN, charset: "utf-8", encoding: "8bit", newline: "\r\n", attachment: false } as const;
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("a label in a message", () => {
  test("the block is readable in both bodies, the head says that AI took part, and the record lies beside", async () => {
    const written = asText(await expectLaws(message(made)));
    expect(written).toContain("X-Kallmarkt-Record: r1\r\n");
    expect(written).toContain("AI-Disclosure: mode=ai-originated\r\n");
    expect(written).toContain('filename="kallmarkt.json"');
    expect(written.split(MARK)).toHaveLength(3);
  });

  test("the head says that no AI was used only where a person states it, and nothing where nobody has labelled or stated", async () => {
    const kept = async (document: object, labels: readonly object[] = []): Promise<string> => {
      const host = await openEml(message(made));
      await host.apply([{ kind: "keep-record", recordId: "r1", json: JSON.stringify({ id: "r1", labels, document }) }]);
      return asText(host.bytes());
    };
    expect(await kept({ noAi: { by: { name: "Anna Ek", role: "chef" } } })).toContain("AI-Disclosure: mode=none\r\n");
    expect(await kept({})).not.toContain("AI-Disclosure");
    expect(await kept({}, [{ kind: "translated" }])).toContain("AI-Disclosure: mode=ai-modified\r\n");
  });

  test("the passage is marked in the HTML, piece by piece around its tags", async () => {
    const host = await openEml(message(made));
    const reading = await host.read();
    const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: 27 } };
    await host.apply(labelling(range, "none"));
    expect((await host.read()).marks.map(({ piece, range: { from, to } }) => [piece, from.offset, to.offset])).toEqual([
      [1, 0, 16],
      [2, 17, 23],
      [3, 23, 24],
      [4, 25, 27],
    ]);
    expect(reading.marks).toEqual([]);
  });

  test("every byte before the change stays: head, other parts, the encoded text", async () => {
    const source = message({ ...made, encoding: "quoted-printable", charset: "iso-8859-1", attachment: true });
    const written = asText(await expectLaws(source));
    for (const line of asText(source).split("\r\n")) if (!/Hej|body/.test(line)) expect(written).toContain(`${line}\r\n`);
  });

  test("a plain message in ASCII comes to be UTF-8, since the block needs its letters", async () => {
    const source = new TextEncoder().encode("From: a@b.se\nSubject: Hej\n\nHej!\nDet regnar.\n");
    const written = asText(await expectLaws(source));
    expect(written).toContain("Content-Type: text/plain; charset=utf-8\n");
    expect(written).not.toContain("\r");
  });

  test("the block stands before a quoted message, not below it", async () => {
    const html = '<p>Ja, gärna.</p><div class="gmail_quote"><p>Kommer ni?</p></div>';
    const plain = "Ja, gärna.\n\n-----Ursprungligt meddelande-----\nKommer ni?\n";
    const written = asText(await expectLaws(message({ ...made, html, plain })));
    expect(written.indexOf(MARK)).toBeLessThan(written.indexOf("-----Ursprungligt"));
    expect(written.lastIndexOf(MARK)).toBeLessThan(written.indexOf("gmail_quote"));
  });

  test("a sender's signature is told of", async () => {
    const source = byteString(message(made)).replace("To:", "DKIM-Signature: v=1; b=x\r\nTo:");
    expect((await openEml(Buffer.from(source, "latin1"))).hasDkim).toBe(true);
    expect((await openEml(message(made))).hasDkim).toBe(false);
  });

  const head = "From: a@b.se\r\nSubject: x\r\n";
  const refused: Readonly<Record<string, readonly [string, string]>> = {
    "a signed message": [
      "signed-document",
      `${head}Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nHej.\r\n--b--\r\n`,
    ],
    "a message signed as a whole": [
      "signed-document",
      `${head}Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nAAAA`,
    ],
    "an inline PGP signature": ["signed-document", `${head}\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHej.\r\n`],
    "an inline PGP message": ["encrypted-document", `${head}\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n`],
    "a body in several parts": [
      "unsupported",
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHej.\r\n--b\r\n\r\nDu.\r\n--b--\r\n`,
    ],
    "a character set that is not written": ["unsupported", `${head}Content-Type: text/plain; charset=koi8-r\r\n\r\nHej.\r\n`],
    "a message that says nothing": ["unsupported", `${head}\r\n\r\n`],
  };
  test.each(Object.entries(refused))("%s is refused", async (_name, [code, source]) => {
    const host = await openEml(Buffer.from(source, "latin1"));
    const refusal = (action: () => unknown) => expect(async () => await action()).rejects.toMatchObject({ code });
    await refusal(() => host.assertWritable());
    await refusal(() => host.apply([{ kind: "drop-record" }]));
    expect(byteString(host.bytes())).toBe(source);
  });

  test("any message that mail programs build", async () => {
    const words = fc.stringMatching(/^[a-zåäöé =.,;&<>"'-]{1,120}$/u).map((text) => `x${text}`);
    const paragraphs = fc.array(words, { minLength: 1, maxLength: 5 });
    const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    await fc.assert(
      fc.asyncProperty(
        paragraphs,
        fc.constantFrom(...charsets),
        fc.constantFrom<Encoding>("8bit", "quoted-printable", "base64"),
        fc.constantFrom("\r\n", "\n"),
        fc.constantFrom("html", "plain", "both"),
        fc.boolean(),
        async (texts, charset, encoding, newline, kind, attachment) => {
          const html = kind === "plain" ? null : texts.map((text) => `<p>${escape(text)}<i>${escape(text)}</i></p>`).join("\n");
          const plain = kind === "html" ? null : `${texts.join("\n\n")}\n`;
          await expectLaws(message({ html, plain, charset, encoding, newline, attachment }));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describeWithShared("messages that others have written", (shared) => {
  const folder = path.join(shared, "corpora", "office", "mail");
  const files = readdirSync(folder).filter((name) => name.endsWith(".eml"));

  test.each(files)("%s is labelled, or refused in so many words", async (name) => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const host = await openEml(bytes);
    try {
      host.assertWritable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect(["unsupported", "signed-document"]).toContain((error as AppError).code);
      return;
    }
    await expectLaws(bytes);
  });

  test("most of them are labelled", async () => {
    const writable = await Promise.all(
      files.map(async (name) => {
        const host = await openEml(new Uint8Array(readFileSync(path.join(folder, name))));
        try {
          host.assertWritable();
          return true;
        } catch {
          return false;
        }
      }),
    );
    expect(writable.filter(Boolean).length).toBeGreaterThan(files.length / 2);
  });
});
