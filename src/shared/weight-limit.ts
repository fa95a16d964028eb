// Lets pieces of work wait for each other so that those under way together stay below a limit: of memory, mostly.

interface Waiting {
  readonly weight: number;
  readonly begin: () => void;
}

export class WeightLimit {
  readonly #limit: number;
  readonly #waiting: Waiting[] = [];
  #underway = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs `work` once there is room for it, first come first served. What is over the limit alone runs alone. */
  async run<T>(weight: number, work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length > 0 || !this.#fits(weight))
      await new Promise<void>((begin) => this.#waiting.push({ weight, begin }));
    else this.#underway += weight;
    try {
      return await work();
    } finally {
      this.#underway -= weight;
      this.#admit();
    }
  }

  #fits(weight: number): boolean {
    return this.#underway === 0 || this.#underway + weight <= this.#limit;
  }

  #admit(): void {
    while (this.#waiting.length > 0 && this.#fits(this.#waiting[0].weight)) {
      const { weight, begin } = this.#waiting.shift()!;
      this.#underway += weight;
      begin();
    }
  }
}
