/** Which files a scan takes, and in which order. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { filesBelow } from "../../src/cli/folder.ts";

describe("the files below a folder", () => {
  let folder = "";
  const make = (...names: string[]) => {
    for (const name of names) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), "x");
    }
  };
  const found = async (...paths: string[]) => {
    const { files, skipped } = await filesBelow(paths.length > 0 ? paths.map((name) => path.join(folder, name)) : [folder]);
    return { files: files.map((file) => path.relative(folder, file)), skipped };
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-folder-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("come in the order of their names, folders where their names stand", async () => {
    make("b.docx", "a/z.txt", "a/m/k.md", "c.PDF", "Ö.eml", "a.docx");
    expect((await found()).files).toEqual(["a/m/k.md", "a/z.txt", "a.docx", "b.docx", "c.PDF", "Ö.eml"]);
  });

  test("leave lock files, hidden ones and other types out, and count them", async () => {
    make("~$a.docx", ".hemlig/a.docx", ".b.docx", "bild.jpg", "tabell.xlsx", "a.docx");
    expect(await found()).toEqual({ files: ["a.docx"], skipped: { lockFiles: 1, hidden: 2, otherTypes: 2, unreadable: 0 } });
  });

  test("are taken as named when a path is a file, whatever its extension", async () => {
    make("a.xyz", "m/b.docx");
    expect((await found("a.xyz", "m")).files).toEqual(["a.xyz", "m/b.docx"]);
  });

  test("are followed through symbolic links, and a ring of links ends", async () => {
    make("m/a.docx");
    symlinkSync("..", path.join(folder, "m", "ring"));
    symlinkSync("m/a.docx", path.join(folder, "länk.docx"));
    symlinkSync("finns-inte", path.join(folder, "bruten.docx"));
    symlinkSync("finns-inte", path.join(folder, "bruten"));
    const { files, skipped } = await found();
    expect(files).toEqual(["bruten.docx", "länk.docx", "m/a.docx"]);
    expect(skipped.unreadable).toBe(1);
  });

  test("are refused with the path's name when a path is not there", async () => {
    await expect(found("saknas")).rejects.toMatchObject({ code: "not-found", file: path.join(folder, "saknas") });
  });
});
