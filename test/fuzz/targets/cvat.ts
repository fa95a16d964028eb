// A file of CVAT beside images: which images it's of, and what is drawn there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cvatShapes } from '../../../src/stages/2-dataset/labels/cvat/shapes.ts';
import { cvat } from '../../../src/stages/2-dataset/labels/cvat/source.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';
import { drawItems, findExport } from '../exported-shapes.ts';

const folder = scratchFolder();
const SIZE = { width: 8, height: 6 };
const fileOf = (content: string) =>
  `<?xml version="1.0" encoding="utf-8"?>
<annotations><version>1.1</version><meta><task><labels><label><name>cell</name><type>any</type></label></labels></task></meta>
<image id="0" name="1.png" subset="train" width="8" height="6">${content}</image>
<image id="1" name="sub/2.png"><polygon label="d&#252;st" points="0,0;4.5,0;4,4" z_order="1"></polygon></image>
</annotations>`;
const SEEDS = [
  fileOf('<polygon label="cell" points="0,0;5,0;5,3.5;2,2"/>'),
  fileOf('<mask label="cell" rle="1, 2, 1" left="1" top="2" width="2" height="2" z_order="-1"></mask>'),
  fileOf('<ellipse label="cell" cx="3" cy="3" rx="2" ry="1.5" rotation="12"></ellipse>'),
  fileOf('<box label="cell" xtl="1" ytl="1" xbr="3" ybr="3"/><points label="cell" points="1,1"/>'),
  '<annotations><track id="0" label="cell"><box frame="0"/></track></annotations>',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: [
    '<!DOCTYPE a [',
    '<!ENTITY a "b">',
    '&a;',
    '&#1114112;',
    '<![CDATA[',
    '-->',
    'nan',
    '1e999',
    '\u00e9',
  ],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(join(folder, 'annotations.xml'), input);
    const images = ['images/1.png', 'images/2.png'];
    const items = await findExport(cvat, { folder, images, others: ['annotations.xml'] });
    await drawItems(folder, items, SIZE, (read) => cvatShapes(read, SIZE));
  },
} satisfies Target;
