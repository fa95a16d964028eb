// When names say that an image has several files, each of which would count as an image of the class.
import { expect, test } from 'vitest';
import { severalOfImage } from '../../../../../src/stages/2-dataset/labels/class-folders/several-files.ts';

function toldOf(endings: readonly string[], images: number, alone = 0): readonly string[] {
  const paths = Array.from({ length: images }, (_, i) => endings.map((ending) => `cup/${i}${ending}`)).flat();
  const others = Array.from({ length: alone }, (_, i) => `cup/other${i}.jpg`);
  const placed = [...paths, ...others].map((image) => ({ image, folder: 'cup', part: undefined }));
  return severalOfImage(placed).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

test.each<[string, readonly string[], number, number, RegExp]>([
  ['two extensions', ['.jpg', '.png'], 5, 0, /10 of 10 files of class "cup".*"cup\/0.jpg", "cup\/0.png"/],
  ['endings', ['_crop.png', '_depth.png', '_maskcrop.png'], 5, 0, /15 of 15 files/],
  ['most of a class', ['_rgb.png', '_nir.png'], 5, 9, /10 of 19 files/],
])('told: %s', (reason, endings, images, alone, words) => {
  const [told, ...more] = toldOf(endings, images, alone);
  expect(told, reason).toMatch(/^warning several-files-of-image: /);
  expect(told, reason).toMatch(words);
  expect(more, 'once').toEqual([]);
});

test.each<[string, readonly string[], number, number]>([
  ['numbers count pictures', ['_1.jpg', '_2.jpg'], 5, 0],
  ['two copies may be chance', ['.jpg', '.png'], 2, 0],
  ['fewer than the others of the class', ['.jpg', '.png'], 5, 30],
  ['an image by itself', ['_left.jpg'], 9, 0],
  ['more words than kinds of pictures', ['_a.png', '_b.png', '_c.png', '_d.png', '_e.png'], 5, 0],
])('not told: %s', (reason, endings, images, alone) => {
  expect(toldOf(endings, images, alone), reason).toEqual([]);
});
