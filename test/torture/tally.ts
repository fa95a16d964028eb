// Counts rounds by what they did, what disturbed them and how they ended.
import type { Played } from './play.ts';
import type { Round } from './round.ts';

export class Tally {
  #rounds = 0;
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #finds: string[] = [];

  get found(): number {
    return this.#finds.length;
  }

  /** @param command which plays the round again */
  add({ work, disturbance, service }: Round, played: Omit<Played, 'outputs'>, command: string): void {
    const { ending, resumed, wrong } = played;
    this.#rounds++;
    this.#count('work', work);
    this.#count('disturbance', disturbance.kind);
    if (work === 'action') this.#count('services', service.how);
    this.#count('ending', ending);
    if (resumed) this.#count('resumed after', disturbance.kind);
    if (wrong.length > 0) this.#finds.push(`${command}\n${wrong.map((one) => `  ${one}`).join('\n')}`);
  }

  summary(): string {
    const tables = [...this.#counts].map(([what, counts]) => {
      const sorted = [...counts].sort(([, a], [, b]) => b - a);
      return `${what}: ${sorted.map(([name, count]) => `${name} ${count}`).join(', ')}`;
    });
    const verdict = this.found === 0 ? 'all as promised' : `${this.found} not as promised`;
    return [`${this.#rounds} rounds, ${verdict}`, ...tables, ...this.#finds].join('\n');
  }

  #count(what: string, name: string): void {
    const counts = this.#counts.get(what) ?? new Map<string, number>();
    this.#counts.set(what, counts);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}
