// GeoJSON of QuPath beside its image: whether it's QuPath's, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { qupathShapes } from '../../../src/stages/2-dataset/labels/qupath/shapes.ts';
import { qupath } from '../../../src/stages/2-dataset/labels/qupath/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const RING = '[[0, 0], [5, 0], [5, 5], [0, 0]]';
const featureOf = (type: string, coordinates: string, name = 'Tumor') =>
  `{"type": "Feature", "geometry": {"type": "${type}", "coordinates": ${coordinates}},
"properties": {"objectType": "annotation", "classification": {"name": "${name}", "colorRGB": -65536}}}`;
const SEEDS = [
  `{"type": "FeatureCollection", "features": [${featureOf('Polygon', `[${RING}]`)}]}`,
  `[${featureOf('MultiPolygon', `[[${RING}], [${RING}]]`)}, ${featureOf('Polygon', `[${RING}]`, 'Ignore*')}]`,
  `[${featureOf('Point', '[1, 1]')}]`,
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['"Region*"', '"names": ["a"]', '"LineString"', 'NaN', '1e999', '[[', ']]'],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, '1.geojson'), input);
    const images = ['images/1.png', 'images/2.png'];
    const items = await findExport(qupath, { folder, images, others: ['1.geojson'] });
    await drawItems(folder, items, SIZE, qupathShapes);
  },
} satisfies Target;
