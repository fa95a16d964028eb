// A settings file, and settings as they're typed: every type of setting reads some of it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAllRuns } from '../../../src/stages/1-config/load.ts';
import { SETTINGS } from '../../../src/stages/1-config/table.ts';
import { orFaults, scratchFolder } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const folder = scratchFolder();
const NAMES = ['best-epoch.json', 'best-epoch.yml'];
const SEEDS = [
  '{"epochs": 3, "classes": ["a", "b"], "fail-if": "macro-f1 < 0.5"}',
  'epochs: 3\ntime-budget: 1h30m\nmemory-budget: 2GiB\nclass-weights: 1,2.5\nmask-values: 0,255\n',
  'images: "{part}/images/{name}.png"\nmasks: "{part}/masks/{name}.png"\ngroup-by: ^(.)\n',
  'sweep:\n  - learning-rate: 1e-3\n    epochs: 4\n  - learning-rate: 1e-2\nsplit-by: {a: 1}\n',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: SETTINGS.map(({ name }) => `\n${name}: `),
  async run(input) {
    const isJson = input[0] === 0x7b;
    for (const name of NAMES) rmSync(join(folder, name), { force: true });
    writeFileSync(join(folder, isJson ? NAMES[0]! : NAMES[1]!), input);
    await orFaults(() => loadAllRuns({ data: folder }, folder));
    // Each line as a flag.
    rmSync(join(folder, isJson ? NAMES[0]! : NAMES[1]!), { force: true });
    const flags = textOf(input)
      .split('\n')
      .map((line) => /^([a-z-]+): (.*)$/.exec(line))
      .flatMap((found) => (found === null ? [] : [[found[1]!, found[2]!] as const]));
    await orFaults(() => loadAllRuns({ ...Object.fromEntries(flags), data: folder }, folder));
  },
} satisfies Target;
