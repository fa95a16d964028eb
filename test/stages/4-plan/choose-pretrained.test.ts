// Whether the pretrained network is taken, by what its features are worth beside pixels and chance, and in which words.
import { expect, test } from 'vitest';
import { choosePretrained, type Measured, type Probe } from '../../../src/stages/4-plan/choose-pretrained.ts';

const head = (loss: number, accuracy: number): Measured => ({ loss, accuracy });
const BLIND = head(1.1, 0.35);

function probe(features: Measured, plain: Measured, chance = BLIND): Probe {
  // Each image as all of them.
  const byImage = { features: [features.loss, features.loss], plain: [plain.loss, plain.loss] };
  return { task: 'classification', rows: 300, features, plain, chance, byImage };
}

/** A loss that comes of one image in so many. */
function byOneOf(images: number, { features, plain, ...rest }: Probe): Probe {
  const lucky = plain.loss - images * (plain.loss - features.loss);
  const others = new Array<number>(images - 1).fill(plain.loss);
  const byImage = { features: [lucky, ...others], plain: [plain.loss, ...others] };
  return { ...rest, features, plain, byImage };
}

test.each<readonly [reason: string, measured: Probe, isTaken: boolean]>([
  [
    'photographs: features say more than pixels, and pixels little',
    probe(head(0.2, 0.95), head(1, 0.45)),
    true,
  ],
  ['digits: pixels say all there is', probe(head(0.5, 0.85), head(0.3, 0.92)), false],
  [
    'labels that nothing tells: neither says more than chance',
    probe(head(1.3, 0.33), head(1.4, 0.34)),
    false,
  ],
  ['surer than its features allow is worse than none', probe(head(1.2, 0.4), head(1.5, 0.3)), false],
  ['by a hair more than nothing is no help over pixels', probe(head(1.09, 0.36), head(1.05, 0.4)), false],
  ['what is alike is not better', probe(head(1, 0.5), head(1, 0.5)), false],
  ['a loss that is no number', probe(head(Number.NaN, 0.5), head(1, 0.5)), false],
  ['one class alone: there is nothing to tell', probe(head(0, 1), head(0, 1), head(0, 1)), false],
  ['rare classes: the loss decides, not how often it is right', probe(head(0.2, 0.9), head(0.4, 0.91)), true],
])('%s', (reason, measured, isTaken) => {
  expect(choosePretrained(measured, 'EfficientNet-Lite0').isTaken, reason).toBe(isTaken);
});

test.each<readonly [reason: string, measured: Probe, said: string]>([
  [
    'taken',
    probe(head(0.2, 0.95), head(1, 0.45)),
    'it tells the classes of 300 training images apart (loss 0.200) better than their pixels alone (1.00) and chance (1.10)',
  ],
  [
    'no better than pixels, though more often right: the loss decides',
    probe(head(0.448, 0.8), head(0.431, 0.77)),
    'EfficientNet-Lite0 would not help, since it tells the classes of 300 training images apart (loss 0.448) no better than their pixels alone (0.431; chance 1.10)',
  ],
  [
    'no better than chance',
    probe(head(1.3, 0.3), head(1.4, 0.3)),
    'EfficientNet-Lite0 would not help, since it tells the classes of 300 training images apart (loss 1.30) no better than chance (1.10; their pixels alone 1.40)',
  ],
  [
    'better than chance by no more than noise of so few images may be',
    { ...probe(head(1, 0.5), head(1.12, 0.3), head(1.1, 0.33)), rows: 38 },
    'EfficientNet-Lite0 would not help, since it tells the classes of 38 training images apart (loss 1.00) hardly better than chance (1.10; their pixels alone 1.12): of so few, noise comes as far',
  ],
  [
    'as much better is no luck with many',
    { ...probe(head(1, 0.5), head(1.12, 0.3), head(1.1, 0.33)), rows: 300 },
    'it tells the classes of 300 training images apart (loss 1.00) better than their pixels alone (1.12) and chance (1.10)',
  ],
  [
    'no number is no better than anything',
    probe(head(Number.NaN, 0.3), head(1, 0.3)),
    'EfficientNet-Lite0 would not help, since it tells the classes of 300 training images apart (loss NaN) no better than chance (1.10; their pixels alone 1.00)',
  ],
  [
    'taken of a segmentation',
    { ...probe(head(0.2, 0.95), head(1, 0.45)), task: 'segmentation', rows: 1280 },
    'it tells the classes of 1280 pixels of training images apart (loss 0.200) better than its lowest layers alone (1.00) and chance (1.10)',
  ],
  [
    'better by one image',
    byOneOf(8, { ...probe(head(0.513, 0.8), head(0.622, 0.7)), task: 'segmentation', rows: 320 }),
    'EfficientNet-Lite0 would not help, since it tells the classes of 320 pixels of training images apart (loss 0.513) better than its lowest layers alone (0.622; chance 1.10), but with so few images that may be luck',
  ],
  [
    'better, by too little',
    { ...probe(head(0.431, 0.95), head(0.448, 0.45)), task: 'segmentation', rows: 1280 },
    'EfficientNet-Lite0 would not help, since it tells the classes of 1280 pixels of training images apart (loss 0.431) better than its lowest layers alone (0.448; chance 1.10), but a training gains by that only below 0.9 of their loss',
  ],
  [
    'no better than the lowest layers',
    { ...probe(head(0.45, 0.95), head(0.448, 0.45)), task: 'segmentation', rows: 1280 },
    'EfficientNet-Lite0 would not help, since it tells the classes of 1280 pixels of training images apart (loss 0.450) no better than its lowest layers alone (0.448; chance 1.10)',
  ],
])('the reason says what was compared with what, and what it lacks: %s', (_, measured, said) => {
  expect(choosePretrained(measured, 'EfficientNet-Lite0').reason).toBe(said);
});

test.each([
  ['streets', 1.331, 1.644, 2.33, true],
  ['nuclei', 0.206, 0.256, 0.69, true],
  ['membranes', 0.444, 0.445, 0.69, false],
  ['vessels', 0.436, 0.422, 0.69, false],
  ['CCD exposures', 0.568, 0.546, 1.38, false],
  ['more than its lowest blocks, less than nothing', 0.8, 1.2, 0.69, false],
])('of a segmentation what sees things must say clearly more than what sees edges: %s', (data, ...losses) => {
  const [all, lowest, blind, isTaken] = losses;
  const measured = {
    ...probe(head(all, 0.8), head(lowest, 0.7), head(blind, 0.3)),
    task: 'segmentation',
  } as const;
  expect(choosePretrained(measured, 'EfficientNet-Lite0').isTaken, data).toBe(isTaken);
});
