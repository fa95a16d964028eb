// Releases of Segments.ai beside images: which images they are of, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmentsShapes } from '../../../src/stages/2-dataset/labels/segments/shapes.ts';
import { segments } from '../../../src/stages/2-dataset/labels/segments/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const releaseOf = (type: string, attributes: string) =>
  `{"name": "v1", "dataset": {"task_type": "${type}", "task_attributes": {"categories": [{"id": 1, "name": "cell"}]},
"samples": [{"name": "1.png", "labels": {"ground-truth": {"label_status": "LABELED", "attributes": ${attributes}}}}]}}`;
const SEEDS = [
  releaseOf(
    'vector',
    '{"annotations": [{"id": 1, "category_id": 1, "type": "polygon", "points": [[0, 0], [5, 0], [4, 4.5]]}]}',
  ),
  releaseOf(
    'vector',
    '{"annotations": [{"id": 1, "category_id": 2, "type": "bbox", "points": [[0, 0], [5, 5]]}]}',
  ),
  releaseOf(
    'segmentation-bitmap',
    '{"annotations": [{"id": 1, "category_id": 1}], "segmentation_bitmap": {"url": "https://example.com/2.png"}}',
  ),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"PRELABELED"', '"SKIPPED"', '"polyline"', '"pointcloud-cuboid"', 'NaN', '1e999'],
  mostBytes: 4096,
  async run(input) {
    // The picture that an input may name holds anything as well.
    for (const name of ['release.json', '2.png']) writeFileSync(join(folder, name), input);
    const images = ['1.png', '2.png'];
    const items = await findExport(segments, { folder, images, others: ['release.json'] });
    await drawItems(folder, items, SIZE, (read) => segmentsShapes(read, SIZE));
  },
} satisfies Target;
