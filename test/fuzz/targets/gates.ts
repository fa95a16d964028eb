// The conditions of `fail-if`.
import { gates } from '../../../src/stages/1-config/gates.ts';
import { expectFaults } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const SEEDS = [
  'test-mean-iou < 0.8\n# a comment\nval-loss > 0.5',
  'test-iou of "cell wall" < 80%\nworse-than-baseline\n',
  'test-f1 drops by more than 0.02',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"\\u0041"', ' >= ', '1e-3', ' baseline', ' of '],
  mostBytes: 4096,
  run(input) {
    const read = gates().parse(textOf(input), '/');
    if (!read.ok && read.faults !== undefined) expectFaults(read.faults(undefined));
  },
} satisfies Target;
