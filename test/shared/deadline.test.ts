// What becomes of a call that is never answered, that comes too late, that fails, and that the run's end overtakes.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  inTime,
  LAST_CALL_MS,
  LOOK_MS,
  NoAnswer,
  neededTransferMs,
  spareTransferMs,
} from '../../src/shared/deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<string>(() => undefined);
const after = (ms: number) => () => new Promise<string>((resolve) => setTimeout(resolve, ms, 'answer'));
const CANCELLED = new DOMException('SIGTERM received', 'AbortError');

/** What comes of it, and after how many milliseconds. */
async function outcome(
  work: (ending: AbortSignal) => Promise<string>,
  ms: number,
  signal?: AbortSignal,
  handsOver?: boolean,
) {
  const begun = Date.now();
  const settled = inTime(work, { ms, signal, ...(handsOver === undefined ? {} : { handsOver }) }).then(
    (value) => ({ value, ms: Date.now() - begun }),
    (error: unknown) => ({ error, ms: Date.now() - begun }),
  );
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  return settled;
}

function abortedAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(CANCELLED), ms);
  return controller.signal;
}

test.each([
  ['an answer in time', after(900), { value: 'answer', ms: 900 }],
  ['one that comes too late', after(1100), { error: new NoAnswer(1000), ms: 1000 }],
  ['none at all', never, { error: new NoAnswer(1000), ms: 1000 }],
  [
    'a failure is its own',
    () => Promise.reject(new Error('refused')),
    { error: new Error('refused'), ms: 0 },
  ],
])('%s', async (why, work, wanted) => {
  expect(await outcome(work, 1000), why).toEqual(wanted);
  expect(vi.getTimerCount(), 'timers left').toBe(0);
});

test('a failure that comes once nobody listens any more troubles nobody', async () => {
  const late = () => new Promise<string>((_resolve, reject) => setTimeout(reject, 2000, new Error('late')));
  expect(await outcome(late, 1000)).toEqual({ error: new NoAnswer(1000), ms: 1000 });
});

describe("the run's end", () => {
  test('ends a call that has begun, at once, and tells it', async () => {
    let ending: AbortSignal | undefined;
    const work = (signal: AbortSignal) => {
      ending = signal;
      return never();
    };
    expect(await outcome(work, 60_000, abortedAfter(500))).toEqual({ error: CANCELLED, ms: 500 });
    expect(ending?.reason).toBe(CANCELLED);
  });

  test('ends one without a limit of its own', async () => {
    expect(await outcome(never, Number.POSITIVE_INFINITY, abortedAfter(500))).toMatchObject({ ms: 500 });
  });

  test.each([
    ['comes to its end', after(3000), { value: 'answer', ms: 3000 }],
    ['has its last seconds', never, { error: CANCELLED, ms: 500 + LAST_CALL_MS }],
  ])('one under way that hands over what the run has made %s', async (why, work, wanted) => {
    expect(await outcome(work, 60_000, abortedAfter(500), true), why).toEqual(wanted);
    expect(vi.getTimerCount(), 'timers left').toBe(0);
  });

  test.each([
    ['the upload of the best model so far is tried', after(3000), { value: 'answer', ms: 3000 }],
    ['but for no longer than GitHub lets it', never, { error: new NoAnswer(LAST_CALL_MS), ms: LAST_CALL_MS }],
  ])('once it has come, %s', async (why, work, wanted) => {
    expect(await outcome(work, 60_000, AbortSignal.abort(CANCELLED)), why).toEqual(wanted);
  });
});

test('limits grow with what goes over the line, from what a look may take', () => {
  expect(spareTransferMs(0)).toBe(LOOK_MS);
  expect(spareTransferMs(50e6)).toBe(60_000);
  expect(neededTransferMs(5e6)).toBe(110_000);
});

test('the words', () => {
  expect(new NoAnswer(10_000).message).toBe('no answer within 10 s');
  expect(new NoAnswer(144_217.728).message).toBe('no answer within 140 s');
});
