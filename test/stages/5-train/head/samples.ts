// Rows to fit heads to, made up or golden, and what tests ask of heads.
import { expect } from 'vitest';
import { Random } from '../../../../src/shared/random.ts';
import type { HeadFit } from '../../../../src/stages/5-train/head/fit-head.ts';
import type { Labelled } from '../../../../src/stages/5-train/head/head.ts';
import { type HeadProducts, plainProducts } from '../../../../src/stages/5-train/head/head-products.ts';
import type { LabelledProducts } from '../../../../src/stages/5-train/head/loss.ts';
import type { Standardisation } from '../../../../src/stages/5-train/head/standardise.ts';

export const pause = async () => {};

export const labelled = ({ features, labels }: { features: number[]; labels: number[] }): Labelled => ({
  features: Float32Array.from(features),
  labels: Uint8Array.from(labels),
});

/** For its loss, in float64. */
export function plainPart(data: Labelled, width: number, scale?: Standardisation): LabelledProducts {
  const rows = { data, width, pause };
  const products = plainProducts(scale === undefined ? rows : { ...rows, scale });
  return { products, labels: data.labels, pause };
}

/** Clouds around a centre a class; the first class is the most frequent. */
export function clouds(
  seed: number,
  rows: number,
  { distance = 1.5, classes = 3, features = 4 } = {},
): Labelled {
  const random = Random.for(seed, 'clouds');
  const normal = normals(random);
  const labels = Uint8Array.from({ length: rows }, (_, i) => (i % (classes + 1)) % classes);
  const centre = (c: number, f: number) => distance * Math.sin(3 * c + 2 * f);
  return {
    features: Float32Array.from({ length: rows * features }, (_, i) => {
      return centre(labels[Math.floor(i / features)], i % features) + normal();
    }),
    labels,
  };
}

/**
 * As a pretrained network's pooled features are: never negative, hundreds of them that a few causes explain, and causes that
 * tell classes apart only in part. The seed draws rows; what the causes do is the same for all seeds.
 */
export function correlated(
  seed: number,
  { rows, features, classes }: { rows: number; features: number; classes: number },
): Labelled {
  const causes = 40;
  const effects = normals(Random.for(0, 'effects'));
  const effect = Array.from({ length: causes * features }, (_, i) => {
    return effects() / Math.sqrt(1 + Math.floor(i / features) / 4);
  });
  const centres = Array.from({ length: causes * classes }, () => effects() / 2);
  const random = Random.for(seed, 'correlated');
  const normal = normals(random);
  const labels = Uint8Array.from({ length: rows }, () => Math.floor(random.next() * classes));
  const data = Array.from(labels, (label) => {
    const row = Array.from({ length: features }, () => 0.2 + 0.3 * normal());
    for (let cause = 0; cause < causes; cause++) {
      const strength = 0.3 * (centres[label * causes + cause] + normal());
      for (let f = 0; f < features; f++) row[f] += strength * effect[cause * features + f];
    }
    return row.map((value) => Math.max(0, value));
  });
  return { features: Float32Array.from(data.flat()), labels };
}

function normals(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** N,classes. */
export function probabilities({ weight, bias }: HeadFit, { features, labels }: Labelled): number[][] {
  const [classes, width] = weight.shape;
  return Array.from(labels, (_, row) => {
    const logits = Array.from({ length: classes }, (_, c) => {
      let sum = bias.data[c];
      for (let f = 0; f < width; f++) sum += weight.data[c * width + f] * features[row * width + f];
      return sum;
    });
    const exponentials = logits.map((value) => Math.exp(value - Math.max(...logits)));
    const total = exponentials.reduce((sum, value) => sum + value, 0);
    return exponentials.map((value) => value / total);
  });
}

export function expectClose(found: number[][], known: number[][], digits: number): void {
  for (const [row, values] of known.entries())
    for (const [c, value] of values.entries())
      expect(found[row][c], `row ${row}, class ${c}`).toBeCloseTo(value, digits);
}

const numbers = (length: number, step: number) => Array.from({ length }, (_, i) => Math.sin(i * step + 1));

/** Features of different units and origins, one of them constant; weights and factors to multiply them by. */
export function productSample(rows: number, width: number, classes: number) {
  const features = numbers(rows * width, 0.7).map((value, i) => {
    return i % width === 1 ? 0.1 : 10 ** (i % 3) * (value + 3);
  });
  const data = labelled({ features, labels: Array<number>(rows).fill(0) });
  return {
    data,
    weight: Float64Array.from(numbers(classes * width, 1.3)),
    factors: Float64Array.from(numbers(rows * classes, 2.1)),
  };
}

/** Holds both products to the same sums taken one by one. */
export async function expectProducts(
  products: HeadProducts,
  sample: ReturnType<typeof productSample> & { readonly width: number; readonly scale: Standardisation },
  digits: number,
): Promise<void> {
  const { data, width, scale, weight, factors } = sample;
  const feature = (row: number, f: number) =>
    (data.features[row * width + f] - scale.mean[f]) * scale.inverse[f];
  const classes = weight.length / width;
  const logits = await products.logits(weight);
  const sums = await products.sums(factors);
  expect([logits.length, sums.length]).toEqual([factors.length, weight.length]);
  for (const [i, found] of logits.entries()) {
    const [row, c] = [Math.floor(i / classes), i % classes];
    let known = 0;
    for (let f = 0; f < width; f++) known += feature(row, f) * weight[c * width + f];
    expect(found, `logit of row ${row}, class ${c}`).toBeCloseTo(known, digits);
  }
  for (const [i, found] of sums.entries()) {
    const [c, f] = [Math.floor(i / width), i % width];
    let known = 0;
    for (const row of data.labels.keys()) known += factors[row * classes + c] * feature(row, f);
    expect(found, `sum of class ${c}, feature ${f}`).toBeCloseTo(known, digits);
  }
}
