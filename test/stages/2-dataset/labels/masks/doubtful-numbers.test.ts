// Masks that would pair by a number alone: what numbers mean is asked where it may be something else.
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { scanFiles } from '../../data-folder.ts';

type Named = (i: number) => string;

async function scanned(image: Named, mask: Named, from = 0, changes: Parameters<typeof scanFiles>[2] = {}) {
  const of = (name: Named, values: (i: number) => readonly number[], first = 0) =>
    Array.from({ length: 6 }, (_, i) => [name(i + first), values(i)] as const);
  const images = of(image, (i) => [40 * i, 77, 200 - i, 3, 90, 140]);
  const masks = of(mask, (i) => [0, i % 2, 1, 1], from);
  await using root = await temporaryFolder();
  const { dataset, faults } = await scanFiles(root.path, Object.fromEntries([...images, ...masks]), changes);
  const codes = faults.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
  return { pairs: dataset?.samples.length, codes, told: faults.map(({ message }) => message).join('\n') };
}

const padded = (i: number) => String(i).padStart(3, '0');

describe('is asked about', () => {
  test.each<[reason: string, image: Named, mask: Named, from: number, code: string]>([
    ['tasks', (i) => `images/scan_${i}.png`, (i) => `masks/task-${i}.png`, 0, 'masks-numbered-by-tasks'],
    ['rows', (i) => `images/img_${i}.png`, (i) => `masks/row_${i}.png`, 0, 'masks-numbered-by-tasks'],
    [
      'images from 0, masks from 1',
      (i) => `images/img_${padded(i)}.png`,
      (i) => `masks/mask_${padded(i)}.png`,
      1,
      'numbers-shifted',
    ],
    ['without zeros', (i) => `images/img_${i}.png`, (i) => `masks/label_${i}.png`, 1, 'numbers-shifted'],
  ])('%s', async (reason, image, mask, from, code) => {
    for (const skipBadFiles of [false, true]) {
      const { pairs, codes } = await scanned(image, mask, from, { skipBadFiles });
      expect({ pairs, codes }, reason).toEqual({ pairs: undefined, codes: [code] });
    }
  });
});

describe('pairs without a question', () => {
  test.each<[reason: string, image: Named, mask: Named]>([
    ['words for images and masks', (i) => `images/image_${i}.png`, (i) => `masks/mask_${i}.png`],
    ['a word that masks are called by', (i) => `images/scan_${i}.png`, (i) => `masks/annotation_${i}.png`],
    ['no word for images', (i) => `images/scan_${i}.png`, (i) => `masks/label_${i}.png`],
    ['the same name', (i) => `images/task-${i}.png`, (i) => `masks/task-${i}.png`],
    ['the same name with an ending', (i) => `images/sample_${i}.png`, (i) => `masks/sample_${i}_mask.png`],
  ])('%s', async (reason, image, mask) => {
    const { pairs, codes } = await scanned(image, mask);
    expect({ pairs, codes }, reason).toEqual({ pairs: 6, codes: [] });
  });

  test('what patterns say', async () => {
    const patterns = { images: 'images/scan_{name}.png', masks: 'masks/task-{name}.png' };
    const { pairs } = await scanned(
      (i) => `images/scan_${i}.png`,
      (i) => `masks/task-${i}.png`,
      0,
      patterns,
    );
    expect(pairs).toBe(6);
  });

  test('the same names, of which one is missing on each side', async () => {
    const { codes } = await scanned(
      (i) => `images/${i}.png`,
      (i) => `masks/${i}.png`,
      1,
    );
    expect(codes).toEqual(['unpaired-image', 'unpaired-mask']);
  });
});
