import { describe, expect, test } from 'vitest';
import type { EpochRecord, TrainingEvent } from '../../../src/stages/5-train/events.ts';
import {
  barLine,
  epochLine,
  forecastLine,
  formatDuration,
  initialLine,
  sharesLine,
  startedLine,
  stoppedLine,
  workLine,
} from '../../../src/stages/8-publish/progress.ts';
import {
  advance,
  remainingMs,
  type TrainingProgress,
} from '../../../src/stages/8-publish/training-progress.ts';
import { epochEvent, features, record, started, step, stopped, validation } from './events.ts';

/** Folds events that come at the given milliseconds. */
function after(
  ...timed: readonly (readonly [atMs: number, event: TrainingEvent])[]
): TrainingProgress | undefined {
  return timed.reduce<TrainingProgress | undefined>(
    (progress, [at, event]) => advance(progress, event, at),
    undefined,
  );
}

describe('time left, at most', () => {
  const rows: { why: string; events: (readonly [number, TrainingEvent])[]; expected: number | undefined }[] =
    [
      { why: 'nothing was measured yet', events: [[0, started()]], expected: undefined },
      {
        why: 'the first step compiles, so it says nothing about the others',
        events: [
          [0, started()],
          [9000, step(1, 1)],
        ],
        expected: undefined,
      },
      {
        why: '2 s a step after the first, 10 epochs of 4 steps, 3 of them done',
        events: [
          [0, started()],
          [9000, step(1, 1)],
          [11000, step(1, 2)],
          [13000, step(1, 3)],
        ],
        expected: (10 * 4 - 3) * 2000,
      },
      {
        why: 'all steps of the first epoch are done while it is validated',
        events: [
          [0, started()],
          [9000, step(1, 1)],
          [15000, step(1, 4)],
          [15500, validation(1, 1)],
        ],
        expected: 9 * 4 * 2000,
      },
      {
        why: 'a finished epoch tells the whole cost of one, validation and all',
        events: [
          [0, started()],
          [9000, epochEvent({ epoch: 1, seconds: 12 })],
        ],
        expected: 9 * 12_000,
      },
      {
        why: 'half of epoch 3 is done, at a mean of 11 s an epoch',
        events: [
          [0, started()],
          [1, epochEvent({ epoch: 1, seconds: 12 })],
          [2, epochEvent({ epoch: 2, seconds: 10 })],
          [3, step(3, 2)],
        ],
        expected: 7.5 * 11_000,
      },
      {
        why: 'a resumed run counts the epochs that are left, and times only its own',
        events: [
          [0, started({ firstEpoch: 9 })],
          [1, epochEvent({ epoch: 9, seconds: 5 })],
        ],
        expected: 5000,
      },
      {
        why: 'the time budget ends it before the epochs do',
        events: [
          [1000, started({ timeLeftMs: 60_000 })],
          [9000, step(1, 1)],
          [11_000, step(1, 2)],
        ],
        expected: 50_000,
      },
      {
        why: 'known before anything of the epochs is',
        events: [[1000, started({ timeLeftMs: 60_000 })]],
        expected: 60_000,
      },
      {
        why: 'as each epoch measures it anew',
        events: [
          [0, started({ timeLeftMs: 60_000 })],
          [20_000, { ...epochEvent({ epoch: 1, seconds: 20 }), timeLeftMs: 30_000 }],
          [25_000, step(2, 1)],
        ],
        expected: 25_000,
      },
      {
        why: 'the epochs end before the time does',
        events: [
          [0, started({ epochs: 2, timeLeftMs: 600_000 })],
          [20_000, { ...epochEvent({ epoch: 1, seconds: 20 }), timeLeftMs: 580_000 }],
        ],
        expected: 20_000,
      },
      {
        why: 'an epoch that fits the head alone tells nothing of those that train',
        events: [
          [0, started()],
          [1000, features(6)],
          [1200, validation(1, 2)],
          [1500, epochEvent({ epoch: 1, seconds: 1.5 })],
        ],
        expected: undefined,
      },
      {
        why: 'the first one that trains does: 8 of 10 are to come',
        events: [
          [0, started()],
          [1000, features(6)],
          [1500, epochEvent({ epoch: 1, seconds: 1.5 })],
          [9000, step(2, 1)],
          [41_500, epochEvent({ epoch: 2, seconds: 40 })],
        ],
        expected: 8 * 40_000,
      },
      {
        why: 'never less than nothing',
        events: [
          [0, started({ timeLeftMs: 1000 })],
          [20_000, step(1, 1)],
        ],
        expected: 0,
      },
      {
        why: 'after the last epoch nothing is left',
        events: [
          [0, started({ epochs: 1 })],
          [1, epochEvent({ epoch: 1, seconds: 5 })],
        ],
        expected: 0,
      },
    ];
  test.each(rows)('$why', ({ why, events, expected }) => {
    const progress = after(...events);
    expect(progress, why).toBeDefined();
    const actual = remainingMs(progress as TrainingProgress);
    if (expected === undefined) expect(actual, why).toBeUndefined();
    else expect(actual, why).toBeCloseTo(expected, 6);
  });

  test('no state before training starts and none after it stops', () => {
    expect(after([0, step(1, 1)])).toBeUndefined();
    expect(after([0, started()], [1, stopped()])).toBeUndefined();
  });
});

describe('the live bar', () => {
  const running = after([0, started()], [0, step(1, 1)], [1000, step(1, 2)]) as TrainingProgress;

  test('shows epoch, step, loss, patience left and time left', () => {
    expect(barLine(running, 200)).toBe(
      'epoch 1/10 ███████████████░░░░░░░░░░░░░░░ train 2/4 · loss 0.500 · patience 5 of 5 · at most 38 s left',
    );
  });

  test('counts patience down while nothing improves', () => {
    const worse = after(
      [0, started()],
      [1, epochEvent({ epoch: 1, withoutImprovement: 3 })],
    ) as TrainingProgress;
    expect(barLine(worse, 200)).toContain('patience 2 of 5');
  });

  test('names the validation pass', () => {
    const validating = advance(running, validation(1, 2), 2000) as TrainingProgress;
    expect(barLine(validating, 200)).toContain('validate 2/2');
  });

  test('names the pass in which a pretrained network sees the images', () => {
    const seeing = after([0, started()], [1000, features(3)]) as TrainingProgress;
    expect(barLine(seeing, 200)).toBe(
      'epoch 1/10 ███████████████░░░░░░░░░░░░░░░ features 3/6 · patience 5 of 5',
    );
  });

  test.each([
    {
      columns: 55,
      expected: 'epoch 1/10 · train 2/4 · loss 0.500 · patience 5 of 5',
      why: 'time and bar go first',
    },
    { columns: 40, expected: 'epoch 1/10 · train 2/4 · loss 0.500', why: 'then patience' },
    { columns: 10, expected: 'epoch 1/10', why: 'the epoch stays' },
    { columns: 4, expected: 'epoc', why: 'never wider than the terminal' },
    { columns: 0, expected: '', why: 'a terminal may claim to have no columns' },
  ])('$columns columns: $why', ({ columns, expected, why }) => {
    const line = barLine(running, columns);
    expect(line.length, why).toBeLessThanOrEqual(columns);
    expect(line, why).toBe(expected);
  });

  test('is never wider than the terminal, whatever its width', () => {
    for (let columns = 0; columns < 150; columns++)
      expect(barLine(running, columns).length, `${columns}`).toBeLessThanOrEqual(columns);
  });
});

describe('the line of an initial model', () => {
  test.each([
    { monitor: 'val-loss', more: '', why: 'the scores that both tasks have' },
    { monitor: 'val-macro-f1', more: '', why: 'what is watched is among them, and once' },
    { monitor: 'val-mean-iou', more: ' · val mean IoU 0.700', why: 'what is watched, after them' },
  ] as const)('$monitor: $why', ({ monitor, more, why }) => {
    const progress = after([0, started({ monitor })]) as TrainingProgress;
    expect(initialLine({ type: 'initial', record: record(1) }, progress), why).toBe(
      `initial model · val loss 0.600 · val accuracy 0.900 · val macro F1 0.750${more}`,
    );
  });
});

describe('the line of an epoch', () => {
  const progress = after([0, started()]) as TrainingProgress;
  const line = (
    row: Partial<EpochRecord> & { improved?: boolean; withoutImprovement?: number; next?: number },
  ) => {
    const event = epochEvent(row);
    return epochLine(event, advance(progress, event, 0) as TrainingProgress);
  };

  test('an improvement', () => {
    expect(line({ epoch: 1, seconds: 12 })).toBe(
      'epoch 1/10 · loss 0.500 · val loss 0.600 · val accuracy 0.900 · val macro F1 0.750 · 12 s · best so far · at most 1 min 48 s left',
    );
  });

  test('that had no time for all of its steps', () => {
    const event = { ...epochEvent({ epoch: 1, seconds: 12 }), part: { steps: 31, of: 52 } };
    expect(epochLine(event, advance(progress, event, 0) as TrainingProgress)).toMatch(
      /^epoch 1\/10 · in part, 31 of its 52 steps · loss 0\.500 · /,
    );
  });

  test('shows what is watched, by which it is the best', () => {
    const event = epochEvent({ epoch: 1, valMeanIou: 0.712 });
    const watching = after([0, started({ monitor: 'val-mean-iou' })], [0, event]) as TrainingProgress;
    expect(epochLine(event, watching)).toContain(
      ' · val macro F1 0.750 · val mean IoU 0.712 · 2.0 s · best so far',
    );
  });

  test('no improvement: which epoch is the best, and the patience left', () => {
    expect(line({ epoch: 4, improved: false, withoutImprovement: 2 })).toContain(
      'best is 2, patience 3 of 5',
    );
  });

  test('a lowered learning rate', () => {
    expect(line({ epoch: 4, next: 0.0001 })).toContain('learning rate now 1e-4');
  });

  test('the last epoch promises no time left', () => {
    expect(line({ epoch: 10 })).not.toContain('left');
  });

  test('a loss that is not a number is n/a', () => {
    expect(line({ ...record(1), trainLoss: Number.NaN })).toContain(' loss – ');
  });
});

test.each([
  {
    validation: [20, 101],
    test: [40, 233],
    words: 'to validate on 20 of 101 images and to test on about 40 of 233 images',
  },
  { validation: [36, 36], test: [40, 233], words: 'to test on about 40 of 233 images' },
  { validation: [20, 101], test: [9, 9], words: 'to validate on 20 of 101 images' },
])('the line of images that there is time for: $words', ({ words, ...parts }) => {
  const share = ([images, of]: readonly number[]) => ({ images, of });
  const event = { type: 'shares', validation: share(parts.validation), test: share(parts.test) } as const;
  expect(sharesLine(event)).toBe(`The time budget leaves room ${words}, chosen by the seed`);
});

test('the line at the end says whether the epoch was done', () => {
  const { outcome } = stopped();
  expect(stoppedLine({ ...outcome, stoppedEpoch: 3, stopReason: 'epochs', bestEpoch: 2 })).toBe(
    'Stopped after epoch 3 (epochs). Best epoch: 2',
  );
  const cut = { stoppedEpoch: 1, stopReason: 'time-budget', untrained: 'less-than-an-epoch' } as const;
  expect(stoppedLine({ ...outcome, ...cut })).toBe('Stopped in epoch 1, before its end (time-budget)');
});

test('the line of a training that had stopped before it was cut off promises no epoch', () => {
  const line = startedLine(started({ firstEpoch: 4, resumedFrom: 'output', stop: 'target' }));
  expect(line).toBe('The earlier run was cut off after its training, before its report: going on at that');
});

test.each([
  { changes: { epochs: 1, stepsPerEpoch: 1 }, words: 'Training: up to 1 epoch of 1 step' },
  { changes: { epochs: 100, stepsPerEpoch: 25 }, words: 'Training: up to 100 epochs of 25 steps' },
  {
    changes: { epochs: 10, headEpochs: 1 },
    words: 'Training: up to 10 epochs, the first of the head alone, the others of 4 steps',
  },
  {
    changes: { epochs: 2, headEpochs: 1 },
    words: 'Training: up to 2 epochs, the first of the head alone, the other of 4 steps',
  },
  {
    changes: { headEpochs: 1, firstEpoch: 2, resumedFrom: 'output' as const },
    words: 'Going on at epoch 2: up to 10 epochs of 4 steps',
  },
])('the line before the first epoch: $words', ({ changes, words }) => {
  expect(startedLine(started(changes))).toBe(`${words}, stopping after 5 without improvement`);
});

test('the line before the first epoch where that is the only one, and has no steps to stop between', () => {
  expect(startedLine(started({ epochs: 1, headEpochs: 1 }))).toBe(
    'Training: up to 1 epoch, which fits the head alone',
  );
});

test.each([
  { epoch: 1, headEpochs: 1, words: 'epoch 1/10 · head alone · loss ' },
  { epoch: 2, headEpochs: 1, words: 'epoch 2/10 · loss ' },
  { epoch: 1, headEpochs: 0, words: 'epoch 1/10 · loss ' },
])('the line of epoch $epoch, of $headEpochs of the head alone', ({ epoch, headEpochs, words }) => {
  const progress = after([0, started({ headEpochs })], [1000, epochEvent({ epoch })]);
  expect(epochLine(epochEvent({ epoch }), progress as TrainingProgress)).toContain(words);
});

test.each([
  { ms: 0, expected: '0.0 s', why: 'short spans keep a decimal' },
  { ms: 9_949, expected: '9.9 s', why: 'up to ten seconds' },
  { ms: 9_950, expected: '10 s', why: 'and none from there' },
  { ms: 59_499, expected: '59 s', why: 'just under a minute' },
  { ms: 59_500, expected: '1 min 0 s', why: 'never "60 s"' },
  { ms: 3_599_499, expected: '59 min 59 s', why: 'just under an hour' },
  { ms: 3_599_500, expected: '1 h 0 min', why: 'never "60 min"' },
  { ms: 3_900_000, expected: '1 h 5 min', why: 'hours and minutes' },
])('$ms ms is $expected', ({ ms, expected, why }) => {
  expect(formatDuration(ms), why).toBe(expected);
});

test('other work says which image it is at and how far, in as many columns as there are', () => {
  const state = { name: 'a\nb.png', item: 2, items: 40, done: 3, total: 12 };
  expect(workLine(state, 60)).toBe(`image 2/40 ${'█'.repeat(8)}${'░'.repeat(22)} 3/12 a\\nb.png`);
  expect(workLine({ ...state, items: 1 }, 60)).toMatch(/^█+░+ 3\/12 a/);
  for (const columns of [0, 5, 12, 30]) expect(workLine(state, columns).length).toBeLessThanOrEqual(columns);
});

describe('the forecast', () => {
  test.each([
    { epochs: 41, words: 'An epoch takes 6.2 s: about 41 epochs fit into the time there is' },
    { epochs: 1, words: 'An epoch takes 6.2 s: about 1 epoch fits into the time there is' },
  ])('is a line: $words', ({ epochs, words }) => {
    expect(forecastLine({ type: 'forecast', epochs, secondsAnEpoch: 6.2 })).toBe(words);
  });

  test('leaves the bar as it is: more epochs may fit than the slow first one lets expect', () => {
    const forecast = { type: 'forecast', epochs: 3, secondsAnEpoch: 12 } as const;
    const before = after([0, started()], [12_000, epochEvent({ epoch: 1, seconds: 12 })]);
    expect(advance(before, forecast, 12_000)).toEqual(before);
  });
});
