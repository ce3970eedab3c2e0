/** Each check of the manifests is broken once, and must say so. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { pngSize } from "../../scripts/manifest/built.ts";
import { manifestFaults } from "../../scripts/manifest/check.ts";
import { files, manifestsFor, version, type ManifestFiles } from "../../scripts/manifest/make.ts";
import { development, idFor } from "../../scripts/manifest/settings.ts";
import { commands, product } from "../../scripts/manifest/words.ts";
import type { Wording } from "../../src/core/errors.ts";
import { complete, faultsAfter, settings } from "./manifests.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const committed = (kind: keyof ManifestFiles): string => readFileSync(path.join(root, files[kind]), "utf8");

test("the manifests as they are made have nothing to be told", () => {
  expect(manifestFaults(manifestsFor(settings), settings.host, complete)).toEqual([]);
});

test("the manifests of the checkout are those that npm run manifests makes", () => {
  const made = manifestsFor({ ...development, version });
  for (const kind of ["word", "outlook"] as const) expect([kind, committed(kind)]).toEqual([kind, made[kind]]);
  for (const kind of ["unified", "english"] as const)
    expect([kind, JSON.parse(committed(kind))]).toEqual([kind, JSON.parse(made[kind])]);
});

type Break = readonly [name: string, kind: keyof ManifestFiles, from: string | RegExp, to: string, says: string];

const breaks: readonly Break[] = [
  ["XML that is cut off", "word", "</OfficeApp>", "", "cannot be read: not well-formed XML"],
  ["a DOCTYPE", "word", "<OfficeApp", '<!DOCTYPE x [<!ENTITY e "e">]><OfficeApp', "cannot be read: a manifest has no DOCTYPE"],
  ["another root", "outlook", /OfficeApp/gu, "MailApplication", "cannot be read: the root is MailApplication"],
  ["no support address", "word", /<SupportUrl.*\/>/u, "", "SupportUrl is missing"],
  [
    "elements in another order",
    "word",
    /(<Hosts>[^]*?<\/Hosts>)(\s*<Requirements>[^]*?<\/Requirements>)/u,
    "$2$1",
    "Hosts stands too late in OfficeApp",
  ],
  [
    "a button with its tip before its label",
    "word",
    /(<Label resid="Label.checkText"\/>)(\s*<Supertip>[^]*?<\/Supertip>)/u,
    "$2$1",
    "Label stands too late in Control",
  ],
  ["an id that is no GUID", "word", /<Id>.*<\/Id>/u, "<Id>kallmarkt</Id>", "Id is no GUID"],
  ["a version with a letter", "word", /<Version>.*<\/Version>/u, "<Version>0.1.0.a</Version>", "Version is not four numbers"],
  ["two controls with one id", "word", "Kallmarkt.Button.checkText", "Kallmarkt.Button.reviewText", "comes twice"],
  ["a resid without a resource", "word", 'resid="Tip.checkText"', 'resid="Tip.chekText"', "resid Tip.chekText has no resource"],
  [
    "a resource that nobody uses",
    "word",
    'resid="Tip.checkText"',
    'resid="Tip.reviewText"',
    "resource Tip.checkText is not used",
  ],
  ["an id of 33 characters", "word", /Tip\.checkText/gu, "Tip.checkTextThatIsMuchTooLongHere", "is longer than 32"],
  [
    "a description of 251 characters",
    "word",
    /(<Description DefaultValue=")[^"]*/u,
    `$1${"a".repeat(251)}`,
    "Description has 251 characters, 250 at most",
  ],
  [
    "a tip of 251 characters, in English only",
    "word",
    /(<bt:String id="Tip.checkText"[^]*?Override[^>]*?Value=")[^"]*/u,
    `$1${"a".repeat(251)}`,
    "Tip.checkText has 251 characters",
  ],
  ["a label that says nothing", "word", /(id="Label.checkText" DefaultValue=")[^"]*/u, "$1", "Label.checkText is empty"],
  ["English as the default", "word", "<DefaultLocale>sv-SE", "<DefaultLocale>en-US", "DefaultLocale is en-US"],
  [
    "a string without English",
    "word",
    /(id="Tip.checkText" DefaultValue="[^"]*">)\s*<bt:Override.*\/>/u,
    "$1",
    "Tip.checkText has no English",
  ],
  [
    "a description without English",
    "outlook",
    /(<Description DefaultValue="[^"]*">)\s*<Override.*\/>/u,
    "$1",
    "Description has no English",
  ],
  ["an icon without 32 pixels", "word", /<bt:Image size="32" resid="[^"]*"\/>/u, "", "an Icon lacks size 32"],
  [
    "an icon whose size is another's",
    "word",
    'size="20" resid="Icon.mark.20"',
    'size="20" resid="Icon.mark.24"',
    "Image of size 20 shows Icon.mark.24",
  ],
  [
    "more permission than is needed",
    "outlook",
    "<Permissions>Restricted",
    "<Permissions>ReadWriteMailbox",
    "Restricted is the least",
  ],
  [
    "too little permission",
    "word",
    "<Permissions>ReadWriteDocument",
    "<Permissions>ReadDocument",
    "ReadWriteDocument is the least",
  ],
  ["a kind that is not ours", "word", "TaskPaneApp", "ContentApp", "type ContentApp is not ours"],
  [
    "a page over http",
    "word",
    'id="Commands.Url" DefaultValue="https:',
    'id="Commands.Url" DefaultValue="http:',
    "Commands.Url is not https",
  ],
  [
    "a page from elsewhere",
    "word",
    'id="Commands.Url" DefaultValue="https://localhost:3000',
    'id="Commands.Url" DefaultValue="https://cdn.example',
    "Commands.Url lies outside the listed domains",
  ],
  [
    "an address that is none",
    "word",
    'id="Commands.Url" DefaultValue="https://localhost:3000',
    'id="Commands.Url" DefaultValue="',
    "Commands.Url is no address",
  ],
  [
    "a domain with a star",
    "word",
    "<AppDomain>https://localhost:3000",
    "<AppDomain>https://*.example",
    "lets in more than our own pages",
  ],
  ["JSON that is cut off", "unified", /\}\s*$/u, "", "cannot be read: not JSON"],
  ["a field that is not there", "unified", '"alternates"', '"alternatives"', "extensions.0.alternates"],
  [
    "an action that no runtime has",
    "unified",
    '"actionId": "checkText"',
    '"actionId": "chekText"',
    "actionId chekText is no action",
  ],
  ["an action given twice", "unified", '"id": "handOver"', '"id": "checkText"', "action checkText comes twice"],
  [
    "a control given twice",
    "unified",
    "Kallmarkt.Button.handOver",
    "Kallmarkt.Button.checkText",
    "control Kallmarkt.Button.checkText comes twice",
  ],
  ["keys without a modifier", "unified", "Ctrl+Alt+Shift+K", "Shift+K", "Shift+K is no key combination"],
  ["keys given twice", "unified", "Ctrl+Alt+Shift+K", "Ctrl+Alt+Shift+G", "Ctrl+Alt+Shift+G is given twice"],
  ["keys without a shared runtime", "unified", '"lifetime": "long"', '"lifetime": "short"', "need a shared runtime"],
  [
    "another default language",
    "unified",
    '"defaultLanguageTag": "sv"',
    '"defaultLanguageTag": "de"',
    "the default language is de",
  ],
  ["English that is not listed", "unified", '"languageTag": "en"', '"languageTag": "fi"', "English is not among the languages"],
  [
    "a label without English",
    "english",
    /"extensions\[0\]\.ribbons\[0\]\.tabs\[0\]\.groups\[0\]\.controls\[2\]\.label".*\n/u,
    "",
    "controls[2].label has no English",
  ],
  ["English for nothing", "english", "controls[2].label", "controls[9].label", "controls[9].label, which is not there"],
  ["another permission", "unified", "Document.ReadWrite.User", "Document.Read.User", "Document.ReadWrite.User is what is needed"],
  [
    "a runtime from elsewhere",
    "unified",
    '"page": "https://localhost:3000',
    '"page": "https://cdn.example',
    "lies outside the listed domains",
  ],
  [
    "two manifests with one id",
    "outlook",
    /<Id>.*<\/Id>/u,
    `<Id>${idFor("word", settings.host)}</Id>`,
    "two manifests have the same id",
  ],
  [
    "a unified manifest that does not hide the XML",
    "unified",
    /"officeAddinId": "[^"]*"/u,
    '"officeAddinId": "00000000-0000-4000-8000-000000000000"',
    "does not hide manifest.xml",
  ],
  [
    "a version that is not package.json's",
    "unified",
    '"version": "0.1.0"',
    '"version": "0.2.0"',
    "version 0.2.0 is not that of package.json",
  ],
  [
    "a version that is not package.json's, in XML",
    "outlook",
    "<Version>0.1.0.0",
    "<Version>0.1.1.0",
    "version 0.1.1.0 is not that of package.json",
  ],
  [
    "a function that no page knows",
    "word",
    "<FunctionName>markAiText",
    "<FunctionName>markText",
    "markText is not associated in commands.html",
  ],
  [
    "a function that the pane does not know",
    "unified",
    /markAiText/gu,
    "markText",
    "markText is not associated in taskpane.html",
  ],
];

describe("a broken manifest is told", () => {
  test.each(breaks)("%s", (_name, kind, from, to, says) => {
    expect(faultsAfter(kind, from, to)).toContainEqual(expect.stringContaining(says));
  });

  test("a page that is not built", () => {
    const faults = manifestFaults(manifestsFor(settings), settings.host, {
      ...complete,
      associated: () => null,
      hasPage: (page) => page !== "commands.html",
    });
    expect(faults).toContain("manifest.xml: commands.html is not built (npm run build)");
    expect(faults).toContain("page commands.html is not built");
  });

  test("a picture that is missing, and one of another size", () => {
    const built = {
      ...complete,
      pictureSize: (name: string) =>
        name.endsWith("mark-20.png")
          ? null
          : name.endsWith("mark-24.png")
            ? { width: 32, height: 24 }
            : complete.pictureSize(name),
    };
    expect(manifestFaults(manifestsFor(settings), settings.host, built)).toEqual([
      "picture assets/icons/mark-20.png does not exist",
      "picture assets/icons/mark-24.png is 32 × 24",
    ]);
  });

  test("a file that is no PNG has no size", () => {
    expect(pngSize(Buffer.from("<svg/>".repeat(10)))).toBe(null);
    expect(pngSize(readFileSync(path.join(root, "assets/icons/kallmarkt-192.png")))).toEqual({ width: 192, height: 192 });
  });
});

describe("the words of the ribbon", () => {
  const words: readonly { readonly name: string; readonly wording: Wording; readonly limit: number }[] = [
    ...commands.flatMap(({ id, label, tip }) => [
      { name: `${id} label`, wording: label, limit: 32 },
      { name: `${id} tip`, wording: tip, limit: 250 },
    ]),
    { name: "tagline", wording: product.tagline, limit: 80 },
    { name: "about", wording: product.about, limit: 250 },
    { name: "mail", wording: product.mail, limit: 250 },
    { name: "start", wording: product.start, limit: 125 },
    { name: "startAbout", wording: product.startAbout, limit: 250 },
  ];

  test.each(words)("$name fits, in both languages, in sentences that can be read", ({ wording, limit }) => {
    for (const text of [wording.sv, wording.en]) {
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text).not.toMatch(/misstänk|avslöj|fusk|suspect|cheat|%/iu);
      for (const sentence of text.split(/(?<=[.!?:])\s+/u)) expect(sentence.split(/\s+/u).length).toBeLessThanOrEqual(25);
    }
  });
});
