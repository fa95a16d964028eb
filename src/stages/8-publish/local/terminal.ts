// One line at the bottom of a terminal, redrawn in place, with other lines printed above it. It only places text:
// what the line says is progress.ts's.

/** Where text goes: `process.stdout`, or an array in a test. */
export interface Output {
  write(text: string): unknown;
}

// Ten times a second looks alive; more only costs the training its cores.
const REDRAW_INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

export class LiveLine {
  readonly #output: Output;
  readonly #now: () => number;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #visible = false;

  /** `now` is a clock in milliseconds that never goes back. */
  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
  }

  /** Shows `text()` in place of what the line showed, unless the last redraw was a moment ago. */
  draw(text: () => string): void {
    const now = this.#now();
    if (now - this.#drawnAtMs < REDRAW_INTERVAL_MS) return;
    this.#output.write(`${CLEAR_LINE}${text()}`);
    this.#drawnAtMs = now;
    this.#visible = true;
  }

  /** Prints a line that stays; the live line comes back with the next `draw`. */
  print(line: string): void {
    this.clear();
    this.#output.write(`${line}\n`);
  }

  clear(): void {
    if (!this.#visible) return;
    this.#output.write(CLEAR_LINE);
    this.#visible = false;
    this.#drawnAtMs = Number.NEGATIVE_INFINITY;
  }
}
