// Labels of YOLO beside images: a label file, and a data.yaml behind the first blank line.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { yoloShapes } from '../../../src/stages/2-dataset/labels/yolo/shapes.ts';
import { yolo } from '../../../src/stages/2-dataset/labels/yolo/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const IMAGES = ['images/train/1.png', 'images/val/2.png'];
const OTHERS = ['data.yaml', 'labels/train/1.txt', 'labels/val/2.txt', 'labels/train/3.txt', 'train.txt'];
const SIZE = { width: 8, height: 6 };
const OUTLINE = '0 0.1 0.1 0.9 0.1 0.5 0.9 0.2 0.5\n';
const SEEDS = [
  `${OUTLINE}1 0.5 0.5 0.2 0.2\n\ntrain: images/train\nval: [images/val]\nnames: [cell, dust]\n`,
  `1.0e+00 .1 0. 1e-1 9e-1 0.5 0.5\n\npath: C:\\data\ntrain: /a/images/train/\nnc: 2\nval: train.txt\n`,
  `${OUTLINE}\nnames:\n  0: cell\nkpt_shape: [1, 3]\ntrain: ../images\nval: ../images\n`,
  '0 0.5 0.5 0.2 0.2 0.4 0.5 2\n',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['nan', '1e999', '-1', 'test: ', 'path: ../..', 'names: {', 'images/val/2.png'],
  mostBytes: 4096,
  async run(input) {
    const bytes = Buffer.from(input);
    const blank = bytes.indexOf('\n\n');
    const [labels, yaml] = [
      bytes.subarray(0, blank < 0 ? bytes.length : blank + 1),
      bytes.subarray(blank + 2),
    ];
    for (const file of OTHERS) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), file === 'data.yaml' ? yaml : labels);
    }
    const items = await findExport(yolo, { folder, images: IMAGES, others: OTHERS });
    await drawItems(folder, items, SIZE, (read) => yoloShapes(read, SIZE));
  },
} satisfies Target;
