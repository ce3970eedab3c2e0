/** Where the notice of an e-mail stands: first or last, as the profile says, in both bodies, and taken away without a trace. */
import { describe, expect, test } from "@jest/globals";
import { commit, review, suggest, uncommit } from "../../../src/core/pipeline.ts";
import { builtInProfile } from "../../../src/core/policy/catalogue.ts";
import { profileSchema, type Profile } from "../../../src/core/policy/profile.ts";
import { openEml } from "../../../src/hosts/mail/index.ts";

const karlskoga = builtInProfile("karlskoga");
const placed = (mailPlace: "top" | "bottom"): Profile =>
  profileSchema.parse({ ...karlskoga, readerNotice: { ...karlskoga.readerNotice, mailPlace } });
const NOTICE = "Delar av det här svaret är framtagna med AI (ChatGPT).";
const REVIEWED = "Det här svaret är skrivet med stöd av AI (ChatGPT). Det är granskat av Eva Exempel, handläggare.";

const LINES = ["Hej!", "Badet stänger i dag.", "Med vänlig hälsning", "Eva"];
const AUTO = "Auto-Submitted: auto-replied\r\n";
const head = "From: a@b.se\r\nTo: c@d.se\r\nSubject: Svar\r\nMIME-Version: 1.0\r\n";
const plainPart = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${LINES.join("\r\n")}\r\n`;
const htmlPart = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><head><title>Svar</title></head><body lang="sv">${LINES.map((line) => `<p>${line}</p>`).join("")}</body></html>\r\n`;
const plain = `${head}${plainPart}`;
const both = `${head}Content-Type: multipart/alternative; boundary="g"\r\n\r\n--g\r\n${plainPart}--g\r\n${htmlPart}--g--\r\n`;

const request = { kind: "generated", engine: "ChatGPT", searchDate: "2026-11-05", language: "sv" } as const;
let ids = 0;
const around = {
  now: "2026-11-06T08:00:00.000Z",
  newId: () => `a${String(++ids).padStart(9, "0")}`,
  newSalt: () => "0".repeat(32),
};

async function labelled(message: string, profile: Profile, audience: "extern" | null = "extern") {
  const host = await openEml(new TextEncoder().encode(message));
  const range = { story: "body", from: { paragraph: 1, offset: 0 }, to: { paragraph: 1, offset: LINES[1]?.length ?? 0 } };
  const label = async (facts: { readonly type: string; readonly audience?: "extern" }) =>
    host.apply(commit(await host.read(), [{ range, request }], profile, facts, around).edits);
  await label({ type: "epost", ...(audience ? { audience } : {}) });
  return { host, label };
}

/** The message's bodies as a reader of quoted-printable or plain bytes would have them. */
const shown = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(
      Uint8Array.from(
        Buffer.from(bytes)
          .toString("latin1")
          .replace(/=\r?\n/gu, "")
          .replace(/=([0-9A-F]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        (character) => character.charCodeAt(0),
      ),
    )
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
/** Each place of `notice` and of the writer's greeting, in the order of the message; the record's own copy left out. */
const order = (bytes: Uint8Array, notice = NOTICE): string[] =>
  [...(shown(bytes).split("application/json")[0] ?? "").matchAll(/Delar av det här svaret|Det här svaret är skrivet|Hej!/gu)].map(
    ([found]) => (found === "Hej!" ? "text" : notice.startsWith(found) ? "notice" : "other"),
  );

describe.each([
  ["a plain message", plain, 1],
  ["a message in HTML and plain text", both, 2],
  ["an automatic reply", AUTO + plain, 1],
] as const)("%s", (_name, message, bodies) => {
  const times = (pair: readonly string[]) => Array.from({ length: bodies }, () => pair).flat();

  test("[K27] a reply with an AI passage says so at the top or the bottom, as the profile has it", async () => {
    const top = await labelled(message, placed("top"));
    expect(order(top.host.bytes())).toEqual(times(["notice", "text"]));
    const bottom = await labelled(message, placed("bottom"));
    expect(order(bottom.host.bytes())).toEqual(times(["text", "notice"]));
    const silent = await labelled(message, karlskoga);
    expect(order(silent.host.bytes())).toEqual(times(["text", "notice"]));
    for (const { host } of [top, bottom, silent]) {
      const { text, insertions } = await host.read();
      expect(text.stories[0]?.paragraphs.map((one) => one.text).filter((line) => line !== "")).toEqual(LINES);
      expect(insertions.find(({ part }) => part === "notice")?.text).toContain(NOTICE);
      expect(shown(host.bytes())).toContain("AI-Disclosure:");
    }
  });

  test("the notice at the top stays there when a review rewords it, and goes without a trace", async () => {
    const profile = placed("top");
    const { host, label } = await labelled(message, profile);
    const before = host.bytes();
    await label({ type: "epost", audience: "extern" });
    expect(Buffer.from(host.bytes()).equals(Buffer.from(before))).toBe(true);
    const labelIds = suggest(await host.read(), profile).labels.map(({ label: one }) => one.id);
    const by = { name: "Eva Exempel", role: "handläggare" };
    const reviews = labelIds.map((labelId) => ({ labelId, outcome: "approved" as const, by, factChecked: true }));
    await host.apply(review(await host.read(), reviews, profile, around).edits);
    expect(order(host.bytes(), REVIEWED)).toEqual(times(["notice", "text"]));
    for (const labelId of labelIds) await host.apply(uncommit(await host.read(), labelId, profile, around).edits);
    expect(order(host.bytes())).toEqual(times(["text"]));
    const { text } = await host.read();
    expect(text.stories[0]?.paragraphs.map((one) => one.text).filter((line) => line !== "")).toEqual(LINES);
  });

  test("a notice that comes later moves the block to the top", async () => {
    const { host, label } = await labelled(message, placed("top"), null);
    expect(order(host.bytes())).toEqual(times(["text"]));
    await label({ type: "epost", audience: "extern" });
    expect(order(host.bytes())).toEqual(times(["notice", "text"]));
  });
});
