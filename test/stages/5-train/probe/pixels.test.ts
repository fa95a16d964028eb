// Rows of single pixels: which pixels of which images, and what the network and its lowest blocks make of where each lies.
import { describe, expect, test } from 'vitest';
import type { ImageShape } from '../../../../src/engine/engine.ts';
import { efficientNetLite0Hypercolumns } from '../../../../src/network/efficientnet-lite.ts';
import type { Sample } from '../../../../src/stages/2-dataset/dataset.ts';
import { type LabelledImage, wholeArea } from '../../../../src/stages/2-dataset/labelled-image.ts';
import type { Labelled } from '../../../../src/stages/5-train/head/fit-head.ts';
import { probedPixels } from '../../../../src/stages/5-train/probe/pixels.ts';

const TILE = { height: 64, width: 64 };
const NONE = 255;
const CELLS = TILE.width / 4;
/** Of the lowest blocks, and one more. */
const CHANNELS = 80 + 1;

const trainer = {
  async activations(layer: string, images: Float32Array, { size, height, width }: ImageShape) {
    expect([layer, size, height, width]).toEqual(['hypercolumns', 1, TILE.height, TILE.width]);
    expect(images).toHaveLength(TILE.height * TILE.width);
    // Where each place of a quarter of the resolution is, and the value of its first pixel, in the last channel.
    const columns = new Float32Array(CHANNELS * CELLS ** 2);
    for (let i = 0; i < CELLS ** 2; i++) {
      const [x, y] = [i % CELLS, Math.floor(i / CELLS)];
      columns[i] = x;
      columns[CELLS ** 2 + i] = y;
      columns[(CHANNELS - 1) * CELLS ** 2 + i] = images[4 * y * TILE.width + 4 * x]!;
    }
    return columns;
  },
};

type Label = (x: number, y: number, image: number) => number;

/** Each pixel's value says where it is. */
function imageOf({ width, height, number }: Made, label: Label): LabelledImage {
  const places = Array.from(
    { length: width * height },
    (_, i) => [i % width, Math.floor(i / width)] as const,
  );
  return {
    image: { width, height, channels: 1, data: Uint16Array.from(places, ([x, y]) => 256 * y + x) },
    labels: { width, height, data: Uint8Array.from(places, ([x, y]) => label(x, y, number)) },
  };
}

interface Made extends Pick<Sample, 'id' | 'width' | 'height'> {
  readonly number: number;
}

function probe(label: Label, { images = 4, width = 100, height = 80 } = {}) {
  const samples = Array.from({ length: images }, (_, number) => ({ id: `${number}`, width, height, number }));
  const read = async (sample: Sample) => imageOf(sample as never as Made, label);
  return probedPixels({
    trainer,
    plan: {
      network: efficientNetLite0Hypercolumns({ channels: 1, classes: 3 }),
      normalization: { channels: [{ low: 0, high: 65_535, offset: 0, scale: 1 }] },
      ...{ patch: TILE, tile: TILE, batchSize: 1 },
    },
    reader: { read, readArea: async (sample) => wholeArea(await read(sample)) },
    samples: samples as never as readonly Sample[],
    seed: 5,
    signal: new AbortController().signal,
  });
}

function row({ features, labels }: Labelled, number: number): readonly number[] {
  const width = features.length / labels.length;
  return [...features.subarray(number * width, (number + 1) * width)];
}

describe('rows of pixels', () => {
  test('say whose they are, and there are none of an image without a label', async () => {
    const { features, plain, samples } = await probe((x, _, image) => (image === 1 ? NONE : Number(x > 50)));
    const of = (id: string) => new Array<string>(40).fill(id);
    expect(samples.map(({ id }) => id)).toEqual([...of('0'), ...of('2'), ...of('3')]);
    expect(features.labels).toEqual(plain.labels);
    expect([features.features.length, plain.features.length]).toEqual([81 * 120, 80 * 120]);
  });

  test('have the label and the features of one place, and of these the lowest', async () => {
    // Alike within a place of the features, as they are: so the label is known of it.
    const label: Label = (x, y) => ((x >> 2) * 7 + (y >> 2) * 3) % 3;
    const { features, plain } = await probe(label, TILE);
    for (const [number, found] of features.labels.entries()) {
      const [x, y] = row(features, number) as [number, number];
      expect(found).toBe(label(4 * x, 4 * y, 0));
      expect(row(features, number).at(-1)).toBe(256 * 4 * y + 4 * x);
      expect(row(plain, number)).toEqual(row(features, number).slice(0, 80));
    }
  });

  test('are as many of a rare class as of a common one, wherever it lies', async () => {
    const { features } = await probe((x, y) => Number(x === 230 && y === 133), {
      images: 16,
      ...{ width: 256, height: 256 },
    });
    const rare = features.labels.filter((label) => label === 1).length;
    expect(rare / features.labels.length).toBeGreaterThan(0.15);
  });

  test('never are of a pixel without a label, nor beyond a small image', async () => {
    const { features } = await probe((x, y) => (y < 10 ? NONE : Number(x < 9)), { width: 20, height: 30 });
    expect([...new Set(features.labels)].toSorted()).toEqual([0, 1]);
    for (const number of features.labels.keys()) {
      const [x, y] = row(features, number) as [number, number];
      expect([4 * x < 20, 4 * y < 30, 4 * y >= 8]).toEqual([true, true, true]);
    }
  });

  test('are those of 32 images, whatever there is, and the same twice', async () => {
    const label: Label = (x) => x % 2;
    expect((await probe(label, { images: 40 })).features.labels).toHaveLength(32 * 40);
    expect(await probe(label)).toEqual(await probe(label));
  });

  test('there are none where nothing is labelled', async () => {
    const { features, samples } = await probe(() => NONE);
    expect([features.labels.length, samples]).toEqual([0, []]);
  });
});
