/** The wordings of a profile with their values filled in. */
import { expect, test } from "@jest/globals";
import { fillTemplate } from "../../../src/core/label/template.ts";

test.each([
  ["[AI: {engine}, {date}]", { engine: "ChatGPT", date: "2026-11-03" }, "[AI: ChatGPT, 2026-11-03]"],
  [
    "{engine}, använd för {purpose}. Sökdatum: {date}.",
    { engine: "ChatGPT", date: "2026-11-03" },
    "ChatGPT. Sökdatum: 2026-11-03.",
  ],
  ["AI-motor: {engine}. Avser: {passage}.", { engine: "ChatGPT" }, "AI-motor: ChatGPT."],
  ["AI-motor: {engine}. Avser: {passage}.", { engine: "ChatGPT", passage: "" }, "AI-motor: ChatGPT."],
  ["Texten är gjord med AI. Motor: {engine}.", {}, "Texten är gjord med AI."],
  ["[AI: {engine}, {date}]", { engine: "ChatGPT" }, "[AI: ChatGPT]"],
  ["Inget att fylla i, alls.", {}, "Inget att fylla i, alls."],
  ["{name}, {role} har granskat texten.", { name: "Anna Ek", role: "handläggare" }, "Anna Ek, handläggare har granskat texten."],
])("%s", (template, values, filled) => {
  expect(fillTemplate(template, values)).toBe(filled);
});

test("a value is never read as a template", () => {
  expect(fillTemplate("{engine}, {date}", { engine: "{date}", date: "$&" })).toBe("{date}, $&");
});

test("a name that every object has is not a value", () => {
  expect(fillTemplate("A {constructor} b. C.", {})).toBe("C.");
});
