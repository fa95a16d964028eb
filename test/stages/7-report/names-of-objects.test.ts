// A run whose classes, images and settings are called as what every object has: told in full, and nothing is left behind
// (test/unit-setup.ts looks).
import { expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from '../../../src/shared/safetensors.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { runWith } from './hostile-run.ts';
import { pageOf } from './sample-documents.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype);
const results = runWith(NAMES, 3);

it('the summary has a row for each', () => {
  const summary = renderSummary(results);
  for (const name of NAMES) expect(summary).toContain(name.replaceAll('_', '\\_'));
});

it('the page has each in its charts and tables', async () => {
  const page = await pageOf({ name: 'names', reason: '', results });
  for (const name of NAMES) expect(page).toMatch(new RegExp(`>${name.slice(0, 15)}[^<]*</text>`));
});

it('a file of weights has each', () => {
  const tensors = Object.fromEntries(
    NAMES.map((name, i) => [name, { shape: [1], data: Float32Array.of(i) }]),
  );
  const read = decodeSafetensors(Buffer.concat(encodeSafetensors({ tensors, metadata: {} })));
  expect(Object.entries(read.tensors)).toEqual(Object.entries(tensors));
});
