// How long each part of a run took, by a clock that is passed in. A part that runs several times is summed up.

export class Timings {
  readonly #clock: () => number;
  readonly #seconds: Record<string, number> = {};

  /** @param clock milliseconds that only ever grow */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Adds the time until the work's promise is fulfilled. */
  async measure<T>(name: string, work: () => Promise<T>): Promise<T> {
    const begun = this.#clock();
    const result = await work();
    this.#add(name, begun);
    return result;
  }

  /** The same for work that is done when it returns. */
  measureSync<T>(name: string, work: () => T): T {
    const begun = this.#clock();
    const result = work();
    this.#add(name, begun);
    return result;
  }

  /** The same for a generator; the time that its consumer takes counts, too. */
  async *measureAll<T, R>(name: string, work: AsyncGenerator<T, R>): AsyncGenerator<T, R> {
    const begun = this.#clock();
    const result = yield* work;
    this.#add(name, begun);
    return result;
  }

  /** Adds the time until each item of a generator is there; what its consumer does with them doesn't count. */
  async *measureNext<T>(name: string, items: AsyncGenerator<T>): AsyncGenerator<T> {
    for (;;) {
      const { value, done } = await this.measure(name, () => items.next());
      if (done) return;
      yield value;
    }
  }

  record(name: string, seconds: number): void {
    this.#seconds[name] = seconds;
  }

  #add(name: string, begun: number): void {
    this.#seconds[name] = (this.#seconds[name] ?? 0) + (this.#clock() - begun) / 1000;
  }

  /** By name, in the order in which they first ended. */
  get seconds(): Readonly<Record<string, number>> {
    return { ...this.#seconds };
  }
}
