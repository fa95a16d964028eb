// What is minimised has its lowest point where scikit-learn and SciPy find it (test/golden/linear-probe), and its
// gradient is its slope.
import { describe, expect, test } from 'vitest';
import { minimize } from '../../../../src/stages/5-train/head/lbfgs.ts';
import { headLoss } from '../../../../src/stages/5-train/head/loss.ts';
import { firstWeights, headOf, penalised } from '../../../../src/stages/5-train/head/penalised.ts';
import { measure, toRaw } from '../../../../src/stages/5-train/head/standardise.ts';
import golden from '../../../golden/linear-probe/linear-probe.json' with { type: 'json' };
import { labelled, pause, plainPart } from './samples.ts';

const width = 5;

describe.each(golden)('$why', ({ fits, train: given, validation, ...loss }) => {
  const train = labelled(given);
  const classes = loss.classWeights.length;

  test.each(fits)('its lowest point at l2 $l2', async ({ l2, weight, bias, trainLoss, valLoss }) => {
    const scale = await measure(train, width, pause);
    const objective = penalised({ train: plainPart(train, width, scale), loss, l2 });
    const limits = { gradientTolerance: 1e-9, maxIterations: 5000 };
    const { x } = await minimize(objective, firstWeights(train.labels, width, loss), limits);
    const head = toRaw(scale, headOf(x, classes));
    for (const [i, known] of weight.entries())
      expect(Math.abs(head.weight[i] - known), `weight ${i}`).toBeLessThan(1e-4);
    // What is added to all biases changes nothing; the golden ones have a sum of 0.
    const mean = head.bias.reduce((sum, value) => sum + value, 0) / classes;
    for (const [c, known] of bias.entries())
      expect(Math.abs(head.bias[c] - mean - known), `bias ${c}`).toBeLessThan(1e-4);
    expect(Math.abs((await headLoss(plainPart(train, width), head, loss)) - trainLoss)).toBeLessThan(1e-6);
    const found = await headLoss(plainPart(labelled(validation), width), head, loss);
    expect(Math.abs(found - valLoss)).toBeLessThan(1e-6);
  });

  test('its gradient', async () => {
    const scale = await measure(train, width, pause);
    const objective = penalised({ train: plainPart(train, width, scale), loss, l2: 0.05 });
    const x = Float64Array.from({ length: classes * (width + 1) }, (_, i) => Math.sin(3 * i));
    const gradient = new Float64Array(x.length);
    await objective(x, gradient);
    const step = 1e-5;
    for (const i of x.keys()) {
      const at = (move: number) => objective(x.with(i, x[i] + move), new Float64Array(x.length));
      expect(gradient[i], `number ${i}`).toBeCloseTo(((await at(step)) - (await at(-step))) / (2 * step), 7);
    }
  });

  test('without weights the first biases are the best', async () => {
    const scale = await measure(train, width, pause);
    const x = firstWeights(train.labels, width, loss);
    const gradient = new Float64Array(x.length);
    await penalised({ train: plainPart(train, width, scale), loss, l2: 1 })(x, gradient);
    expect(x.subarray(0, -classes).every((value) => value === 0)).toBe(true);
    for (const value of headOf(gradient, classes).bias) expect(value).toBeCloseTo(0, 12);
  });
});
