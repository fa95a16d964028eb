// Copies of masks, in colours or drawn over something, are never the images; what only looks like a mask is told.
import { expect, test } from 'vitest';
import type { Pair } from '../../../../../src/stages/2-dataset/labels/masks/pair.ts';
import { type Folder, found } from './pictures.ts';

const codesOf = (faults: Awaited<ReturnType<typeof found>>['faults']) => faults.map(({ code }) => code);

test.each<[string, Folder, string]>([
  [
    'SYNTHIA: the photographs lie beside the folder of both',
    { 'RGB/#.png': 'photo', 'GT/COLOR/#.png': 'mask', 'GT/LABELS/#.png': 'mask' },
    'RGB/1.png + GT/LABELS/1.png',
  ],
  [
    'BDD100K: they lie less deep',
    {
      'images/10k/train/#.png': 'photo',
      'labels/sem_seg/colormaps/train/#.png': 'mask',
      'labels/sem_seg/masks/train/#.png': 'mask',
    },
    'images/10k/train/1.png + labels/sem_seg/masks/train/1.png',
  ],
  [
    'overlays that look like photographs',
    { '#.jpg': 'photo', '#_overlay.png': 'photo', '#_mask.png': 'mask' },
    '1.jpg + 1_mask.png',
  ],
])('%s', async (reason, folder, expected) => {
  const { items, faults } = await found(folder);
  const [{ image, masks }] = items as readonly Pair[];
  expect(`${image} + ${masks[0].file}`, reason).toBe(expected);
  expect(codesOf(faults), reason).toEqual(['series-left-out']);
});

test.each<[string, Folder]>([
  ['a folder of overlays', { 'vis/#.png': 'photo', 'masks/#.png': 'mask' }],
  ['copies in colours', { 'labels_colored/#.png': 'mask', 'labels/#.png': 'mask' }],
  ['an ending', { '#_overlay.png': 'photo', '#_mask.png': 'mask' }],
])('without photographs it asks: %s', async (reason, folder) => {
  const { faults } = await found(folder);
  expect(faults, reason).toMatchObject([{ code: 'images-derived', severity: 'error' }]);
});

test('its patterns can be pasted where these are the images', async () => {
  const folder: Folder = { 'vis/#.png': 'photo', 'masks/#.png': 'mask' };
  const { faults } = await found(folder);
  const patterns = { images: 'vis/{name}.png', masks: 'masks/{name}.png' };
  expect(faults[0]!.message).toContain(`to "${patterns.images}" and \`masks\` to "${patterns.masks}"`);
  const { items, faults: left } = await found(folder, patterns);
  expect([items.length, left]).toEqual([4, []]);
});

test.each<[string, Folder, readonly string[]]>([
  [
    'images of few values are told',
    { 'images/#.png': 'mask', 'masks/#.png': 'mask' },
    ['images-look-like-masks'],
  ],
  ['photographs are not', { 'images/#.png': 'photo', 'masks/#.png': 'mask' }, []],
  ['edges may be the masks', { 'photos/#.png': 'photo', 'edges/#.png': 'mask' }, ['masks-assumed']],
])('%s', async (reason, folder, expected) => {
  expect(codesOf((await found(folder)).faults), reason).toEqual(expected);
});
