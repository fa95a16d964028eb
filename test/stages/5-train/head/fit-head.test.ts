// Linear heads beside those of scikit-learn and SciPy (test/golden/linear-probe), and what must be so of any. How near
// they come where nothing is rounded or ended early: penalised.test.ts.
import { describe, expect, test } from 'vitest';
import { IGNORE } from '../../../../src/engine/engine.ts';
import { fitHead, type HeadFit, type Labelled } from '../../../../src/stages/5-train/head/fit-head.ts';
import { type HeadLoss, headLoss } from '../../../../src/stages/5-train/head/loss.ts';
import golden from '../../../golden/linear-probe/linear-probe.json' with { type: 'json' };
import { clouds, expectClose, labelled, plainPart, probabilities } from './samples.ts';

const plain = { classWeights: [1, 1, 1], labelSmoothing: 0, features: 4 };

const allFinite = (fit: HeadFit) => [...fit.weight.data, ...fit.bias.data].every(Number.isFinite);

const lossOf = (data: Labelled, { weight, bias }: HeadFit, spec: HeadLoss) =>
  headLoss(
    plainPart(data, weight.shape[1]),
    { weight: Float64Array.from(weight.data), bias: Float64Array.from(bias.data) },
    spec,
  );

const tensor = (shape: readonly number[], data: number[]) => ({ shape, data: Float32Array.from(data) });

describe.each(golden)('as scikit-learn or SciPy fits it: $why', ({ fits, train, validation, ...spec }) => {
  const classes = spec.classWeights.length;

  test.each(fits)('l2 $l2', async ({ l2, weight, bias, trainLoss, valLoss }) => {
    const options = { ...spec, features: weight.length / classes, strengths: [l2] };
    const found = await fitHead(labelled(train), labelled(validation), options);
    expect(found.weight.shape).toEqual([classes, weight.length / classes]);
    expect(found.bias.shape).toEqual([classes]);
    const known = { ...found, weight: tensor(found.weight.shape, weight), bias: tensor([classes], bias) };
    expectClose(probabilities(found, labelled(train)), probabilities(known, labelled(train)), 4);
    expect(found.valLoss).toBeCloseTo(valLoss, 4);
    expect(await lossOf(labelled(train), found, spec)).toBeCloseTo(trainLoss, 4);
  });

  test('the strength is the one of lowest validation loss', async () => {
    const strengths = fits.map(({ l2 }) => l2);
    const lowest = fits.reduce((best, fit) => (fit.valLoss < best.valLoss ? fit : best));
    const options = { ...spec, features: fits[0].weight.length / classes, strengths };
    const found = await fitHead(labelled(train), labelled(validation), options);
    expect(found.l2).toBe(lowest.l2);
    expect(found.valLoss).toBeCloseTo(lowest.valLoss, 4);
  });
});

describe('of any input', () => {
  const train = clouds(1, 120);
  const validation = clouds(2, 60);

  test('at the fit, the penalised loss has no slope', async () => {
    const spec = { classWeights: [0.5, 1, 2], labelSmoothing: 0.1 };
    const { l2, ...head } = await fitHead(train, validation, { ...plain, ...spec });
    const deviations = deviationsOf(train, plain.features);
    const objective = async (weight: Float64Array, bias: Float64Array) => {
      const penalty = weight.reduce(
        (sum, value, i) => sum + (value * deviations[i % plain.features]) ** 2,
        0,
      );
      return (await headLoss(plainPart(train, plain.features), { weight, bias }, spec)) + l2 * penalty;
    };
    const weight = Float64Array.from(head.weight.data);
    const bias = Float64Array.from(head.bias.data);
    const step = 1e-4;
    for (const [i, value] of weight.entries()) {
      const at = (move: number) => objective(weight.with(i, value + move), bias);
      expect(((await at(step)) - (await at(-step))) / (2 * step), `weight ${i}`).toBeCloseTo(0, 5);
    }
    for (const [c, value] of bias.entries()) {
      const at = (move: number) => objective(weight, bias.with(c, value + move));
      expect(((await at(step)) - (await at(-step))) / (2 * step), `bias ${c}`).toBeCloseTo(0, 5);
    }
  });

  test('the validation loss is that of the head handed out', async () => {
    const found = await fitHead(train, validation, plain);
    expect(found.valLoss).toBe(await lossOf(validation, found, plain));
  });

  test('the same input gives the same bits', async () => {
    expect(await fitHead(train, validation, plain)).toEqual(await fitHead(train, validation, plain));
  });

  test('the input is left alone', async () => {
    const [before, after] = [structuredClone({ train, validation }), { train, validation }];
    await fitHead(train, validation, plain);
    expect(after).toEqual(before);
  });

  test('the unit of all features, and the origin and sign of each, change no probability', async () => {
    const changed = ({ features, labels }: Labelled): Labelled => ({
      features: features.map((value, i) => 64 * (i % 4 === 1 ? value - 300 : i % 4 === 2 ? -value : value)),
      labels,
    });
    const known = await fitHead(train, validation, plain);
    const found = await fitHead(changed(train), changed(validation), plain);
    expect(found.l2).toBe(known.l2);
    expectClose(probabilities(found, changed(validation)), probabilities(known, validation), 4);
  });

  test('the order of the rows changes nothing', async () => {
    const rows = Array.from(train.labels.keys(), (row) => (row * 77) % train.labels.length);
    const shuffled = {
      features: Float32Array.from(rows.flatMap((row) => [...train.features.subarray(row * 4, row * 4 + 4)])),
      labels: Uint8Array.from(rows, (row) => train.labels[row]),
    };
    expect(new Set(rows).size).toBe(rows.length);
    const known = await fitHead(train, validation, plain);
    const found = await fitHead(shuffled, validation, plain);
    expectClose(probabilities(found, validation), probabilities(known, validation), 6);
  });

  test('rows whose label is ignored are as good as away', async () => {
    const wild = Float32Array.from({ length: 40 }, (_, i) => 100 * Math.cos(i));
    const more = {
      features: Float32Array.from([...train.features, ...wild]),
      labels: Uint8Array.from([...train.labels, ...Array<number>(10).fill(IGNORE)]),
    };
    const known = await fitHead(train, validation, plain);
    const found = await fitHead(more, validation, plain);
    expectClose(probabilities(found, validation), probabilities(known, validation), 6);
  });

  test('what it learns, others have: clouds far apart are told apart', async () => {
    const [near, far] = [clouds(3, 120, { distance: 4 }), clouds(4, 60, { distance: 4 })];
    const rows = probabilities(await fitHead(near, far, plain), far);
    const right = rows.filter((row, i) => row.indexOf(Math.max(...row)) === far.labels[i]);
    expect(right.length).toBeGreaterThan(50);
  });
});

describe('the strength', () => {
  test('goes down as long as that lowers the validation loss, and no further than the list', async () => {
    const [train, validation] = [clouds(5, 60, { distance: 20 }), clouds(6, 60, { distance: 20 })];
    const strengths = [1, 0.1, 0.01, 0.001];
    const found = await fitHead(train, validation, { ...plain, strengths });
    expect(found.l2).toBe(0.001);
    expect(found.valLoss).toBeLessThan(0.05);
    const own = await fitHead(train, validation, plain);
    expect(own.l2).toBeGreaterThan(0);
    expect(allFinite(own)).toBe(true);
  });

  test('is the best of those tried when the time is over', async () => {
    const [train, validation] = [clouds(5, 60, { distance: 20 }), clouds(6, 60, { distance: 20 })];
    const strengths = [1, 0.1, 0.01, 0.001];
    let asked = 0;
    const isOver = () => ++asked > 2;
    const found = await fitHead(train, validation, { ...plain, strengths, isOver });
    expect(found.l2).toBe(0.01);
    expect(found.valLoss).toBeCloseTo(
      (await fitHead(train, validation, { ...plain, strengths: [0.01] })).valLoss,
      3,
    );
  });

  test('is a strong one where features say nothing', async () => {
    const [train, validation] = [clouds(7, 40, { distance: 0 }), clouds(8, 40, { distance: 0 })];
    const found = await fitHead(train, validation, { ...plain, strengths: [100, 1, 0.01, 0.0001] });
    expect(found.l2).toBeGreaterThanOrEqual(1);
  });

  test('is the middle one where there is nothing to choose by', async () => {
    const validation = { features: new Float32Array(8), labels: Uint8Array.of(IGNORE, IGNORE) };
    const found = await fitHead(clouds(9, 40), validation, { ...plain, strengths: [0.3, 0.2, 0.1] });
    expect(found.l2).toBe(0.2);
    expect(found.valLoss).toBeNaN();
    const none = { features: new Float32Array(0), labels: new Uint8Array(0) };
    expect(await fitHead(clouds(9, 40), none, { ...plain, strengths: [0.3, 0.2, 0.1] })).toEqual(found);
  });
});

describe('little data', () => {
  const validation = clouds(11, 30);
  const only = (data: Labelled, ...classes: number[]): Labelled => ({
    features: data.features,
    labels: data.labels.map((label) => (classes.includes(label) ? label : IGNORE)),
  });

  test('of one class gives a head that says so', async () => {
    const found = await fitHead(only(clouds(10, 60), 1), validation, plain);
    expect(allFinite(found)).toBe(true);
    for (const row of probabilities(found, validation)) expect(row[1]).toBeGreaterThan(0.9);
  });

  test('without a class gives a head that finds it unlikely, and else is that of the others', async () => {
    const train = only(clouds(10, 120), 0, 1);
    const strengths = [0.01];
    const found = await fitHead(train, only(validation, 0, 1), { ...plain, strengths });
    expect(allFinite(found)).toBe(true);
    for (const row of probabilities(found, train)) expect(row[2]).toBeLessThan(0.02);
    const two = { ...plain, classWeights: [1, 1], strengths };
    const known = await fitHead(train, only(validation, 0, 1), two);
    expectClose(
      probabilities(found, validation).map(([a, b]) => [a / (a + b)]),
      probabilities(known, validation).map(([a]) => [a]),
      2,
    );
  });

  test('with a class of weight 0 gives a finite head', async () => {
    const found = await fitHead(clouds(10, 60), validation, { ...plain, classWeights: [1, 0, 1] });
    expect(allFinite(found)).toBe(true);
  });

  test('fewer rows than classes, or than features', async () => {
    const options = { classWeights: Array<number>(7).fill(1), labelSmoothing: 0.1, features: 40 };
    const train = clouds(12, 3, { classes: 7, features: 40 });
    const found = await fitHead(train, clouds(13, 20, { classes: 7, features: 40 }), options);
    expect(allFinite(found)).toBe(true);
    const rows = probabilities(found, train);
    expect(rows.map((row) => row.indexOf(Math.max(...row)))).toEqual(Array.from(train.labels));
  });

  test('a single row', async () => {
    const found = await fitHead(clouds(14, 1), validation, plain);
    expect(Array.from(found.weight.data, Math.abs)).toEqual(Array<number>(12).fill(0));
    for (const row of probabilities(found, validation)) expect(row[0]).toBeGreaterThan(0.6);
  });

  test('a constant feature has no weight, however large it is', async () => {
    const constant = ({ features, labels }: Labelled): Labelled => ({
      features: features.map((value, i) => (i % 4 === 2 ? 12345.678 : value)),
      labels,
    });
    const found = await fitHead(constant(clouds(15, 60)), constant(validation), plain);
    expect(Array.from(found.weight.data, Math.abs).filter((_, i) => i % 4 === 2)).toEqual([0, 0, 0]);
    expect(Math.max(...found.weight.data)).toBeGreaterThan(0.1);
  });
});

describe('ends', () => {
  test.for([
    [Number.NaN, 'train'],
    [Number.POSITIVE_INFINITY, 'train'],
    [Number.NaN, 'validation'],
  ] as const)('as our own mistake at a feature of %s in the part %s', async ([value, part]) => {
    const parts = { train: clouds(16, 20), validation: clouds(17, 20) };
    parts[part].features[5] = value;
    await expect(fitHead(parts.train, parts.validation, plain)).rejects.toThrow('is not a finite number');
  });

  test('as our own mistake where there is no label', async () => {
    const train = { features: new Float32Array(4), labels: Uint8Array.of(IGNORE) };
    await expect(fitHead(train, clouds(17, 20), plain)).rejects.toThrow('no label to fit');
  });

  test("with the signal's reason, while it works", async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const work = fitHead(clouds(18, 4000), clouds(19, 400), { ...plain, signal: controller.signal });
    setImmediate(() => controller.abort(reason));
    await expect(work).rejects.toBe(reason);
  });
});

/** The population's, of each feature. */
/** Moderated: as if four rows more had the median variance. */
function deviationsOf({ features, labels }: Labelled, width: number): number[] {
  const count = labels.length;
  const variances = Array.from({ length: width }, (_, f) => {
    const column = Array.from(labels.keys(), (row) => features[row * width + f]);
    const mean = column.reduce((sum, value) => sum + value, 0) / count;
    return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  });
  const usual = variances.toSorted((a, b) => a - b)[Math.floor(width / 2)]!;
  return variances.map((variance) => Math.sqrt((count * variance + 4 * usual) / (count + 4)));
}
