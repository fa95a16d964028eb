// Exports of Labelbox beside images: which images they are of, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelboxShapes } from '../../../src/stages/2-dataset/labels/labelbox/shapes.ts';
import { labelbox } from '../../../src/stages/2-dataset/labels/labelbox/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const rowOf = (object: string) =>
  `{"data_row": {"id": "a", "external_id": "1.png", "row_data": "https://example.com/1.png?a=b"},
"media_attributes": {"width": 8, "height": 6}, "projects": {"p": {"labels": [{"label_details": {"created_by": "ann",
"updated_at": "2026"}, "annotations": {"objects": [{"name": "cell", ${object}}]}}]}}}`;
const POLYGON = '"polygon": [{"x": 0, "y": 0}, {"x": 5.5, "y": 0}, {"x": 5, "y": 4}]';
const SEEDS = [
  `${rowOf(POLYGON)}\n${rowOf('"bounding_box": {"top": 1, "left": 1, "height": 2, "width": 2}')}\n`,
  `[${rowOf(POLYGON)}, ${rowOf('"mask": {"url": "https://example.com/m.png"}')}]`,
  `[{"ID": "b", "External ID": "2.png", "Label": {"objects": [{"title": "dust", ${POLYGON}}]}}]`,
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: [
    '"line"',
    '"point"',
    '"composite_mask"',
    '"performance_details": {"skipped": true}',
    '"Skipped": true',
    'NaN',
    '1e999',
  ],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, 'export.ndjson'), input);
    const images = ['images/1.png', 'images/2.png'];
    const items = await findExport(labelbox, { folder, images, others: ['export.ndjson'] });
    await drawItems(folder, items, SIZE, labelboxShapes);
  },
} satisfies Target;
