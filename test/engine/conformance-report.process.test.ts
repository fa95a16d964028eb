// The report of the conformance suite: what it finds, and how it shows what is wrong.
import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { differencesTable, type Finding, findings, linesOf } from './conformance-report.ts';
import { opGroups } from './conformance-rows.ts';

/** The reference engine, but its probabilities are a thousandth too large. */
function inexact(): Engine {
  const engine = createReferenceEngine();
  return {
    name: engine.name,
    describe: () => engine.describe(),
    async build(network, options) {
      const trainer = await engine.build(network, options);
      return {
        step: (batch, rate) => trainer.step(batch, rate),
        evaluate: (batch) => trainer.evaluate(batch),
        predict: async (...given) => (await trainer.predict(...given)).map((value) => value * 1.001),
        activations: (...given) => trainer.activations(...given),
        save: () => trainer.save(),
        load: (state) => trainer.load(state),
        dispose: () => trainer.dispose(),
      };
    },
  };
}

async function all(engine: Engine): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of findings(engine)) found.push(finding);
  return found;
}

/** All rows on two engines, while the files that run beside have the cores. */
const ALL_ROWS_MS = 4 * 60_000;

test(
  'every op and PyTorch have a line, and a wrong number is found in its place only',
  async () => {
    const lines = linesOf([await all(createReferenceEngine()), await all(inexact())]);
    const parts = new Set(lines.map(({ part }) => part));
    for (const { op } of opGroups) expect(parts).toContain(op);
    for (const part of [
      'whole networks',
      'PyTorch: one step',
      'PyTorch: five adamw steps',
      'five adamw steps',
    ])
      expect(parts).toContain(part);
    for (const { part, quantity, worst } of lines) {
      const [right, wrong] = worst;
      expect(right, `${part}, ${quantity}: the reference engine`).toBeLessThan(1e-6);
      if (quantity === 'probabilities') expect(wrong, part).toBeCloseTo(1e-3, 6);
      else expect(wrong, `${part}, ${quantity}`).toBe(right);
    }
  },
  ALL_ROWS_MS,
);

test('a line has the worst of each engine, and NaN is the worst of all', () => {
  const finding = (value: number): Finding => ({ part: 'conv', quantity: 'losses', tolerance: 1e-5, value });
  const lines = linesOf([
    [finding(2e-6), finding(4e-6), finding(1e-6)],
    [finding(1), finding(Number.NaN), finding(2)],
  ]);
  expect(lines).toMatchObject([{ part: 'conv', worst: [4e-6, Number.NaN] }]);
  expect(differencesTable(['a', 'b'], lines)).toEqual([
    ['op', 'of', 'a', 'b', 'tolerance', 'tolerance / worst'],
    ['conv', 'losses', '4.0e-6', '**NaN**', '1.0e-5', 'NaN'],
  ]);
});

test('what is over its tolerance is bold; where nothing differs there is nothing to divide by', () => {
  const line = { part: 'conv', quantity: 'losses', tolerance: 1e-5 } as const;
  const [, over, none] = differencesTable(
    ['a'],
    [
      { ...line, worst: [2e-5] },
      { ...line, worst: [0] },
    ],
  );
  expect(over).toEqual(['conv', 'losses', '**2.0e-5**', '1.0e-5', '0.5']);
  expect(none).toEqual(['conv', 'losses', '0', '1.0e-5', '-']);
});
