/** A progress bar on stderr: count, rate, and the time that is left. Silent where stderr is no terminal. */
import type { Language } from "./terminal.ts";

/** Milliseconds between two drawings. */
const PAUSE = 100;
const WIDTH = 24;

export class Progress {
  readonly #total: number;
  readonly #language: Language;
  readonly #stream: NodeJS.WriteStream;
  readonly #started = performance.now();
  #drawnAt = -Infinity;
  #isDrawn = false;

  constructor(total: number, language: Language, stream: NodeJS.WriteStream = process.stderr) {
    this.#total = total;
    this.#language = language;
    this.#stream = stream;
  }

  /** Draws the bar, unless it was drawn a moment ago. */
  show(done: number): void {
    if (!this.#stream.isTTY) return;
    const now = performance.now();
    if (now - this.#drawnAt < PAUSE && done < this.#total) return;
    this.#drawnAt = now;
    this.#isDrawn = true;
    this.#stream.write(
      `\r\u001b[2K${progressLine(done, this.#total, (now - this.#started) / 1000, this.#language).slice(0, (this.#stream.columns || 80) - 1)}`,
    );
  }

  /** Takes the bar away, so that other lines can be written. A later `show` draws it again. */
  clear(): void {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    this.#stream.write("\r\u001b[2K");
  }
}

/** `seconds` is the time since the start; no rate is given before a second has passed. */
export function progressLine(done: number, total: number, seconds: number, language: Language): string {
  const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
  const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
  const number = (value: number) =>
    value.toLocaleString(language === "sv" ? "sv-SE" : "en-GB", { maximumFractionDigits: value < 10 ? 1 : 0 });
  const line = `${bar} ${number(done)}/${number(total)}`;
  if (seconds < 1 || done === 0) return line;
  const rate = done / seconds;
  const words = language === "sv" ? { rate: "filer/s", left: "kvar" } : { rate: "files/s", left: "left" };
  return `${line}  ${number(rate)} ${words.rate}  ${duration((total - done) / rate)} ${words.left}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, "0")];
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
