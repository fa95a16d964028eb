// Exports of the images of a test part alone: they are no labels to train on where there are images to train on.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { area, cocoFile, shape } from '../coco/coco-file.ts';
import { pictures, scanned } from './scanned.ts';

const PATHS = ['train/1.png', 'train/2.png', 'test/3.png', 'test/4.png'];
const NAMES = ['3.png', '4.png'];

function annotated(images: readonly string[], folder = 'test', paths = PATHS) {
  const annotations = images.map((_, i) => shape(i + 1, 1, area(0, 0, 2, 4)));
  return { ...pictures(paths), [`${folder}/_annotations.coco.json`]: cocoFile({ images, annotations }) };
}

describe('annotations of a test part', () => {
  test('are asked about beside images to train on', async () => {
    const { told } = await scanned(annotated(NAMES));
    expect(told).toBe(
      'annotated-for-test-alone: the COCO annotations are of 2 images of a test or validation part alone ("test/3.png", "test/4.png"), and not of 2 images of the training part ("train/1.png", "train/2.png"), expected annotations of what is trained on. Put the annotations of the training part beside its images; to train on the others instead, set `images: \'test/**\'`.',
    );
  });

  test.each<[reason: string, files: ReturnType<typeof annotated>, changes: Partial<Settings>]>([
    ['what the message says works', annotated(NAMES), { images: 'test/**' }],
    ['nothing is there to train on', annotated(NAMES, 'test', PATHS.slice(2)), {}],
    ['the training part has some', annotated(['1.png', ...NAMES], '.'), {}],
    ['it is the training part', annotated(['1.png', '2.png'], 'train'), {}],
  ])('are none: %s', async (reason, files, changes) => {
    const found = await scanned(files, changes);
    expect(found.source, `${reason}\n${found.told}`).toBe('coco');
  });
});
