// The workflow of a checkout, and the patterns of names in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDownloads } from '../../../src/stages/8-publish/github/upload/downloads.ts';
import { matchesName } from '../../../src/stages/8-publish/github/upload/name-pattern.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const workspace = scratchFolder();
const path = '.github/workflows/a.yml';
mkdirSync(join(workspace, '.github', 'workflows'), { recursive: true });
const workflow = { workspace, path, job: 'train', step: 'train', action: 'best-epoch/best-epoch' };
const SEED = `on: push
jobs:
  train:
    needs: [data]
    steps:
      - uses: best-epoch/best-epoch@v0
        id: train
      - uses: actions/download-artifact@0000000000000000000000000000000000000000 # v7
        with: {pattern: "best-*"}
  data:
    steps: &steps
      - uses: ./local
  after:
    needs: train
    steps: *steps
`;

export default {
  refusals: [],
  seeds: () => [SEED, 'best-epoch-*-{a,b}[!c]\nbest-epoch-report', '!(x)\n?'].map(bytesOf),
  words: ['uses: ./', 'actions/download-artifact@v5', '*', '**', '[a-', '{', ',', '<<: '],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(workspace, path), input);
    await findDownloads(workflow, 'best-epoch-report');
    const [pattern = '', name = ''] = textOf(input).split('\n');
    matchesName(pattern, name);
  },
} satisfies Target;
