// Test images for a page: 16-bit exposures with a column, a hot pixel and tracks, predicted with errors.
import { IGNORE } from '../../../src/engine/engine.ts';
import type { Results } from '../../../src/results/results.ts';
import { Random } from '../../../src/shared/random.ts';
import type { Example, ExampleRank } from '../../../src/stages/6-evaluate/evaluate.ts';

/** An image of `width` x `height` with classes 0 to 3; `shift` is by how many pixels the prediction lies beside it. */
export function sampleExample(
  rank: ExampleRank,
  id: string,
  { width = 240, height = 180, shift = 3, channels = 1 } = {},
): Example {
  const random = new Random(7);
  const truth = new Uint8Array(width * height);
  const paint = (x: number, y: number, label: number) => {
    if (x >= 0 && x < width && y >= 0 && y < height) truth[y * width + x] = label;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 150; x < 155; x++) paint(x, y, 1);
    for (let x = 0; x < 4; x++) paint(x, y, IGNORE);
  }
  for (let track = 0; track < 5; track++) {
    const [x0, y0, slope] = [random.integer(width), random.integer(height), random.uniform(-1, 1)];
    for (let i = 0; i < 60; i++) for (let w = 0; w < 4; w++) paint(x0 + i, Math.round(y0 + slope * i) + w, 3);
  }
  for (let i = 0; i < 12; i++) paint(random.integer(width), random.integer(height), 2);
  const prediction = truth.map((_, p) => {
    const label = truth[p - shift * (1 + (p % 2))] ?? 0;
    return label === IGNORE ? 0 : label;
  });
  const levels = [1000, 2400, 60_000, 3600];
  const data = new Uint16Array(width * height * channels);
  for (let p = 0; p < truth.length; p++) {
    for (let c = 0; c < channels; c++)
      data[p * channels + c] = (levels[truth[p]] ?? 500) + 150 * random.normal();
  }
  return {
    rank,
    id,
    image: { width, height, channels, data },
    truth: { width, height, data: truth },
    prediction: { width, height, data: prediction },
  };
}

export const sampleExamples = (): Example[] => [
  sampleExample('worst', 'images/7', { shift: 6 }),
  sampleExample('median', 'images/8', { shift: 2, width: 200, height: 200 }),
  sampleExample('best', 'images/8', { shift: 0, channels: 3 }),
];

/** The results with these examples for their pictures. */
export function picturing(results: Results, examples: readonly Example[]): Results {
  const predictions = examples.map(({ rank, id }) => ({ rank, id, path: `predictions/${rank}.png` }));
  return { ...results, predictions };
}
