import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../src/image/encode.ts';
import { Random } from '../../../../src/shared/random.ts';
import { type LabelledImage, wholeArea } from '../../../../src/stages/2-dataset/labelled-image.ts';
import { type Augmentation, defaultAugmentation } from '../../../../src/stages/4-plan/augmentation.ts';
import { cutPatch, type PatchOptions } from '../../../../src/stages/5-train/patches/augment.ts';
import { drawView, seenBy } from '../../../../src/stages/5-train/patches/view.ts';
import { crop } from '../../2-dataset/crop.ts';

const IGNORE = 255;

/** Nothing happens. */
const none: Augmentation = {
  horizontalFlip: 0,
  verticalFlip: 0,
  quarterTurns: 0,
  rotation: { probability: 0, degrees: 15 },
  scale: { probability: 0, low: 0.7, high: 1.4 },
  brightness: { probability: 0, amount: 0.5 },
  contrast: { probability: 0, amount: 0.5 },
  gamma: { probability: 0, low: 0.5, high: 2 },
  noise: { probability: 0, sigma: 0.3 },
  blur: { probability: 0, sigma: 2 },
  coarseDropout: { probability: 0, holes: 3, size: 0.3 },
  invert: { probability: 0 },
};

/** Each change alone and certain. */
const single: Readonly<Record<string, Partial<Augmentation>>> = {
  'horizontal flip': { horizontalFlip: 1 },
  'vertical flip': { verticalFlip: 1 },
  'quarter turns': { quarterTurns: 1 },
  rotation: { rotation: { probability: 1, degrees: 40 } },
  scale: { scale: { probability: 1, low: 0.5, high: 2 } },
  brightness: { brightness: { probability: 1, amount: 1 } },
  contrast: { contrast: { probability: 1, amount: 0.7 } },
  gamma: { gamma: { probability: 1, low: 0.4, high: 2.5 } },
  noise: { noise: { probability: 1, sigma: 0.5 } },
  blur: { blur: { probability: 1, sigma: 2 } },
  'coarse dropout': { coarseDropout: { probability: 1, holes: 4, size: 0.3 } },
  invert: { invert: { probability: 1 } },
};
const everything: Augmentation = Object.assign({}, none, ...Object.values(single));

/** Raw values pass unchanged. */
function asTheyAre(channels: number) {
  return {
    channels: Array.from({ length: channels }, () => ({ low: 0, high: 65_535, offset: 0, scale: 1 })),
  };
}

/** An image whose every pixel is different and whose labels say where its pixels were. */
function numbered(width: number, height: number, channels: 1 | 3 = 1): LabelledImage {
  const data = Uint16Array.from({ length: width * height * channels }, (_, i) => i * 3);
  const labels = Uint8Array.from({ length: width * height }, (_, i) => i % 5);
  return { image: { width, height, channels, data }, labels: { width, height, data: labels } };
}

function draw(
  input: LabelledImage,
  size: { height: number; width: number },
  augmentation?: Augmentation,
  seed = 1,
) {
  const { channels } = input.image;
  const random = new Random(seed);
  return samplePatch(input, { ...size, normalization: asTheyAre(channels), augmentation, random });
}

/** As training does it: a view is drawn, what it shows is read, and that alone is cut. */
function samplePatch(input: LabelledImage, options: PatchOptions) {
  const view = drawView(input.image, options, options.augmentation, options.random);
  return cutPatch(crop(input, seenBy(view, options, input.image)), view, options);
}

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 12 }),
  height: fc.integer({ min: 1, max: 12 }),
  patchWidth: fc.integer({ min: 1, max: 12 }),
  patchHeight: fc.integer({ min: 1, max: 12 }),
  channels: fc.constantFrom(1 as const, 3 as const),
  seed: fc.nat(),
});

describe('samplePatch', () => {
  test('without augmentation it is a crop: each pixel and its label from the same place', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, patchWidth, patchHeight, channels, seed }) => {
        const input = numbered(width, height, channels);
        const { images, labels } = draw(input, { width: patchWidth, height: patchHeight }, undefined, seed);
        const pixels = patchWidth * patchHeight;
        let valid = 0;
        for (let i = 0; i < pixels; i++) {
          const source = images[i] / (3 * channels);
          if (labels[i] === IGNORE) continue;
          valid++;
          expect(labels[i]).toBe(input.labels.data[source]);
          for (let c = 1; c < channels; c++) expect(images[c * pixels + i]).toBe(images[i] + 3 * c);
        }
        expect(valid, 'as much of the image as fits').toBe(
          Math.min(width, patchWidth) * Math.min(height, patchHeight),
        );
      }),
    );
  });

  test('from the part that the view shows it is bit for bit what it is from the whole image', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, patchWidth, patchHeight, channels, seed }) => {
        const input = numbered(width, height, channels);
        const size = { width: patchWidth, height: patchHeight };
        const random = new Random(seed);
        const view = drawView(input.image, size, everything, random);
        const options = { ...size, normalization: asTheyAre(channels), augmentation: undefined, random };
        const fromPart = cutPatch(crop(input, seenBy(view, size, input.image)), view, options);
        expect(fromPart).toEqual(cutPatch(wholeArea(input), view, options));
      }),
      { numRuns: 500 },
    );
  });

  test('reaches every position of a larger image', () => {
    const input = numbered(3, 3);
    const corners = new Set(
      Array.from(
        { length: 200 },
        (_, seed) => draw(input, { width: 2, height: 2 }, undefined, seed).images[0],
      ),
    );
    expect([...corners].sort((a, b) => a - b)).toEqual([0, 3, 9, 12]);
  });

  test('beyond a small image its edge is repeated and the label is ignored', () => {
    const input = numbered(1, 2);
    const { images, labels } = draw(input, { width: 3, height: 2 });
    expect([...images]).toEqual([0, 0, 0, 3, 3, 3]);
    expect([...labels].filter((label) => label !== IGNORE)).toEqual([0, 1]);
  });

  test('flips and quarter turns only move pixels: the same pixels, each with its label', () => {
    const turning = { ...none, horizontalFlip: 0.5, verticalFlip: 0.5, quarterTurns: 0.75 };
    const input = numbered(7, 7);
    const seen = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      const { images, labels } = draw(input, { width: 7, height: 7 }, turning, seed);
      expect([...images].sort((a, b) => a - b)).toEqual([...input.image.data]);
      for (const [i, value] of images.entries()) expect(labels[i]).toBe(input.labels.data[value / 3]);
      seen.add(images.join());
    }
    expect(seen.size, 'all eight symmetries of the square').toBe(8);
  });

  test.each(['horizontal flip', 'vertical flip'])('a %s twice is the identity', (name) => {
    fc.assert(
      fc.property(sizes, ({ width, height, channels, seed }) => {
        const input = numbered(width, height, channels);
        const flip = { ...none, ...single[name] };
        const once = draw(input, { width, height }, flip, seed);
        const again = draw(toInput(once, width, height, channels), { width, height }, flip, seed);
        expect(again.images).toEqual(draw(input, { width, height }).images);
        expect(again.labels).toEqual(input.labels.data);
        if (width > 1 && height > 1) expect(once.images).not.toEqual(again.images);
      }),
    );
  });

  test('labels stay within the classes and 255, values finite, whatever is done', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, patchWidth, patchHeight, channels, seed }) => {
        const input = numbered(width, height, channels);
        const allowed = new Set([...input.labels.data, IGNORE]);
        const { images, labels } = draw(input, { width: patchWidth, height: patchHeight }, everything, seed);
        expect(labels.every((label) => allowed.has(label))).toBe(true);
        expect(images.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('is the same for the same random numbers and differs for others', () => {
    const input = numbered(20, 20, 3);
    const size = { width: 12, height: 10 };
    expect(draw(input, size, everything, 3)).toEqual(draw(input, size, everything, 3));
    expect(draw(input, size, everything, 3).images).not.toEqual(draw(input, size, everything, 4).images);
  });

  test('a rotation keeps image and labels in register', () => {
    // Left half 0, right half 1000, labels likewise: away from the border between them they must agree.
    const [width, height] = [40, 40];
    const data = Uint16Array.from({ length: width * height }, (_, i) => (i % width < width / 2 ? 0 : 1000));
    const input = {
      image: { width, height, channels: 1, data },
      labels: { width, height, data: Uint8Array.from(data, (value) => (value === 0 ? 0 : 1)) },
    };
    let between = 0;
    for (let seed = 0; seed < 20; seed++) {
      const turned = { ...none, ...single.rotation, ...single.scale };
      const { images, labels } = draw(input, { width: 24, height: 24 }, turned, seed);
      for (const [i, label] of labels.entries()) {
        if (images[i] < 400) expect([0, IGNORE]).toContain(label);
        if (images[i] > 600) expect([1, IGNORE]).toContain(label);
      }
      between += images.filter((value) => value > 0 && value < 1000).length;
    }
    expect(between, 'values between were interpolated').toBeGreaterThan(100);
  });

  test.each(Object.keys(single))('%s alone changes the patch', (name) => {
    const input = numbered(16, 16);
    const size = { width: 16, height: 16 };
    const changed = draw(input, size, { ...none, ...single[name] });
    expect(changed.images).not.toEqual(draw(input, size, none).images);
  });

  test('a flat patch has no light to change and stays flat', () => {
    const input = numbered(8, 8);
    const flat = { ...input, image: { ...input.image, data: new Uint16Array(64).fill(7) } };
    const { images } = draw(flat, { width: 8, height: 8 }, everything);
    for (const value of images) expect(value).toBeCloseTo(7, 4);
  });

  test('what coarse dropout hides is ignored', () => {
    const input = numbered(16, 16);
    const { images, labels } = draw(
      input,
      { width: 16, height: 16 },
      { ...none, ...single['coarse dropout'] },
    );
    const untouched = draw(input, { width: 16, height: 16 }, none).images;
    const hidden = [...labels.keys()].filter((i) => images[i] !== untouched[i]);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every((i) => labels[i] === IGNORE)).toBe(true);
  });

  test('invert swaps light and dark', () => {
    const input = numbered(4, 4);
    const { images } = draw(input, { width: 4, height: 4 }, { ...none, ...single.invert });
    expect([...images]).toEqual([...input.image.data].reverse());
  });
});

test('the default augmentation has every probability in [0, 1] and ordered ranges', () => {
  const { scale, gamma, ...rest } = defaultAugmentation();
  const probabilities = [...Object.values(rest), scale, gamma].map((entry) =>
    typeof entry === 'number' ? entry : entry.probability,
  );
  expect(probabilities.every((probability) => probability >= 0 && probability <= 1)).toBe(true);
  expect(scale.low).toBeLessThan(scale.high);
  expect(gamma.low).toBeLessThan(gamma.high);
});

test('draws a sheet to look at: a row a change, the mask on top, ignored pixels striped', async () => {
  const input = drawing();
  const [columns, edge, gap] = [8, 96, 4];
  const rows: Readonly<Record<string, Partial<Augmentation>>> = {
    ...single,
    default: defaultAugmentation(),
    all: everything,
  };
  const names = Object.keys(rows);
  const width = columns * (edge + gap) - gap;
  const sheet = new Uint8Array(width * (names.length * (edge + gap) - gap) * 3).fill(255);
  for (const [row, name] of names.entries()) {
    for (let column = 0; column < columns; column++) {
      const patch = samplePatch(input, {
        width: edge,
        height: edge,
        normalization: { channels: [{ low: 0, high: 255, offset: 0, scale: 1 / 255 }] },
        augmentation: column === 0 ? none : { ...none, ...rows[name] },
        random: new Random(column * 101 + row),
      });
      paint(sheet, width, column * (edge + gap), row * (edge + gap), edge, patch);
    }
  }
  const folder = join(tmpdir(), 'best-epoch-sheets');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'augmentation.png');
  await writeFile(
    file,
    await encodePng({ width, height: sheet.length / width / 3, channels: 3, data: sheet }),
  );
  console.log(`augmentation sheet: ${file}\nrows: ${names.join(', ')}; the first column is unchanged`);
});

function toInput(
  { images, labels }: { images: Float32Array; labels: Uint8Array },
  width: number,
  height: number,
  channels: number,
): LabelledImage {
  const pixels = width * height;
  const data = Uint16Array.from(
    { length: pixels * channels },
    (_, i) => images[(i % channels) * pixels + Math.floor(i / channels)],
  );
  return { image: { width, height, channels, data }, labels: { width, height, data: labels } };
}

/** A letter F (class 1) and discs (class 2) on a gradient: turns and flips are easy to tell apart. */
function drawing(): LabelledImage {
  const [width, height] = [128, 112];
  const data = new Uint8Array(width * height);
  const labels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      data[i] = 30 + x * 0.5 + y * 0.3;
      const inF =
        (x > 30 && x < 42 && y > 20 && y < 90) ||
        (x > 30 && x < 75 && ((y > 20 && y < 32) || (y > 48 && y < 60)));
      const inDisc = (x - 90) ** 2 + (y - 80) ** 2 < 200 || (x - 100) ** 2 + (y - 30) ** 2 < 60;
      if (inF) labels[i] = 1;
      if (inDisc) labels[i] = 2;
      data[i] += labels[i] === 1 ? 110 : labels[i] === 2 ? 60 : 0;
    }
  }
  return { image: { width, height, channels: 1, data }, labels: { width, height, data: labels } };
}

function paint(
  sheet: Uint8Array,
  sheetWidth: number,
  left: number,
  top: number,
  edge: number,
  { images, labels }: { images: Float32Array; labels: Uint8Array },
): void {
  const colors = [
    [0, 0, 0],
    [230, 159, 0],
    [86, 180, 233],
  ];
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) {
      const label = labels[y * edge + x];
      const grey = Math.min(255, Math.max(0, images[y * edge + x] * 255));
      const to = ((top + y) * sheetWidth + left + x) * 3;
      const striped = label === IGNORE && (x + y) % 6 < 2;
      for (let c = 0; c < 3; c++) {
        const color = striped ? (c === 0 ? 255 : 0) : (colors[label] ?? [grey, grey, grey])[c];
        sheet[to + c] = label === 0 ? grey : 0.65 * grey + 0.35 * color;
      }
    }
  }
}
