// Exports of Label Studio beside images: which images they are of, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelStudioShapes } from '../../../src/stages/2-dataset/labels/label-studio/shapes.ts';
import { labelStudio } from '../../../src/stages/2-dataset/labels/label-studio/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const IMAGES = ['images/1.png', 'images/2.png'];
const SIZE = { width: 8, height: 6 };
const fileOf = (value: string, more = '') => `[{"id": 1, "data": {"image": "/data/upload/1/0a1b2c3d-1.png"},
"annotations": [{"completed_by": 1, "was_cancelled": false, "result": [{"original_width": 8, "original_height": 6,
"value": ${value}}]}${more}]}, {"id": 2, "image": "2.png", "annotation_id": 3, "a": [{"x": 1, "y": 2, "radiusX": 40,
"radiusY": 30, "ellipselabels": ["b"]}]}]`;
const SEEDS = [
  fileOf('{"points": [[0, 0], [50, 0], [50, 60.5]], "polygonlabels": ["a"]}'),
  fileOf('{"rle": [0, 0, 0, 192, 57, 27, 254, 47, 248, 0], "format": "rle", "brushlabels": ["a"]}'),
  fileOf('{"x": 0, "y": 0, "width": 50, "height": 50, "rectanglelabels": ["a"]}', ', {"result": []}'),
  fileOf('{"imageDataURL": "data:image/png;base64,iVBORw0KGgo=", "bitmasklabels": ["a"]}'),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: [
    '"completions"',
    '"image_rotation"',
    '"ground_truth": true',
    '"choices": ["c"]',
    '?d=',
    '?fileuri=',
    'NaN',
    '1e999',
  ],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, 'tasks.json'), input);
    const items = await findExport(labelStudio, { folder, images: IMAGES, others: ['tasks.json'] });
    await drawItems(folder, items, SIZE, (read) => labelStudioShapes(read, SIZE));
  },
} satisfies Target;
