/**
 * Labels one passage of a large real document, as a whole process, beside python-docx doing less and the floor beneath
 * any tool that keeps the format: inflate and deflate of the touched parts alone. `npm run bench:label`
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { inTurn, nodeRun, program, pythonRun, root, type Usage } from "./measure.ts";

const shared = process.env["KALLMARKT_SHARED"] ?? path.join(root, "..", "shared");
const large = path.join(shared, "corpora", "office", "large");
const files = [
  { file: "example-docs__handbook-872p.docx", paragraph: 4007 },
  { file: "test-data__document__bug65649.docx", paragraph: 8004 },
];

/** Opens, reads every run's text, changes one run, saves: no control, no record, no check. */
const PYTHON_DOCX = `
import sys, resource, docx
document = docx.Document(sys.argv[1])
runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
run = runs[len(runs) // 2]
run.text = run.text + " [AI: ChatGPT, 2026-11-03]"
document.save(sys.argv[2])
u = resource.getrusage(resource.RUSAGE_SELF)
sys.stderr.write('usage {"cpu": %f, "mb": %f}\\n' % (u.ru_utime + u.ru_stime, u.ru_maxrss / 1024))
`;

/** Start Node, read the file, inflate its main part, deflate it again, write it: what no tool in Node can go below. */
const FLOOR = `
import { readFileSync, writeFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
const [, file, out] = process.argv;
const bytes = readFileSync(file);
let end = bytes.length - 22;
while (bytes.readUInt32LE(end) !== 0x06054b50) end--;
for (let at = bytes.readUInt32LE(end + 16); bytes.readUInt32LE(at) === 0x02014b50; at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)) {
  const name = bytes.toString("latin1", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  if (name !== "word/document.xml") continue;
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  writeFileSync(out, deflateRawSync(inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)))));
}
`;

function main(): void {
  if (!existsSync(large)) throw new Error("../shared/corpora/office/large is not here: this bench needs it");
  if (!existsSync(program)) throw new Error("the command line is not built: npm run build:cli");
  const python = ["/usr/bin/python3", "python3"].find((candidate) => spawnSync(candidate, ["-c", "import docx"]).status === 0);
  const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-bench-"));
  const floor = path.join(folder, "floor.mjs");
  writeFileSync(floor, FLOOR.replace("const [, file, out]", "const [, , file, out]"));
  try {
    console.log("| document | tool | CPU s | wall s | peak MB | CPU ÷ ours |\n|---|---|--:|--:|--:|--:|");
    for (const { file, paragraph } of files) {
      const source = path.join(large, file);
      const out = path.join(folder, "out.docx");
      const rows: [string, () => Usage][] = [
        [
          "**kallmarkt label** (mark, source entry, record, checks)",
          () =>
            nodeRun([
              program,
              "label",
              source,
              "--out",
              out,
              "--paragraph",
              String(paragraph),
              "--engine",
              "ChatGPT",
              "--date",
              "2026-11-03",
            ]),
        ],
        ["floor: Node, inflate and deflate of the main part", () => nodeRun([floor, source, out])],
      ];
      if (python)
        rows.splice(1, 0, [
          "python-docx (one run changed, saved; no checks)",
          () => pythonRun(python, PYTHON_DOCX, [source, out]),
        ]);
      const usages = inTurn(
        rows.map(([, run]) => run),
        7,
      );
      const ours = usages[0] as Usage;
      usages.forEach((usage, index) => {
        const size = (readFileSync(source).length / 1024).toFixed(0);
        console.log(
          `| ${index === 0 ? `${file} (${size} KB)` : ""} | ${(rows[index] as [string, unknown])[0]} | ${usage.cpu.toFixed(2)} | ${usage.wall.toFixed(2)} | ${usage.mb.toFixed(0)} | ${(usage.cpu / ours.cpu).toFixed(2)} |`,
        );
      });
    }
    console.log(
      "\nCPU s: user and system time of the whole process, the median of 7 runs in turn. Peak MB: resident. The floor is what no tool in Node can go below.",
    );
    if (!python) console.log("\npython-docx is not installed here (Debian: python3-docx), so that row is missing.");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
