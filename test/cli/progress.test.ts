/** The progress bar: what it says, and that it is silent where nobody sees it. */
import { describe, expect, test } from "@jest/globals";
import { Progress, progressLine } from "../../src/cli/progress.ts";

describe("the progress bar", () => {
  test("tells count, rate and time left", () => {
    expect(progressLine(500, 2_000, 10, "en")).toBe("██████░░░░░░░░░░░░░░░░░░ 500/2,000  50 files/s  0:30 left");
    expect(progressLine(3, 10_000, 2, "sv")).toMatch(/^░{24} 3\/10\s000 {2}1,5 filer\/s {2}1:51:05 kvar$/);
  });

  test("gives no rate from nothing", () => {
    expect(progressLine(0, 10, 5, "sv")).not.toMatch(/filer/);
    expect(progressLine(5, 10, 0.5, "sv")).not.toMatch(/filer/);
  });

  test("draws on a terminal, no wider than it, and cleans up after itself; elsewhere it writes nothing", () => {
    const written: string[] = [];
    const stream = (isTTY: boolean) =>
      ({ isTTY, columns: 30, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream;
    const silent = new Progress(10, "sv", stream(false));
    silent.show(10);
    silent.clear();
    expect(written).toEqual([]);
    const shown = new Progress(10, "sv", stream(true));
    shown.show(10);
    shown.clear();
    shown.clear();
    expect(written).toHaveLength(2);
    // eslint-disable-next-line no-control-regex -- the terminal's own codes
    expect(written[0]?.replace(/\r\u001b\[2K/, "").length).toBeLessThan(30);
    expect(written[1]).toBe("\r\u001b[2K");
  });
});
