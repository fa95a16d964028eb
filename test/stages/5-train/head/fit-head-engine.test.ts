// Heads whose products an engine computed in float32, beside those of this thread in float64: the same strength and, to
// 1e-3, the same probabilities.
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { createInProcessEngine } from '../../../../src/engine/onnx/in-process.ts';
import { createReferenceEngine } from '../../../../src/engine/reference/reference.ts';
import { fitHead, type HeadFitOptions, type Labelled } from '../../../../src/stages/5-train/head/fit-head.ts';
import golden from '../../../golden/linear-probe/linear-probe.json' with { type: 'json' };
import { correlated, labelled, probabilities } from './samples.ts';

const engine = await createInProcessEngine({ threads: 2 });
const byEngine = { engine, engineFrom: 0 };

async function expectSame(train: Labelled, validation: Labelled, options: HeadFitOptions): Promise<void> {
  const known = await fitHead(train, validation, options);
  const found = await fitHead(train, validation, { ...options, ...byEngine });
  expect(found.l2).toBe(known.l2);
  expect(Math.abs(found.valLoss - known.valLoss)).toBeLessThan(1e-3);
  expect(found.weight.data, 'numbers that float32 rounded').not.toEqual(known.weight.data);
  for (const part of [train, validation]) {
    const [all, allKnown] = [probabilities(found, part), probabilities(known, part)];
    const off = all.map((row, i) => Math.max(...row.map((value, c) => Math.abs(value - allKnown[i][c]))));
    expect(Math.max(...off)).toBeLessThan(1e-3);
  }
}

test.each(golden)('$why', async ({ fits, train, validation, ...spec }) => {
  const strengths = fits.map(({ l2 }) => l2);
  const features = fits[0].weight.length / spec.classWeights.length;
  await expectSame(labelled(train), labelled(validation), { ...spec, features, strengths });
});

const size = { rows: 600, features: 320, classes: 7 };
const weights = Array<number>(7).fill(1);

test.for([
  ['plain', { classWeights: weights, labelSmoothing: 0 }],
  ['class weights and smoothing', { classWeights: [0.2, 1, 3, 1, 1, 0.5, 2], labelSmoothing: 0.1 }],
] as const)('many correlated features, %s', async ([, spec]) => {
  await expectSame(correlated(1, size), correlated(2, { ...size, rows: 200 }), { ...spec, features: 320 });
});

test('rows that are told apart with ease, down to the weakest penalty', async () => {
  const easy = { rows: 40, features: 320, classes: 3 };
  const spec = { classWeights: [1, 1, 1], labelSmoothing: 0, strengths: [1e-2, 1e-4, 1e-6] };
  await expectSame(correlated(3, easy), correlated(4, easy), { ...spec, features: 320 });
});

test('the same input gives the same bits', async () => {
  const options = { classWeights: weights, labelSmoothing: 0, features: 320, ...byEngine };
  const parts = [correlated(1, { ...size, rows: 100 }), correlated(2, { ...size, rows: 50 })] as const;
  expect(await fitHead(...parts, options)).toEqual(await fitHead(...parts, options));
});

describe('an engine', () => {
  const [train, validation] = [correlated(1, { ...size, rows: 30 }), correlated(2, { ...size, rows: 20 })];
  const spec = { classWeights: weights, labelSmoothing: 0, features: 320 };
  const absent: Engine = { ...engine, build: () => Promise.reject(new Error('not asked for')) };

  test('is not asked for little', async () => {
    const found = await fitHead(train, validation, { ...spec, engine: absent });
    expect(found).toEqual(await fitHead(train, validation, spec));
    const much = { ...spec, engine: absent, engineFrom: 600 * 30 * 320 * 7 };
    await expect(fitHead(train, validation, much)).rejects.toThrow('not asked for');
  });

  test('in JavaScript is not asked either: it would be slower', async () => {
    const found = await fitHead(train, validation, {
      ...spec,
      engine: createReferenceEngine(),
      engineFrom: 0,
    });
    expect(found).toEqual(await fitHead(train, validation, spec));
  });

  test("ends with the signal's reason, and its trainers with it", async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let [open, built] = [0, 0];
    const watched: Engine = {
      ...engine,
      async build(...given) {
        const trainer = await engine.build(...given);
        [open, built] = [open + 1, built + 1];
        if (built === 2) controller.abort(reason);
        const dispose = trainer.dispose.bind(trainer);
        return Object.assign(trainer, {
          dispose: async () => {
            open--;
            await dispose();
          },
        });
      },
    };
    const options = { ...spec, engine: watched, engineFrom: 0, signal: controller.signal };
    await expect(fitHead(train, validation, options)).rejects.toBe(reason);
    expect([built, open]).toEqual([2, 0]);
  });
});
