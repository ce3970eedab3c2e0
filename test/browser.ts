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

/** Waits until an expectation holds: for what a page shows a moment after the act. Fails as the expectation fails, when it never does. */
export async function soon(expectation: () => Promise<void>): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
