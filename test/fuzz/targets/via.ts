// Exports of VIA in JSON and in CSV: which images they are of, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viaShapes } from '../../../src/stages/2-dataset/labels/via/shapes.ts';
import { via } from '../../../src/stages/2-dataset/labels/via/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const POLYGON = '{"name": "polygon", "all_points_x": [0, 5, 5], "all_points_y": [0, 0, 4]}';
const CELL = '{"name": "cell"}';
const regionOf = (shape: string) => `{"shape_attributes": ${shape}, "region_attributes": ${CELL}}`;
const imageOf = (regions: string) =>
  `"1.png9": {"filename": "1.png", "size": 9, "file_attributes": {}, "regions": ${regions}}`;
const SEEDS = [
  `{${imageOf(`[${regionOf(POLYGON)}]`)}}`,
  `{${imageOf(`{"0": ${regionOf('{"name": "circle", "cx": 3, "cy": 3, "r": 2}')}}`)}}`,
  `{"_via_settings": {}, "_via_img_metadata": {${imageOf(`[${regionOf('{"name": "ellipse", "cx": 3, "cy": 3, "rx": 2, "ry": 1, "theta": 1}')}]`)}}}`,
  `filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes
1.png,9,"{}",1,0,"${POLYGON.replaceAll('"', '""')}","${CELL.replaceAll('"', '""')}"
`,
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"rect"', '"polyline"', '"type": "dust"', 'NaN', '1e999', '""', '\n'],
  mostBytes: 4096,
  async run(input) {
    for (const file of ['via_region_data.json', 'via.csv']) writeFileSync(join(folder, file), input);
    const images = ['images/1.png', 'images/2.png'];
    for (const others of [['via_region_data.json'], ['via.csv']]) {
      const items = await findExport(via, { folder, images, others });
      await drawItems(folder, items, SIZE, viaShapes);
    }
  },
} satisfies Target;
