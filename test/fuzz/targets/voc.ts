// Pascal VOC's XML beside its image: which image it's of, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocShapes } from '../../../src/stages/2-dataset/labels/voc/shapes.ts';
import { voc } from '../../../src/stages/2-dataset/labels/voc/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const fileOf = (content: string) =>
  `<annotation><filename>1.png</filename><size><width>8</width><height>6</height></size>
<object><name>cell</name>${content}</object><object><name>d&#252;st</name><bndbox><xmin>1</xmin></bndbox></object></annotation>`;
const SEEDS = [
  fileOf('<polygon><x1>1</x1><y1>1</y1><x2>6</x2><y2>1.5</y2><x3>3</x3><y3>5</y3></polygon>'),
  fileOf(
    '<deleted>0</deleted><polygon><pt><x>1</x><y>1</y></pt><pt><x>6</x><y>1</y></pt><pt><x>3</x><y>5</y></pt></polygon>',
  ),
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['<!DOCTYPE a [', '<polygon>', '<x99999999999999999999>', '<deleted>1</deleted>', 'nan', '1e999'],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, '1.xml'), input);
    const items = await findExport(voc, { folder, images: ['1.png', '2.png'], others: ['1.xml'] });
    await drawItems(folder, items, SIZE, vocShapes);
  },
} satisfies Target;
