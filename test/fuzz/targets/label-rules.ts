// The rules of `label`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuleCounts, readRules } from '../../../src/stages/2-dataset/label-rules.ts';
import { expectFaults, scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const path = join(scratchFolder(), 'rules.json');

export default {
  refusals: [],
  seeds: () => [
    bytesOf(
      '{"classes": [{"name": "a", "max": 5}, {"name": "b", "min": 4, "color": "#00ff00"}], "priority": ["b"], "otherwise": "a", "channel": 1}',
    ),
  ],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(path, input);
    const { rules, faults } = await readRules(path);
    expectFaults(faults);
    if (rules === undefined) return;
    const counts = new RuleCounts(rules);
    for (const value of [-1, 4.5, Number.NaN]) counts.label(value);
  },
} satisfies Target;
