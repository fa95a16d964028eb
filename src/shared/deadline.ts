// How long whatever is outside of the run may keep it waiting, all of it in one place: a service that takes a call and never
// answers costs seconds. Who calls what, and what is made of a failure, is elsewhere.

/** To look whether something is there. */
export const LOOK_MS = 10_000;
/** A request of GitHub's API with its answer. */
export const REQUEST_MS = 15_000;
/** What takes several requests, with the pauses that GitHub may ask for. */
export const CONVERSATION_MS = 3 * 60_000;
/** Of a run that was cancelled each last call, to hand over the best model so far: GitHub kills it within ten seconds. */
export const LAST_CALL_MS = 10_000;

/** Until a package registry has answered anything at all: after that npm may take its time, but not for ever. */
export const REGISTRY_SILENCE_MS = 25_000;
/** All runtime packages, with every try. */
export const INSTALL_MS = 20 * 60_000;
/** What TensorFlow takes beside its npm packages: a library of 270 MB, and a compiler. */
export const NATIVE_INSTALL_MS = 60 * 60_000;
/** All that git reads and writes of one branch, as far as it fails. */
export const BRANCH_MS = 60_000;
/** All that the post step does: a cancelled job is ended for good after five minutes, and other steps want some of them. */
export const POST_STEP_MS = 2 * 60_000;

/** What a run can do without it waits for only as long as doing it anew might take. */
const SPARE = { beginMs: LOOK_MS, bytesPerMs: 1000 };
/** What it can't do without, such as handing over its model, may come over a slow line. */
const NEEDED = { beginMs: 60_000, bytesPerMs: 100 };

/** @param bytes that go one way or the other, at most */
export function spareTransferMs(bytes: number): number {
  return SPARE.beginMs + bytes / SPARE.bytesPerMs;
}

/** @param bytes that go one way or the other, at most */
export function neededTransferMs(bytes: number): number {
  return NEEDED.beginMs + bytes / NEEDED.bytesPerMs;
}

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly ms: number;

  constructor(ms: number) {
    super(`no answer within ${Number((ms / 1000).toPrecision(2))} s`);
    this.ms = ms;
  }
}

/** Of what has given no answer before: that was told, and what else is done without it says nothing more. */
export class StillNoAnswer extends Error {
  override readonly name = 'StillNoAnswer';

  constructor() {
    super('it gave no answer before');
  }
}

/** For a list of what is told. */
export function unlessStillSilent<T>(cause: unknown, told: T): readonly T[] {
  return cause instanceof StillNoAnswer ? [] : [told];
}

/** Of what has had answers, but did not come to its end. */
export function unfinishedWords({ ms }: NoAnswer): string {
  return `it was not done after ${Math.round(ms / 60_000)} minutes`;
}

export interface Limit {
  /** Infinity: as long as the run may take. */
  readonly ms: number;
  /** The run's. A call that begins after it was aborted has its last seconds. */
  readonly signal?: AbortSignal | undefined;
  /** Whether the call hands over what the run has made: under way when it's aborted, it has its last seconds, too. */
  readonly handsOver?: boolean;
}

/**
 * What `work` comes to, which is told by a signal that it's wanted no more. Not every client listens to one: what goes on
 * all the same is left behind, and nobody hears of it.
 * @throws NoAnswer; the run's reason to end
 */
export async function inTime<T>(work: (ending: AbortSignal) => Promise<T>, limit: Limit): Promise<T> {
  using end = endOf(limit);
  const ended = new Promise<never>((_resolve, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason), { once: true });
  });
  const working = work(end.signal);
  working.catch(() => undefined);
  return await Promise.race([ended, working]);
}

/** No `AbortSignal.any`: Node 20 may collect a timeout's signal that only it refers to. */
export function endOf({
  ms,
  signal,
  handsOver = false,
}: Limit): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const isEnding = signal?.aborted === true;
  const ownMs = isEnding ? Math.min(ms, LAST_CALL_MS) : ms;
  const end = () => controller.abort(signal?.reason);
  let lastCall: NodeJS.Timeout | undefined;
  const cancel = () => {
    if (handsOver) lastCall = setTimeout(end, LAST_CALL_MS);
    else end();
  };
  const isLimited = Number.isFinite(ownMs);
  const timer = isLimited ? setTimeout(() => controller.abort(new NoAnswer(ownMs)), ownMs) : undefined;
  if (!isEnding) signal?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      clearTimeout(lastCall);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
