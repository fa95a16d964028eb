// Dates of runs that are shown together: as short as tells them apart.
import { expect, test } from 'vitest';
import { datesOf } from '../../src/shared/moment.ts';

const at = (time: string, commit: string | null = 'c0ffee1') => ({ date: `${time}.000Z`, commit });

test.each([
  ['days', [at('2026-11-29T14:03:27'), at('2026-11-30T14:03:27')], ['2026-11-29', '2026-11-30']],
  [
    'minutes where a day is shared',
    [at('2026-11-30T14:03:27'), at('2026-11-30T14:04:27'), at('2026-12-01T14:04:27')],
    ['2026-11-30 14:03 UTC', '2026-11-30 14:04 UTC', '2026-12-01'],
  ],
  [
    'seconds where a minute is',
    [at('2026-11-30T14:03:27'), at('2026-11-30T14:03:28')],
    ['2026-11-30 14:03:27 UTC', '2026-11-30 14:03:28 UTC'],
  ],
  ['a time without a commit', [at('2026-11-30T14:03:27', null)], ['2026-11-30 14:03 UTC']],
  [
    'one run that is there twice',
    [at('2026-11-30T14:03:27'), at('2026-11-30T14:03:27')],
    ['2026-11-30', '2026-11-30'],
  ],
])('%s', (reason, runs, dates) => {
  expect(runs.map(datesOf(runs)), reason).toEqual(dates);
});
