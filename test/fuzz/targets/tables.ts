// Tables of labels beside images.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecodingRoom } from '../../../src/image/decoding-room.ts';
import { findInTables } from '../../../src/stages/2-dataset/labels/table/find.ts';
import { layOut } from '../../../src/stages/2-dataset/layout.ts';
import { expectFaults, scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const folder = scratchFolder();
const IMAGES = Array.from({ length: 12 }, (_, i) => `images/${i}.png`);
const rows = (row: (path: string, i: number) => string) => IMAGES.map(row).join('\n');
const SEEDS = [
  `file,label,split\n${rows((path, i) => `${path},${i % 2 ? 'cat' : 'dog'},${i % 3 ? 'train' : 'test'}`)}`,
  `id;is_valid;age;cat;dog\n${rows((_, i) => `${i};${i % 2};${i * 3};${i % 2};${1 - (i % 2)}`)}`,
  `image,xmin,ymin,xmax,ymax\n${rows((path, i) => `${path},${i},2,3,4`)}`,
  rows((path, i) => `${path}\t"${i % 2} a, b"`),
  rows(
    (path, i) => `{"file_name": "${path}", "label": ["${i % 3}"], "objects": {"bbox": [[1, 2, 3, ${i}]]}}`,
  ),
  JSON.stringify(Object.fromEntries(IMAGES.map((path, i) => [path, i % 3]))),
  rows((_, i) => `00${i},${i % 2},${1 - (i % 2)},0,0.${i}`),
  '{"0": "cat", "1": "dog", "2": ["n00000002", "fox"]}',
];
/** The input as each of these, beside a table of numbers for the last, which names them. */
const NAMES = ['labels.csv', 'map.txt', 'metadata.jsonl', 'label_map.json'];
const NUMBERS = `file,label\n${rows((path, i) => `${path},${i % 3}`)}`;

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  mostBytes: 4096,
  async run(input) {
    for (const name of NAMES) await find(name, input);
  },
} satisfies Target;

async function find(name: string, input: Uint8Array): Promise<void> {
  writeFileSync(join(folder, name), input);
  const isNames = name === 'label_map.json';
  if (isNames) writeFileSync(join(folder, 'numbers.csv'), NUMBERS);
  const { faults, question } = await findInTables({
    files: IMAGES,
    others: isNames ? [name, 'numbers.csv'] : [name],
    emptyFolders: [],
    settings: {
      data: folder,
      task: 'auto',
      labels: 'auto',
      crowds: 'drawn',
      stacking: 'auto',
      annotators: 'agree',
      images: undefined,
      masks: undefined,
      split: undefined,
    },
    spec: undefined,
    decoding: new DecodingRoom(0),
    tasks: async () => [],
    placed: () => ({ layout: layOut(IMAGES), faults: [] }),
  });
  expectFaults([...faults, ...(question ? [question] : [])]);
}
