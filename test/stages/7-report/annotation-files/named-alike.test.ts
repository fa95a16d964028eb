// Which images can't be told apart in the files that are written for labelling tools.
import { expect, test } from 'vitest';
import type { AnnotationFormat } from '../../../../src/stages/7-report/annotation-files/formats.ts';
import { namedAlikeFaults } from '../../../../src/stages/7-report/annotation-files/named-alike.ts';

const TWO_INPUTS = ['a|x.jpg', 'b|x.jpg'];
const TOGETHER = 'Give the folder that both lie in as the one input';

test.each<
  [reason: string, formats: readonly AnnotationFormat[], images: readonly string[], told: string | undefined]
>([
  [
    'two inputs hold one name',
    ['coco'],
    TWO_INPUTS,
    `\`format: coco\` writes, and their objects could not be told apart. ${TOGETHER}`,
  ],
  [
    'each form that is meant is named',
    ['coco', 'label-studio', 'yolo'],
    TWO_INPUTS,
    '`format: coco, yolo` writes',
  ],
  ['labelme looks for x.json, whichever x.jpg is open', ['labelme'], TWO_INPUTS, TOGETHER],
  ['Label Studio is told the way to each', ['label-studio'], TWO_INPUTS, undefined],
  ['masks alone', [], TWO_INPUTS, undefined],
  ['the folder of both is the input', ['coco', 'yolo', 'labelme'], ['two|a/x.jpg', 'two|b/x.jpg'], undefined],
  [
    'a label file belongs to both of two endings',
    ['yolo'],
    ['a|x.png', 'a|x.tif'],
    'images "a/x.png" and "a/x.tif" would have one name in what `format: yolo` writes, and their objects could not be told apart. Rename one of them',
  ],
  ['COCO writes endings', ['coco'], ['a|x.png', 'a|x.tif'], undefined],
  ['Windows and macOS keep one file of two cases', ['labelme'], ['a|X.png', 'a|x.png'], 'Rename one of them'],
  ['names like numbered ones are names', ['yolo'], ['a|x.png', 'a|x-2.png'], undefined],
])('%s', (reason, formats, images, told) => {
  const faults = namedAlikeFaults(
    formats,
    images.map((image) => ({ name: image.replace('|', '/'), within: image.replace(/^.*\|/, '') })),
  );
  expect(faults.length, reason).toBe(told === undefined ? 0 : 1);
  if (told !== undefined) expect(faults[0].message).toContain(told);
});
