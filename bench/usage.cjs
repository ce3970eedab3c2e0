/** Loaded into a measured child (`node --require`): reports its processor time and peak memory when it ends, as one line on stderr. */
"use strict";
const { writeSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(2, `\nusage ${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024 })}\n`);
});
