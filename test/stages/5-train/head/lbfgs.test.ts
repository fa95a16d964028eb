// Limited-memory BFGS on functions whose lowest point is known.
import { describe, expect, test } from 'vitest';
import { minimize, type Objective } from '../../../../src/stages/5-train/head/lbfgs.ts';

const limits = { gradientTolerance: 1e-9, maxIterations: 500 };

/** sum over i of curvature[i] / 2 * (x[i] - lowest[i])^2. */
function bowl(curvature: readonly number[], lowest: readonly number[]): Objective {
  return async (x, gradient) => {
    let value = 0;
    for (let i = 0; i < x.length; i++) {
      gradient[i] = curvature[i] * (x[i] - lowest[i]);
      value += 0.5 * gradient[i] * (x[i] - lowest[i]);
    }
    return value;
  };
}

async function wall([x]: Float64Array, gradient: Float64Array): Promise<number> {
  gradient[0] = Math.exp(x) - 2 * Math.exp(-2 * x);
  return Math.exp(x) + Math.exp(-2 * x);
}

async function half([x]: Float64Array, gradient: Float64Array): Promise<number> {
  gradient[0] = 1 - 1 / x;
  return x - Math.log(x);
}

async function valley([x, y]: Float64Array, gradient: Float64Array): Promise<number> {
  gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
  gradient[1] = 200 * (y - x * x);
  return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
}

const many = Array.from({ length: 60 }, (_, i) => i);
const rows: readonly [why: string, objective: Objective, start: number[], lowest: number[]][] = [
  ['one number', bowl([3], [5]), [-2], [5]],
  ['the start is lowest', bowl([3, 1], [5, 6]), [5, 6], [5, 6]],
  ['curvatures far apart', bowl([1e-3, 1, 1e3], [1, -2, 3]), [0, 0, 0], [1, -2, 3]],
  [
    'more numbers than moves are remembered',
    bowl(
      many.map((i) => 1.1 ** i),
      many.map((i) => Math.sin(i)),
    ),
    many.map(() => 0),
    many.map((i) => Math.sin(i)),
  ],
  ['a wall: exp(x) + exp(-2x)', wall, [-20], [Math.log(2) / 3]],
  ['a step leads to where it has no value: x - log(x)', half, [100], [1]],
  ["a valley with a bend (Rosenbrock's)", valley, [-1.2, 1], [1, 1]],
];

describe('finds the lowest point', () => {
  test.for(rows)('%s', async ([why, objective, start, lowest]) => {
    const from = Float64Array.from(start);
    const found = await minimize(objective, from, limits);
    expect(Array.from(from), 'the start is left alone').toEqual(start);
    expect(found.gradientSize, why).toBeLessThanOrEqual(limits.gradientTolerance);
    for (const [i, value] of lowest.entries()) expect(found.x[i], why).toBeCloseTo(value, 5);
  });
});

test('on a bowl of 60 numbers it takes some 200 evaluations, where the gradient alone takes thousands', async () => {
  let evaluations = 0;
  const objective = bowl(
    many.map((i) => 1.1 ** i),
    many.map(() => 1),
  );
  await minimize(
    async (x, gradient) => {
      evaluations++;
      return await objective(x, gradient);
    },
    new Float64Array(60),
    limits,
  );
  expect(evaluations).toBeLessThan(300);
});

test('never rises, and stops after as many iterations as it may take', async () => {
  const values = [];
  for (let maxIterations = 0; maxIterations < 20; maxIterations++) {
    const found = await minimize(valley, Float64Array.of(-1.2, 1), { ...limits, maxIterations });
    expect(found.iterations).toBe(maxIterations);
    values.push(found.value);
  }
  expect(values).toEqual(values.toSorted((a, b) => b - a));
});

test('stops where rounding lets nothing decrease any more', async () => {
  const found = await minimize(bowl([1, 1e4], [1 / 3, 1 / 7]), new Float64Array(2), {
    gradientTolerance: 0,
    maxIterations: 1_000_000,
  });
  expect(found.iterations).toBeLessThan(1000);
  expect(found.x[0]).toBeCloseTo(1 / 3, 8);
});

describe('values that are a millionth off', () => {
  const exact = bowl(
    many.map((i) => 1.1 ** i),
    many.map((i) => Math.sin(i)),
  );
  const start = new Float64Array(60).fill(2);
  const noise = (x: number) => Math.sin(1e9 * x);
  const noisy: Objective = async (x, gradient) => 1 + 1e-6 * noise(x[59]) + (await exact(x, gradient));

  test('are no obstacle where it knows of it', async () => {
    const found = await minimize(noisy, start, { ...limits, valueError: 2e-6 });
    expect(found.gradientSize).toBeLessThanOrEqual(limits.gradientTolerance);
    for (const [i, value] of found.x.entries()) expect(value, `number ${i}`).toBeCloseTo(Math.sin(i), 6);
    const unaware = await minimize(noisy, start, limits);
    expect(unaware.gradientSize).toBeGreaterThan(limits.gradientTolerance);
  });

  test('and gradients that are worse: it ends near the lowest point, though it never gets to the tolerance', async () => {
    let evaluations = 0;
    const both: Objective = async (x, gradient) => {
      evaluations++;
      const value = await noisy(x, gradient);
      for (let i = 0; i < x.length; i++) gradient[i] += 1e-4 * noise(x[i]);
      return value;
    };
    const endless = { gradientTolerance: 1e-12, maxIterations: 10_000 };
    const found = await minimize(both, start, { ...endless, valueError: 2e-6 });
    expect(evaluations).toBeLessThan(1000);
    for (const [i, value] of found.x.entries()) expect(value, `number ${i}`).toBeCloseTo(Math.sin(i), 3);
  });
});

test('what the function throws ends it', async () => {
  const failing: Objective = async () => {
    throw new Error('enough');
  };
  await expect(minimize(failing, new Float64Array(1), limits)).rejects.toThrow('enough');
});
