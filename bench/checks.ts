/** Time of a profile's checks over a document of 400 pages with 100 labels: `npm run bench -- checks`. The aim is 50 ms on a quiet machine. */
import { builtInProfile } from "../src/core/policy/catalogue.ts";
import { checkDocument } from "../src/core/policy/checks/index.ts";
import { LARGE, largeSubject } from "../test/core/policy/large.ts";

const RUNS = 9;
console.log("| profile | processor time, ms | reads per paragraph |\n|--|--:|--:|");
for (const municipality of ["hallefors", "avesta", "norsjo", "karlskoga", "dalsland"]) {
  const { subject, reads } = largeSubject(builtInProfile(municipality));
  checkDocument(subject);
  const perRun = reads() / LARGE.paragraphs;
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    checkDocument(subject);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  console.log(`| ${municipality} | ${(times[RUNS >> 1] as number).toFixed(1)} | ${perRun.toFixed(1)} |`);
}
