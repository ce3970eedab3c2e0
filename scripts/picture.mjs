/** Makes docs/labelled.png, the README's picture: the sample, labelled by the command line and laid out by LibreOffice. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { explained, onPath } from "./ensure.mjs";
import { root } from "./root.mjs";

const RESOLUTION = 80;

function run(command, ...words) {
  const { status, error, stderr } = spawnSync(command, words, { cwd: root, encoding: "utf8" });
  if (error || status !== 0) throw new Error(`${command} ${words[0]} failed: ${error?.message ?? stderr}`);
}

await explained(async () => {
  for (const tool of ["soffice", "pdftoppm"]) if (!onPath(tool)) throw new Error(`${tool} is needed for the picture.`);
  const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-picture-"));
  try {
    const labelled = path.join(folder, "labelled.docx");
    const label = ["label", "samples/tjansteskrivelse.docx", "--out", labelled, "--paragraph", "15"];
    run(
      process.execPath,
      "bin/kallmarkt.js",
      ...label,
      "--engine",
      "ChatGPT",
      "--date",
      "2026-11-05",
      "--profile",
      "avesta",
      "--audience",
      "extern",
    );
    run(
      "soffice",
      `-env:UserInstallation=file://${folder}/office`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      labelled,
    );
    run(
      "pdftoppm",
      "-r",
      String(RESOLUTION),
      "-singlefile",
      "-png",
      path.join(folder, "labelled.pdf"),
      path.join(root, "docs", "labelled"),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.error("docs/labelled.png");
});
