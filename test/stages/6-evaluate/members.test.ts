// What an ensemble's file says of its members, and that each reads back as it was.
import { expect, test } from 'vitest';
import { metadataOfEnsemble, metadataOfMembers } from '../../../src/stages/6-evaluate/members.ts';

const ORIGIN = JSON.stringify({ name: 'EfficientNet-Lite0', licence: 'Apache-2.0' });
const ALIKE = { task: 'segmentation', classes: '["a","b"]' };

test('what members share stands once, what they differ in as a list', () => {
  const facts = [
    { ...ALIKE, 'best-epoch': '3', network: 'U-Net 8-16' },
    { ...ALIKE, 'best-epoch': '5', network: 'U-Net 8-16' },
  ];
  const metadata = metadataOfEnsemble(facts);
  expect(metadata).toEqual({ ...facts[0], 'best-epoch': '[3,5]', members: '2' });
  expect(metadataOfMembers(metadata)).toEqual(facts);
});

test.each([
  ['the first', [{ ...ALIKE, origin: ORIGIN }, ALIKE]],
  ['another', [ALIKE, { ...ALIKE, origin: ORIGIN }]],
  ['all', [ALIKE, ALIKE].map((one) => ({ ...one, origin: ORIGIN }))],
])('pretrained weights are named whichever member was made from them: %s', (_, facts) => {
  expect(metadataOfEnsemble(facts).origin).toBe(ORIGIN);
});

test('and none where no member was', () => {
  expect(metadataOfEnsemble([ALIKE, ALIKE])).not.toHaveProperty('origin');
});
