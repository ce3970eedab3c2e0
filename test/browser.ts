/** Debian's Chromium as the tests start it: no window, and nothing of its own on the network. */
import { chromium, type Browser } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const startChromium = (program: string, ...more: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: program, args: [...FLAGS, ...more] });
