// Whether the pretrained network is taken, by what a linear head on its features is worth beside one on pixels and none.
import { expect, test } from 'vitest';
import { choosePretrained, type Measured, type Probe } from '../../../src/stages/4-plan/choose-pretrained.ts';

const head = (loss: number, accuracy: number): Measured => ({ loss, accuracy });
const BLIND = head(1.1, 0.35);

function probe(features: Measured, plain: Measured, chance = BLIND): Probe {
  return { task: 'classification', rows: 300, features, plain, chance };
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
  expect(choosePretrained(measured).isTaken, reason).toBe(isTaken);
});

test('the reason says what was measured, on how many images', () => {
  const measured = 'of 300 training images right that it was not fitted to';
  expect(choosePretrained(probe(head(0.2, 0.954), head(1, 0.445))).reason).toBe(
    `auto: a linear head on its features names 95 % ${measured}, one on their pixels 45 %, chance 35 %; their losses are 0.200, 1.00, 1.10`,
  );
  expect(choosePretrained(probe(head(2, 0.4), head(1, 0.5))).reason).toBe(
    `auto: a linear head on its features names 40 % ${measured}, one on their pixels 50 %, chance 35 %; their losses are 2.00, 1.00, 1.10, so that it would not help`,
  );
  const ofPixels = { ...probe(head(0.2, 0.954), head(1, 0.445)), task: 'segmentation', rows: 1280 } as const;
  expect(choosePretrained(ofPixels).reason).toContain(
    '95 % of 1280 training pixels right that it was not fitted to, one on those of its lowest blocks alone 45 %',
  );
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
  expect(choosePretrained(measured).isTaken, data).toBe(isTaken);
});
