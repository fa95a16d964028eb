// A file of Supervisely with the list of its project: which classes there are, and what is drawn, packed PNGs among it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { encodeMask } from '../../../src/image/encode.ts';
import { superviselyShapes } from '../../../src/stages/2-dataset/labels/supervisely/shapes.ts';
import { supervisely } from '../../../src/stages/2-dataset/labels/supervisely/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
mkdirSync(join(folder, 'ann'));
const SIZE = { width: 8, height: 6 };
const PNG = encodeMask({ width: 2, height: 2, data: Uint8Array.of(0, 1, 1, 0) }, [[0, 0, 0]], [0]);
const [BARE, PACKED] = [PNG, deflateSync(PNG)].map((bytes) => bytes.toString('base64'));
const fileOf = (kind: string, more: string) =>
  `{"size": {"height": 6, "width": 8}, "tags": [], "objects": [{"classTitle": "cell", "geometryType": "${kind}", ${more}}],
"classes": [{"title": "dust", "shape": "polygon"}]}`;
const SEEDS = [
  fileOf(
    'polygon',
    '"points": {"exterior": [[0, 0], [5, 0], [5, 5]], "interior": [[[1, 1], [2, 1], [2, 2]]]}',
  ),
  fileOf('bitmap', `"bitmap": {"data": "${PACKED}", "origin": [1, 1]}`),
  fileOf('bitmap', `"bitmap": {"data": "${BARE}", "origin": [-1, 1]}`),
  fileOf('rectangle', '"points": {"exterior": [[0, 0], [5, 5]], "interior": []}'),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"line"', '"any"', 'NaN', '1e999', PACKED, BARE],
  mostBytes: 4096,
  async run(input) {
    for (const file of ['ann/1.png.json', 'meta.json']) writeFileSync(join(folder, file), input);
    const images = ['img/1.png', 'img/2.png'];
    const items = await findExport(supervisely, { folder, images, others: ['ann/1.png.json', 'meta.json'] });
    await drawItems(folder, items, SIZE, (read) => superviselyShapes(read, SIZE));
  },
} satisfies Target;
