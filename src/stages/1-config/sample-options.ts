// What the command `sample` takes.
import type { OptionTable } from './options.ts';
import { integer } from './types.ts';

export interface SampleSettings {
  readonly count: number;
  readonly seed: number;
}

export const SAMPLE_OPTIONS: OptionTable<SampleSettings> = {
  count: { name: 'count', type: integer(1, 100000), default: '60', help: 'Number of exposures.' },
  seed: {
    name: 'seed',
    type: integer(0, 4294967295),
    default: '42',
    help: 'Another seed gives other exposures.',
  },
};
