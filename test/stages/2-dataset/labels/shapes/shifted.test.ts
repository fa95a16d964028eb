// Annotations that stand under the name of one image and name another, of each tool that has both names.
import { describe, expect, test } from 'vitest';
import type { Files } from '../../data-folder.ts';
import { cocoFile, area as outline, shape } from '../coco/coco-file.ts';
import { labelmeFile } from '../labelme/labelme-file.ts';
import { area, viaJson } from '../via/via-file.ts';
import { pictures, scanned } from './scanned.ts';

const POLYGON = {
  label: 'cell',
  shape_type: 'polygon',
  points: [
    [0, 0],
    [2, 0],
    [2, 4],
    [0, 4],
    [0, 2],
  ],
};
const CORNERS =
  '<x1>1</x1><y1>1</y1><x2>3</x2><y2>1</y2><x3>3</x3><y3>5</y3><x4>1</x4><y4>5</y4><x5>1</x5><y5>3</y5>';
const KEYED = viaJson({ 'a.png': [area({ class: 'cell' }, 0, 0, 2, 4)] });

/** By tool: the file of image `own`, which says that it's of another. */
const TOOLS: Readonly<Record<string, (own: string, named: string) => Files>> = {
  labelme: (own, named) => ({ [`${own}.json`]: labelmeFile(named, [POLYGON]) }),
  voc: (own, named) => ({
    [`${own}.xml`]: `<annotation><filename>${named}</filename><size><width>4</width><height>4</height></size><object><name>cell</name><polygon>${CORNERS}</polygon></object></annotation>`,
  }),
  via: (own, named) => ({
    [`${own}_via.json`]: KEYED.replace('"a.png-1"', `"${own}.png1234"`).replace('"a.png"', `"${named}"`),
  }),
  coco: (own, named) => ({
    [`${own}.json`]: cocoFile({ images: [named], annotations: [shape(1, 1, outline(0, 0, 2, 4))] }),
  }),
};
const FIRST: Readonly<Record<string, string>> = {
  labelme: '"a.json" says "imagePath": "b.png"',
  voc: '"a.xml" says "filename": "b.png"',
  via: '"a.png" in "a_via.json" says "filename": "b.png"',
  coco: '"a.json" says "file_name": "b.png"',
};

function folder(tool: string, named: readonly string[]): Files {
  const names = named.map((_, i) => String.fromCharCode(97 + i));
  return {
    ...pictures(names.map((name) => `${name}.png`)),
    ...Object.assign({}, ...names.map((own, i) => TOOLS[tool](own, named[i]))),
  };
}

describe.each(Object.keys(TOOLS))('%s', (tool) => {
  test.each<[reason: string, named: readonly string[]]>([
    ['most files name the next image', ['b.png', 'c.png', 'd.png', 'd.png']],
    ['two of four name each other', ['b.png', 'a.png', 'c.png', 'd.png']],
    ['all name the same', ['b.png', 'b.png', 'b.png', 'b.png']],
  ])('asks which image is meant: %s', async (reason, named) => {
    const { told, codes, source } = await scanned(folder(tool, named));
    expect(source, reason).toBeUndefined();
    expect(codes).toContain('image-paths-shifted');
    expect(codes).not.toContain('annotation-files-disagree');
    expect(told).toContain(FIRST[tool]);
  });

  test.each<[reason: string, named: readonly string[]]>([
    ['their own', ['a.png', 'b.png', 'c.png', 'd.png']],
    ['their own in another format', ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']],
  ])('has nothing to ask where they name %s', async (reason, named) => {
    const { codes, source, told } = await scanned(folder(tool, named));
    expect(source, `${reason}: ${told}`).toBe(tool);
    expect(codes.filter((code) => code.startsWith('image-paths'))).toEqual([]);
  });
});

test('names of images that are there no more were changed with those of their files', async () => {
  const { codes, source } = await scanned(folder('labelme', ['1.png', '2.png', 'C:\\x\\3.png', '4.png']));
  expect(source).toBe('labelme');
  expect(codes).toContain('annotated-images-assumed');
});

test('two of many are told', async () => {
  const named = Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(97 + i)}.png`);
  const { told, source } = await scanned(folder('labelme', ['b.png', 'a.png', ...named.slice(2)]));
  expect(source, told).toBe('labelme');
  expect(told).toContain(
    'image-paths-differ: the labelme annotations of 2 of 20 images name another image than the one that they are called like, and both are there: "a.json" says "imagePath": "b.png", and the shapes were drawn on the one that "imagePath" says. Look at it in the pictures of `check`. If they lie on the wrong one, correct "imagePath"; if not, call each file like its image.',
  );
});
