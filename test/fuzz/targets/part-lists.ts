// Lists of the parts of a split in all their forms: lines, JSON, numbers, columns. Each form sees every input.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPartLists } from '../../../src/stages/2-dataset/part-lists.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const folder = scratchFolder();
const IMAGES = Array.from({ length: 12 }, (_, i) => `images/${i}.png`);
const LISTS = ['train.txt', 'val.json', 'splits.json', 'images.txt', 'train_test_split.txt', 'split.csv'];
const rows = (row: (path: string, i: number) => string) => IMAGES.map(row).join('\n');
const SEEDS = [
  rows((path) => path),
  rows((path, i) => `${i} ${i % 2} ${path}`),
  rows((_, i) => `${i} ${i % 2}`),
  `file,split\n${rows((path, i) => `${path},${i % 3 ? 'train' : 'test'}`)}`,
  `id,is_valid\n${rows((_, i) => `${i},${i % 2 ? 'True' : 'False'}`)}`,
  '{"train": ["1", ["images/2.png", 0]], "val": ["3.png"]}',
  '["images/1", "images/2"]',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  mostBytes: 4096,
  async run(input) {
    for (const name of LISTS) writeFileSync(join(folder, name), input);
    await findPartLists(folder, { files: IMAGES, others: LISTS });
  },
} satisfies Target;
