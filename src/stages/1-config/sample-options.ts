// What the command `sample` takes.
import type { OptionRows } from './options.ts';
import { integer } from './types.ts';

export const SAMPLE_OPTIONS = {
  count: { name: 'count', type: integer(1, 100000), default: '60', help: 'Number of exposures.' },
  seed: {
    name: 'seed',
    type: integer(0, 4294967295),
    default: '42',
    help: 'Another seed gives other exposures.',
  },
} as const satisfies OptionRows;
