// Blended tiles against the same sum written out over the whole image, and with stand-in models whose answer is known.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { type BlendOptions, gaussian, predictBands, startsOf } from '../../../src/stages/6-evaluate/blend.ts';
import { mirrored, type Predictor } from '../../../src/stages/6-evaluate/predict.ts';

type Options = Pick<BlendOptions, 'tile' | 'overlap' | 'stride' | 'mirror'>;

const OPTIONS: Options = { tile: 8, overlap: 0.5, stride: 2, mirror: false };

/** Two classes; what it says of a pixel depends on where in the tile it lies, as at a network's border. */
const byPlace: Predictor = {
  predict: async (raw, { height, width }) => {
    const pixels = height * width;
    const out = new Float32Array(2 * pixels);
    for (let p = 0; p < pixels; p++) {
      const [x, y] = [p % width, Math.floor(p / width)];
      out[p] = ((raw[p] + 3 * x + 7 * y) % 16) / 16;
      out[pixels + p] = 1 - out[p];
    }
    return out;
  },
};

/** Looks at each pixel alone: tiles, overlaps and mirrorings can't change its answer. */
const byValue: Predictor = {
  predict: async (raw, { height, width }) => {
    const pixels = height * width;
    return Float32Array.from({ length: 2 * pixels }, (_, i) =>
      i < pixels ? raw[i] / 16 : 1 - raw[i - pixels] / 16,
    );
  },
};

function picture(width: number, height: number): Raster {
  return {
    width,
    height,
    channels: 1,
    data: Uint8Array.from({ length: width * height }, (_, i) => (i * 11) % 16),
  };
}

async function blended(model: Predictor, image: Raster, options: Options) {
  const { width, height, data } = image;
  const readRows = async (top: number, rows: number) => ({
    ...image,
    height: rows,
    data: data.slice(top * width, (top + rows) * width),
  });
  const result = new Float32Array(2 * width * height);
  const tops: number[] = [];
  for await (const { top, rows, probabilities } of predictBands(
    model,
    { width, height, readRows },
    { classes: 2, ...options },
  )) {
    tops.push(top);
    for (let k = 0; k < 2; k++)
      result.set(
        probabilities.subarray(k * rows * width, (k + 1) * rows * width),
        (k * height + top) * width,
      );
  }
  return { result, tops };
}

/** Every tile, weighted, added up in float64 over the whole image, then divided by all weights. */
async function writtenOut(model: Predictor, image: Raster, options: Options): Promise<Float64Array> {
  const { width, height, data } = image;
  const sum = new Float64Array(2 * width * height);
  const total = new Float64Array(width * height);
  const sigma = options.tile / 8;
  const weight = (i: number) => Math.exp(-((i - (options.tile - 1) / 2) ** 2) / (2 * sigma ** 2));
  for (const top of startsOf(height, options)) {
    for (const left of startsOf(width, options)) {
      const [rows, columns] = [Math.min(options.tile, height - top), Math.min(options.tile, width - left)];
      const raw = Float32Array.from(
        { length: rows * columns },
        (_, i) => data[(top + Math.floor(i / columns)) * width + left + (i % columns)],
      );
      const out = await model.predict(raw, { size: 1, height: rows, width: columns });
      for (let y = 0; y < rows; y++)
        for (let x = 0; x < columns; x++) {
          const p = (top + y) * width + left + x;
          total[p] += weight(y) * weight(x);
          for (let k = 0; k < 2; k++)
            sum[k * width * height + p] += weight(y) * weight(x) * out[(k * rows + y) * columns + x];
        }
    }
  }
  return sum.map((value, i) => value / total[i % (width * height)]);
}

const size = fc.integer({ min: 1, max: 37 });
const settings = fc.record({
  tile: fc.constantFrom(2, 4, 8, 12),
  overlap: fc.constantFrom(0, 0.25, 0.5, 0.9),
  stride: fc.constantFrom(1, 2),
  mirror: fc.constant(false),
});

describe('blended tiles', () => {
  it('are the weighted mean of all tiles over each pixel, for any size, tile and overlap', async () => {
    await fc.assert(
      fc.asyncProperty(size, size, settings, async (width, height, options) => {
        const image = picture(width, height);
        const { result } = await blended(byPlace, image, options);
        const expected = await writtenOut(byPlace, image, options);
        for (const [i, value] of result.entries()) expect(value).toBeCloseTo(expected[i], 5);
      }),
      { numRuns: 60 },
    );
  });

  it('change nothing of what a model says that looks at each pixel alone, mirrored or not', async () => {
    await fc.assert(
      fc.asyncProperty(size, size, settings, fc.boolean(), async (width, height, options, mirror) => {
        const { result } = await blended(byValue, picture(width, height), { ...options, mirror });
        const pixels = width * height;
        for (let p = 0; p < pixels; p++) expect(result[p]).toBeCloseTo(((p * 11) % 16) / 16, 5);
      }),
      { numRuns: 40 },
    );
  });

  it('come from the top down and cover every row once', async () => {
    const { tops } = await blended(byValue, picture(5, 21), OPTIONS);
    expect(tops).toEqual([0, 4, 8, 12, 14]);
  });

  it('reach the end, and begin at multiples of the stride', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), settings, (length, options) => {
        const starts = startsOf(length, options);
        expect(starts[0]).toBe(0);
        expect(starts.at(-1)! + options.tile).toBeGreaterThanOrEqual(length);
        for (const [i, start] of starts.entries()) {
          expect(start % options.stride).toBe(0);
          if (i > 0) expect(start).toBeGreaterThan(starts[i - 1]);
          if (i > 0) expect(start - starts[i - 1]).toBeLessThanOrEqual(options.tile);
        }
      }),
    );
  });

  it('weigh by a Gaussian of an eighth of the tile', () => {
    // scipy.stats.norm(31.5, 8).pdf(x) / pdf(31.5) of a tile of 64
    const weights = gaussian(64);
    expect(weights[31]).toBeCloseTo(0.998049, 6);
    expect(weights[0]).toBeCloseTo(0.000430128, 6);
    expect(weights[0]).toBe(weights[63]);
  });

  it('stop between tiles when they are told to', async () => {
    const controller = new AbortController();
    const image = picture(16, 16);
    const bands = predictBands(
      byValue,
      { width: 16, height: 16, readRows: async () => image },
      { classes: 2, ...OPTIONS, signal: controller.signal, onTile: () => controller.abort() },
    );
    await expect(bands.next()).rejects.toThrow('aborted');
  });

  it('pass on what goes wrong in a tile', async () => {
    const failing: Predictor = { predict: () => Promise.reject(new Error('no memory')) };
    await expect(blended(failing, picture(20, 20), OPTIONS)).rejects.toThrow('no memory');
  });
});

describe('mirroring', () => {
  it('averages what the model says of the four mirrorings, each turned back', async () => {
    const seen: number[][] = [];
    const model: Predictor = {
      predict: async (raw) => {
        seen.push([...raw]);
        return Float32Array.from(raw, (_, i) => i);
      },
    };
    const raw = Float32Array.of(1, 2, 3, 4, 5, 6);
    const mean = await mirrored(model, raw, { size: 1, height: 2, width: 3 }, 1);
    expect(seen).toEqual([
      [1, 2, 3, 4, 5, 6],
      [3, 2, 1, 6, 5, 4],
      [4, 5, 6, 1, 2, 3],
      [6, 5, 4, 3, 2, 1],
    ]);
    // Places 0..5 turned back in every way add up to 10 at each.
    expect([...mean]).toEqual([2.5, 2.5, 2.5, 2.5, 2.5, 2.5]);
  });
});
