/** Folder scan: files per second with 1 and 2 workers, and memory over the run: `node --import tsx bench/folder-scan.ts [files]`. */
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = process.env["KALLMARKT_SHARED"] ?? path.join(root, "..", "shared");
const corpus = path.join(shared, "corpora", "office", "docx");
const program = path.join(root, "dist", "cli", "main.js");
const wanted = Number(process.argv[2] ?? 2_000);

interface Run {
  readonly seconds: number;
  /** Seconds of processor time of all its threads: what a busy machine does not stretch. */
  readonly cpu: number;
  /** Megabytes resident, sampled through the run. */
  readonly samples: readonly number[];
  readonly code: number | null;
}

/** Copies the corpus over and over, a hundred files to a folder, until there are as many as wanted. */
function fill(folder: string): { bytes: number } {
  const sources = readdirSync(corpus).map((name) => path.join(corpus, name));
  let bytes = 0;
  for (let index = 0; index < wanted; index++) {
    const source = sources[index % sources.length] as string;
    const below = path.join(folder, String(Math.floor(index / 100)).padStart(3, "0"));
    mkdirSync(below, { recursive: true });
    copyFileSync(source, path.join(below, `${String(index).padStart(5, "0")}${path.extname(source)}`));
    bytes += statSync(source).size;
  }
  return { bytes };
}

/** Runs the built command line and watches it from outside; memory needs /proc. */
async function run(folder: string, workers: number): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, "scan", folder, "--json", "--workers", String(workers)], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  const samples: number[] = [];
  let cpu = NaN;
  const timer = setInterval(() => {
    try {
      const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
      if (resident) samples.push(Number(resident) / 1024);
      const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // Clock ticks of a hundredth of a second, user and system (proc(5)).
      cpu = (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      // Not on Linux, or the process has just ended.
    }
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  clearInterval(timer);
  return { seconds: (performance.now() - started) / 1000, cpu, samples, code };
}

const peak = (samples: readonly number[]) => (samples.length === 0 ? "–" : Math.max(...samples).toFixed(0));

if (!existsSync(corpus) || !existsSync(program)) {
  console.error("bench/folder-scan: needs the data folder ../shared (or KALLMARKT_SHARED) and a build (npm run build).");
  process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), "kallmarkt-bench-"));
try {
  const { bytes } = fill(folder);
  await run(folder, 1);
  console.log(
    `Folder scan of ${wanted} .docx (copies of the corpus, ${(bytes / wanted / 1024).toFixed(0)} kB each on average), ${cpus().length} cores, Node ${process.versions.node}, start-up included\n`,
  );
  console.log("| workers | files/s | seconds | CPU s | MB at most, second quarter | MB at most, last quarter | exit code |");
  console.log("| ------: | ------: | ------: | ----: | -------------------------: | -----------------------: | --------: |");
  for (const workers of [1, 2]) {
    const { seconds, cpu, samples, code } = await run(folder, workers);
    const quarter = Math.floor(samples.length / 4);
    const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
    console.log(
      `| ${workers} | ${(wanted / seconds).toFixed(0)} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${peak(early)} | ${peak(late)} | ${code} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
