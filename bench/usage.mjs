/** Loaded into a measured child (`node --import`): reports its processor time and peak memory when it ends, as one line on stderr. */
import process from "node:process";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`\nusage ${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024 })}\n`);
});
