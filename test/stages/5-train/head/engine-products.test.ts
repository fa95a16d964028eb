// The engines' products against the same sums taken one by one, and what they leave at the engine: nothing.
import { describe, expect, test } from 'vitest';
import { type Engine, IGNORE } from '../../../../src/engine/engine.ts';
import { createInProcessEngine } from '../../../../src/engine/onnx/in-process.ts';
import { createReferenceEngine } from '../../../../src/engine/reference/reference.ts';
import { type EngineRows, engineProducts } from '../../../../src/stages/5-train/head/engine-products.ts';
import { measure } from '../../../../src/stages/5-train/head/standardise.ts';
import { expectProducts, pause, productSample } from './samples.ts';

const engines = {
  onnx: await createInProcessEngine({ threads: 2 }),
  reference: createReferenceEngine(),
};

const rows: readonly [why: string, rows: number, width: number, classes: number, blockNumbers?: number][] = [
  ['one row of one class', 1, 3, 1],
  ['more rows than features', 40, 3, 2],
  ['more features than rows, and than a tile has', 5, 70, 3],
  ['rows in three blocks, the last one smaller', 23, 4, 5, 40],
  ['a row fills a block', 3, 17, 2, 10],
  ['more classes than a network may have', 8, 6, 300],
];

describe.each(Object.keys(engines) as (keyof typeof engines)[])('%s', (name) => {
  test.for(rows)('%s', async ([, count, width, classes, blockNumbers]) => {
    const { data, weight, factors } = productSample(count, width, classes);
    const scale = await measure(data, width, pause);
    const at = { data, width, scale, pause };
    await using products = engineProducts(
      engines[name],
      blockNumbers === undefined ? at : { ...at, blockNumbers },
    );
    await expectProducts(products, { data, width, weight, factors, scale }, 4);
    await expectProducts(products, { data, width, weight: weight.map((value) => -value), factors, scale }, 4);
  });
});

test('of large means float32 loses nothing', async () => {
  const { data, weight, factors } = productSample(30, 4, 2);
  // Steps of 1/1024 at 10,000, which is as far as float32 goes.
  const far = { ...data, features: data.features.map((value) => 10_000 + Math.round(value) / 1024) };
  const scale = await measure(far, 4, pause);
  await using products = engineProducts(engines.onnx, { data: far, width: 4, scale, pause });
  await expectProducts(products, { data: far, width: 4, weight, factors, scale }, 4);
});

test('rows whose label is ignored take part in nothing, whatever they hold', async () => {
  const { data, weight, factors } = productSample(6, 4, 2);
  const scale = await measure(data, 4, pause);
  const labels = data.labels.with(2, IGNORE);
  const features = data.features.slice();
  features.fill(Number.NaN, 8, 12);
  await using products = engineProducts(engines.onnx, { data: { features, labels }, width: 4, scale, pause });
  const logits = await products.logits(weight);
  expect(Array.from(logits.subarray(4, 6))).toEqual([0, 0]);
  expect((await products.sums(factors)).every(Number.isFinite)).toBe(true);
});

describe('at the engine', () => {
  /** Counts networks that are built and ended. */
  function counting(built: number): Engine & { open: number; built: number } {
    const counts = { open: 0, built: 0 };
    const { onnx } = engines;
    return Object.assign(counts, {
      name: onnx.name,
      describe: onnx.describe,
      async build(...given: Parameters<Engine['build']>) {
        if (counts.built === built) throw new Error('no room');
        const trainer = await onnx.build(...given);
        counts.open++;
        counts.built++;
        const dispose = async () => {
          counts.open--;
          await trainer.dispose();
        };
        return {
          activations: trainer.activations.bind(trainer),
          load: trainer.load.bind(trainer),
          dispose,
        } as unknown as Awaited<ReturnType<Engine['build']>>;
      },
    });
  }

  async function example(): Promise<
    EngineRows & Pick<ReturnType<typeof productSample>, 'weight' | 'factors'>
  > {
    const { data, weight, factors } = productSample(10, 4, 2);
    const scale = await measure(data, 4, pause);
    return { data, weight, factors, width: 4, scale, pause, blockNumbers: 20 };
  }

  test('stays nothing, and only what is asked for is built, once', async () => {
    const engine = counting(4);
    const { weight, factors, ...at } = await example();
    {
      await using products = engineProducts(engine, at);
      expect(engine.built).toBe(0);
      await products.logits(weight);
      await products.logits(weight);
      expect([engine.built, engine.open]).toEqual([2, 2]);
      await products.sums(factors);
      await products.sums(factors);
      expect([engine.built, engine.open]).toEqual([4, 4]);
    }
    expect(engine.open).toBe(0);
  });

  test('stays nothing where it has no room for all', async () => {
    const engine = counting(1);
    const { weight, factors: _, ...at } = await example();
    const work = async () => {
      await using products = engineProducts(engine, at);
      return await products.logits(weight);
    };
    await expect(work()).rejects.toThrow('no room');
    expect([engine.built, engine.open]).toEqual([1, 0]);
  });
});
