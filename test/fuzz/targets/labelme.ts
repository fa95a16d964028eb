// A file of labelme beside its image: which image it's of, and what is drawn there, masks in PNG among it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeMask } from '../../../src/image/encode.ts';
import { labelmeShapes } from '../../../src/stages/2-dataset/labels/labelme/shapes.ts';
import { labelme } from '../../../src/stages/2-dataset/labels/labelme/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const PNG = encodeMask({ width: 2, height: 2, data: Uint8Array.of(0, 1, 1, 0) }, [
  [0, 0, 0],
  [255, 255, 255],
]).toString('base64');
const fileOf = (points: string, kind: string, more = '') =>
  `{"version": "6.3.1", "shapes": [{"label": "cell", "points": ${points}, "shape_type": "${kind}"${more}},
{"label": "dust", "points": [[0, 0], [4.5, 0], [4, 4]], "group_id": null}],
"imagePath": "..\\\\images\\\\1.png", "imageData": null, "imageHeight": 6, "imageWidth": 8}`;
const SEEDS = [
  fileOf('[[0, 0], [5, 0], [5, 3.5], [2, 2]]', 'polygon'),
  fileOf('[[3, 3], [5, 3]]', 'circle'),
  fileOf('[[3, 3], [5, 3], [7, 1]]', 'linestrip'),
  fileOf('[[1, 1], [2, 2]]', 'mask', `, "mask": "${PNG}"`),
  fileOf('[[1, 1], [2, 2]]', 'rectangle'),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"rectangle"', '"point"', '"mask": "', 'NaN', '1e999', PNG],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, '1.json'), input);
    const images = ['images/1.png', 'images/2.png'];
    const items = await findExport(labelme, { folder, images, others: ['1.json'] });
    await drawItems(folder, items, SIZE, (read) => labelmeShapes(read, SIZE));
  },
} satisfies Target;
