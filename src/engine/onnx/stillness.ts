// Notices that a thread which was asked for something does nothing any more: a step may take minutes, but while one does
// the process computes, or waits for the disk. It watches, it ends nothing.

/** What a process has used so far; only that it grows counts. */
export interface Usage {
  /** Of all threads, in milliseconds. */
  readonly cpuMs: number;
  /** Times that it waited for the disk. */
  readonly waits: number;
}

/** Sleeping for a night is one look: so many of them must find nothing. */
const LOOKS = 24;
const BETWEEN_MS = 5_000;
/** Between two looks: a timer and a log take less, a step that a busy machine holds up takes more. */
const LEAST_CPU_MS = 25;

export class StillnessWatch {
  readonly #read: () => Usage;
  readonly #onStill: () => void;
  #timer: NodeJS.Timeout | undefined;
  #last: Usage | undefined;
  #still = 0;

  constructor(onStill: () => void, read: () => Usage = readUsage) {
    this.#onStill = onStill;
    this.#read = read;
  }

  /** From now on, until `stop`, somebody is to be at work. */
  start(): void {
    this.#still = 0;
    this.#last = undefined;
    this.#timer ??= setInterval(() => this.look(), BETWEEN_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  look(): void {
    const now = this.#read();
    const last = this.#last;
    this.#last = now;
    if (last === undefined) return;
    const works = now.cpuMs - last.cpuMs >= LEAST_CPU_MS || now.waits > last.waits;
    this.#still = works ? 0 : this.#still + 1;
    if (this.#still >= LOOKS) this.#onStill();
  }
}

function readUsage(): Usage {
  const { userCPUTime, systemCPUTime, majorPageFault, fsRead, fsWrite } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, waits: majorPageFault + fsRead + fsWrite };
}
