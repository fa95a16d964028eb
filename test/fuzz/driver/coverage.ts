// Which code of one script has run, as V8 counts it by blocks. Nothing is instrumented, so that a target runs as it is.
import { type Profiler, Session } from 'node:inspector';

export class Coverage {
  readonly #session = new Session();
  readonly #url: string;
  /** By character of the script, 1 where it has ever run. */
  readonly #ever: Uint8Array;
  /** The same since it was asked last. */
  readonly #now: Uint8Array;

  /**
   * Counts from now on.
   * @param url of the script
   * @param length in characters
   */
  constructor(url: string, length: number) {
    this.#url = url;
    this.#ever = new Uint8Array(length);
    this.#now = new Uint8Array(length);
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** As if nothing had ever run. */
  forget(): void {
    this.#functions();
    this.#ever.fill(0);
  }

  /** Characters that have run since it was asked last and never before; they are marked where `mark` is true. */
  fresh({ mark }: { readonly mark: boolean }): number {
    const functions = this.#functions();
    // What lies within another comes behind it.
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges)
        this.#now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    let fresh = 0;
    for (const {
      ranges: [{ startOffset, endOffset }],
    } of functions)
      for (let at = startOffset; at < endOffset; at++) {
        if (this.#now[at] === 1 && this.#ever[at] === 0) {
          fresh++;
          if (mark) this.#ever[at] = 1;
        }
        this.#now[at] = 0;
      }
    return fresh;
  }

  /** Characters that have ever run. */
  get reached(): number {
    return this.#ever.reduce((sum, one) => sum + one, 0);
  }

  #functions(): readonly Profiler.FunctionCoverage[] {
    let functions: readonly Profiler.FunctionCoverage[] = [];
    // It answers before it returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw error;
      functions = taken.result.find(({ url }) => url === this.#url)?.functions ?? [];
    });
    return functions;
  }
}
