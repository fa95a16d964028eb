// Folders whose files pair by their names but for some that are missing: nothing pairs otherwise than it did.
import { describe, expect, test } from 'vitest';
import type { Pair } from '../../../../../src/stages/2-dataset/labels/masks/pair.ts';
import { foundIn, type Kind } from './pictures.ts';

const LETTERS = [...'abcdefgh'];
const TILES = LETTERS.flatMap((at) =>
  ['0', '512'].flatMap((x) => ['0', '512'].map((y) => `${at}_x${x}_y${y}`)),
);
const EYES = LETTERS.flatMap((_, i) => ['left', 'right'].map((eye) => `patient${i + 1}_${eye}`));

interface Folder {
  readonly names: readonly string[];
  /** In which `*` stands for the name. */
  readonly image: string;
  readonly mask: string;
}

const tiles = (image: string, mask: string): Folder => ({ names: TILES, image, mask });
const eyes = (image: string, mask: string): Folder => ({ names: EYES, image, mask });

async function without({ names, image, mask }: Folder, missing: (path: string, i: number) => boolean) {
  const side = (pattern: string, kind: Kind) =>
    names
      .map((name) => pattern.replaceAll('*', name))
      .filter((path, i) => !missing(path, i))
      .map((path) => [path, kind] as const);
  const { source, items, faults } = await foundIn([...side(image, 'photo'), ...side(mask, 'mask')]);
  expect(source.name).toBe('masks');
  const nameIn = (path: string) => names.find((name) => path.includes(name));
  const wrong = (items as readonly Pair[]).filter(({ image: file, masks }) =>
    masks.some((one) => nameIn(one.file) !== nameIn(file)),
  );
  expect(wrong).toEqual([]);
  return [items.length, ...new Set(faults.map(({ code }) => code))];
}

describe.each<[string, Folder]>([
  ['words for both folders', tiles('images/*.png', 'masks/*.png')],
  ['another end of the name', eyes('images/*.jpg', 'masks/*.png')],
  ['words that only series know', tiles('img_dir/*.jpg', 'ann_dir/*.png')],
  ['an ending, in one folder', tiles('data/*.png', 'data/*_mask.png')],
  ['endings of both, in one folder', tiles('data/*_sat.jpg', 'data/*_mask.png')],
  ['beginnings of both', eyes('data/img_*.jpg', 'data/gt_*.png')],
  ['folders and endings', eyes('images/*.jpg', 'manual1/*_manual1.png')],
  ['the part above', tiles('train/images/*.png', 'train/masks/*.png')],
])('%s', (reason, folder) => {
  const count = folder.names.length;
  const isMask = (path: string) => !path.startsWith(folder.image.split('*')[0]) || path.endsWith('_mask.png');
  const half = count / 2;

  test.each<[string, (path: string, i: number) => boolean, readonly unknown[]]>([
    ['a mask', (path, i) => isMask(path) && i === 4, [count - 1, 'unpaired-image']],
    ['every other mask: all of one end', (path, i) => isMask(path) && i % 2 === 1, [half, 'unpaired-image']],
    ['the first half of the masks', (path, i) => isMask(path) && i < half, [half, 'unpaired-image']],
    [
      'every third mask',
      (path, i) => isMask(path) && i % 3 === 1,
      [Math.ceil((2 * count - 1) / 3), 'unpaired-image'],
    ],
  ])('without %s', async (what, missing, expected) => {
    expect(await without(folder, missing), `${reason}, ${what}`).toEqual(expected);
  });
});
