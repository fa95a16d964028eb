// COCO annotations beside images: which images they are of, and what is drawn there.
import { deepEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cocoShapes } from '../../../src/stages/2-dataset/labels/coco/shapes.ts';
import { coco } from '../../../src/stages/2-dataset/labels/coco/source.ts';
import type { ReadPassage } from '../../../src/stages/2-dataset/labels/shapes/passage.ts';
import { countRuns, parseCounts, writeCounts } from '../../../src/stages/2-dataset/labels/shapes/runs.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const IMAGES = ['images/1.png', 'images/2.png', 'other/2.png'];
const SIZE = { width: 8, height: 6 };
const fileOf = (segmentation: string, more = '') =>
  `{"images": [{"id": 1, "file_name": "1.png", "width": 8, "height": 6}, {"id": 2, "file_name": "images/2.png"}],
"categories": [{"id": 1, "name": "cell", "supercategory": "none"}, {"id": 3, "name": "dust"}],
"annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 1, 2, 2], ${more}"segmentation": ${segmentation}},
{"image_id": 2, "category_id": 3, "segmentation": [[0, 0, 4.5, 0, 4, 4]]}]}`;
const SEEDS = [
  fileOf('[[0, 0, 5, 0, 5, 3.5], [2, 2, 7, 2, 7, 5]]'),
  fileOf('{"size": [6, 8], "counts": [7, 3, 38]}', '"iscrowd": 1, '),
  fileOf('{"size": [6, 8], "counts": "73V1"}', '"keypoints": [], '),
  fileOf('[]', '"iscrowd": 0, '),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"caption"', '"segments_info"', '"coco_url"', 'NaN', '1e999'],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, 'instances.json'), input);
    const items = await findExport(coco, { folder, images: IMAGES, others: ['instances.json'] });
    const shapesOf = (read: readonly ReadPassage[]) =>
      cocoShapes(read, SIZE, { crowds: 'drawn', stacking: 'auto' });
    // What can be drawn has runs that are the same again.
    for (const data of await drawItems(folder, items, SIZE, shapesOf)) {
      const { counts } = countRuns(data, SIZE);
      deepEqual(parseCounts(writeCounts(counts)), counts);
    }
  },
} satisfies Target;
