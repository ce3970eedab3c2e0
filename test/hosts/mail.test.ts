/** The mail readers: what mail programs show, links and all; attachments named, never opened. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { AppError } from "../../src/core/errors.ts";
import type { HostReading } from "../../src/core/ports.ts";
import { readEml, readMsg } from "../../src/hosts/mail/index.ts";
import { unpackRtf } from "../../src/hosts/mail/lzfu.ts";
import { rtfBody } from "../../src/hosts/mail/rtf.ts";
import { describeWithShared } from "../shared.ts";

const message = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));
const body = (reading: HostReading) => reading.text.stories[0]?.paragraphs.map((paragraph) => paragraph.text);

const multipart = message(
  "From: Eva Exempel <eva@exempel.se>",
  "To: a@exempel.se",
  "Subject: =?utf-8?Q?Svar_om_=C3=A4rendet?=",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="m"',
  "",
  "--m",
  'Content-Type: multipart/alternative; boundary="a"',
  "",
  "--a",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "bara text",
  "--a",
  "Content-Type: text/html; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  '<p>Hej</p><p>Se <a href=3D"https://exempel.se/?utm_source=3Dchatgpt.com">h=C3=A4r</a></p><script>x()</script>',
  "--a--",
  "--m",
  "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  'Content-Disposition: attachment; filename="Utkast.docx"',
  "Content-Transfer-Encoding: base64",
  "",
  "UEsDBA==",
  "--m--",
  "",
);

describe("an .eml file", () => {
  test("is read by its HTML part, with links, the subject as a story of its own, and attachments named", async () => {
    const reading = await readEml(multipart);
    expect(body(reading)).toEqual(["Hej", "Se här"]);
    expect(reading.text.stories[0]?.paragraphs[1]?.links).toEqual([
      { start: 3, end: 6, target: "https://exempel.se/?utm_source=chatgpt.com" },
    ]);
    expect(reading.text.stories[1]).toMatchObject({
      id: "header:subject",
      kind: "header",
      paragraphs: [{ text: "Svar om ärendet" }],
    });
    expect(reading.text.metadata).toMatchObject({ title: "Svar om ärendet", creator: "Eva Exempel" });
    expect(reading.notExamined).toEqual(["attachment: Utkast.docx"]);
  });

  test("is read in windows-1252, quotation marks and dashes included", async () => {
    const head = message(
      "Subject: x",
      "Content-Type: text/plain; charset=windows-1252",
      "Content-Transfer-Encoding: 8bit",
      "",
      "",
    );
    const reading = await readEml(Uint8Array.from([...head, 0x93, 0xe5, 0x94, 0x20, 0x96, 0x20, 0x80]));
    expect(body(reading)).toEqual(["“å” – €"]);
  });

  test("is read by its plain part when the HTML says nothing, one paragraph a line", async () => {
    const reading = await readEml(message("Subject: x", "", "rad ett", "", "rad två", "", ""));
    expect(body(reading)).toEqual(["rad ett", "", "rad två"]);
  });

  test.each([
    'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
    "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
  ])("is refused when it is encrypted (%s)", async (type) => {
    const bytes = message("From: a@exempel.se", `Content-Type: ${type}`, "", "--b", "", "AAAA", "--b--");
    await expect(readEml(bytes)).rejects.toMatchObject({ code: "encrypted-document" });
  });

  test("is refused when it is no message", async () => {
    await expect(readEml(message("Bara en text: med kolon", "", "och mer"))).rejects.toMatchObject({ code: "not-a-document" });
    await expect(readEml(new Uint8Array())).rejects.toMatchObject({ code: "not-a-document" });
  });

  test("is refused when parts are nested past all reason", async () => {
    const parts = Array.from({ length: 80 }, (_, index) => [
      `Content-Type: multipart/mixed; boundary=b${index}`,
      "",
      `--b${index}`,
    ]).flat();
    await expect(readEml(message("From: a@exempel.se", ...parts))).rejects.toMatchObject({ code: "damaged-document" });
  });
});

describe("the RTF body of an Outlook message", () => {
  const rtf = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

  test("gives back the HTML it was made from", () => {
    const source = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}{\htmlrtf \f0 bort\htmlrtf0 }p\'e5 {\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 v\u228?g\htmlrtf }\htmlrtf0 {\*\htmltag92 </b>}{\*\htmltag72 </p>}}`;
    expect(rtfBody(rtf(source))).toEqual({ kind: "html", text: "<p>på <b>väg</b></p>" });
  });

  test("gives its text, with a link's target beside it", () => {
    const source = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title bort}}Ett\par{\field{\*\fldinst{HYPERLINK "https://exempel.se"}}{\fldrslt{sidan}}}\par {\*\okant bort}slut\'80}`;
    expect(rtfBody(rtf(source))).toEqual({ kind: "plain", text: "Ett\nsidan <https://exempel.se>\nslut€" });
  });

  test("is unpacked as the format's own example says (MS-OXRTFCP 4.1.1)", () => {
    const hex = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0";
    const unpacked = unpackRtf(Uint8Array.from(Buffer.from(hex, "hex")), 1_000);
    expect(Buffer.from(unpacked ?? []).toString("latin1")).toBe("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  });

  test("is left alone when it claims to be larger than the limit", () => {
    const bytes = new Uint8Array(32);
    new DataView(bytes.buffer).setUint32(4, 0xffffffff, true);
    new DataView(bytes.buffer).setUint32(8, 0x75465a4c, true);
    expect(unpackRtf(bytes, 1_000)).toBeNull();
  });
});

describeWithShared("the mail corpus", (shared) => {
  const folder = path.join(shared, "corpora", "office", "mail");
  const readings = readdirSync(folder).map((name) => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    return [name, () => (name.endsWith(".msg") ? readMsg(bytes) : readEml(bytes))] as const;
  });

  test.each(readings)("%s is read, and says something", async (_name, read) => {
    const reading = await read();
    const said = reading.text.stories.map((story) => story.paragraphs.map((paragraph) => paragraph.text).join("")).join("");
    expect(said.length + reading.notExamined.length).toBeGreaterThan(0);
    for (const story of reading.text.stories) {
      for (const paragraph of story.paragraphs) {
        expect(paragraph.text).not.toMatch(/\0|<\/?(?:html|body|p|div)\b/i);
        for (const link of paragraph.links) expect(link.end).toBeLessThanOrEqual(paragraph.text.length);
      }
    }
  });

  test("a Japanese message that is not in Unicode is read in its own code page", () => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, "test__nonUnicodeCP932.msg")));
    expect(body(readMsg(bytes))).toEqual(["日本語 Non Unicode 本文"]);
  });

  test("a message file that is cut off, or is none, is refused", () => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, "test__test1.msg")));
    for (const cut of [8, 512, 600, 3_000]) {
      expect(() => readMsg(bytes.slice(0, cut))).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^(not-a|damaged-)document$/) }),
      );
    }
    expect(() => readMsg(new TextEncoder().encode("hej"))).toThrow(expect.objectContaining({ code: "not-a-document" }));
  });

  test("a message file whose chain of sectors is a ring is refused at once", () => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, "test__test1.msg")));
    const view = new DataView(bytes.buffer);
    const [fat, directory] = [view.getInt32(76, true), view.getInt32(48, true)];
    view.setInt32((fat + 1) * 512 + directory * 4, directory, true);
    expect(() => readMsg(bytes)).toThrow(expect.objectContaining({ code: "damaged-document" }));
  });

  test("damaged messages are read or refused, and nothing else", async () => {
    // The library talks about properties it finds odd.
    const talk = jest.spyOn(console, "debug").mockImplementation(() => undefined);
    let seed = 20_261_121;
    const below = (limit: number) => Math.floor(((seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32) * limit);
    const names = readdirSync(folder);
    for (let round = 0; round < 300; round++) {
      const name = names[below(names.length)] as string;
      const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
      for (let count = below(12); count >= 0; count--) bytes[below(bytes.length)] = below(256);
      const refusal = await Promise.resolve()
        .then(() => (name.endsWith(".msg") ? readMsg(bytes) : readEml(bytes)))
        .then(
          () => null,
          (thrown: unknown) => thrown,
        );
      if (refusal !== null) expect([name, round, refusal]).toEqual([name, round, expect.any(AppError)]);
    }
    talk.mockRestore();
  });
});
