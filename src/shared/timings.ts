// How long each part of a run took, by a clock that is passed in.

export class Timings {
  readonly #clock: () => number;
  readonly #seconds: Record<string, number> = {};

  /** @param clock milliseconds that only ever grow */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  async measure<T>(name: string, work: () => Promise<T>): Promise<T> {
    const begun = this.#clock();
    const result = await work();
    this.record(name, (this.#clock() - begun) / 1000);
    return result;
  }

  record(name: string, seconds: number): void {
    this.#seconds[name] = seconds;
  }

  /** By name, in the order in which they ended. */
  get seconds(): Readonly<Record<string, number>> {
    return { ...this.#seconds };
  }
}
