// What is measured before a pretrained network is taken: heads on its features and on pixels, on images that they were not
// fitted to.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import { Random } from '../../../src/shared/random.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { type LabelledImage, wholeArea } from '../../../src/stages/2-dataset/labelled-image.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import { probePretrained } from '../../../src/stages/5-train/probe-pretrained.ts';
import { pretrainedModel, probedPlan, stripedSamples, stripes } from './small-probe.ts';

let model: FittedModel;
beforeAll(async () => {
  model = await pretrainedModel();
});

interface Change {
  readonly image?: (sample: Sample) => LabelledImage;
  readonly samples?: readonly Sample[];
  readonly engine?: Engine;
  readonly signal?: AbortSignal;
}

function probed({
  image = stripes,
  samples = stripedSamples('train', 24),
  engine = createReferenceEngine(),
  signal = new AbortController().signal,
}: Change = {}) {
  const reader = {
    read: async (sample: Sample) => image(sample),
    readArea: async (sample: Sample) => wholeArea(image(sample)),
  };
  const options = { engine, model, plan: probedPlan(), reader, samples, seed: 4, signal };
  return probePretrained(options);
}

async function probe(change: Change = {}) {
  const measured = await probed(change);
  if (measured === undefined) throw new Error('there was nothing to measure');
  return measured;
}

/** Noise with the labels of the stripes. */
function noise(sample: Sample): LabelledImage {
  const random = Random.for(8, sample.id);
  const { image, labels } = stripes(sample);
  return { image: { ...image, data: Float32Array.from(image.data, () => random.integer(256)) }, labels };
}

/** The number says which class it is. */
function labelled(label: (number: number) => number): (sample: Sample) => LabelledImage {
  return (sample) => {
    const labels = { width: 1, height: 1, data: Uint8Array.of(label(Number(sample.id.split('/')[1]))) };
    return { ...stripes(sample), labels };
  };
}

describe('the measurement', () => {
  test('of features that tell classes apart says so', async () => {
    const { rows, features, chance } = await probe();
    expect(rows).toBe(24);
    expect(features.accuracy).toBe(1);
    expect(features.loss).toBeLessThan(chance.loss / 2);
  });

  test('of noise says that nothing tells them apart', async () => {
    const { features, plain, chance } = await probe({ image: noise });
    for (const { loss, accuracy } of [features, plain]) {
      expect(loss).toBeGreaterThan(0.9 * chance.loss);
      expect(accuracy).toBeLessThan(0.8);
    }
  });

  test.each([
    ['as many of each', (number: number) => number % 2, Math.log(2), 0.5],
    // Two of twelve in one half and one in the other, each told by the other's share.
    ['a rare class', (number: number) => Number(number % 8 === 0), 0.40155, 7 / 8],
    ['one class alone', () => 1, 0, 1],
  ])('of chance: %s', async (reason, label, loss, accuracy) => {
    const samples = stripedSamples('train', 24).map((sample, number) => ({
      ...sample,
      classCounts: [0, 1].map((one) => Number(one === label(number))),
    }));
    const { chance } = await probe({ image: labelled(label), samples });
    expect(chance.loss, reason).toBeCloseTo(loss, 4);
    expect(chance.accuracy, reason).toBe(accuracy);
  });

  test('is of a few hundred images, whatever there is', async () => {
    expect((await probe({ samples: stripedSamples('train', 400) })).rows).toBe(300);
  });

  test.each([1, 2])('of %i images there is none: no class is in both halves', async (count) => {
    expect(await probed({ samples: stripedSamples('train', count) })).toBeUndefined();
  });

  test.each([4, 5])('of %i images is finite', async (count) => {
    const { features, plain, chance } = await probe({ samples: stripedSamples('train', count) });
    for (const { loss, accuracy } of [features, plain, chance])
      expect([Number.isFinite(loss), Number.isFinite(accuracy)]).toEqual([true, true]);
  });

  test('of pixels without a value is finite, too', async () => {
    const image = (sample: Sample) => {
      const found = stripes(sample);
      const data = Float32Array.from(found.image.data, (value, i) => (i % 5 === 0 ? Number.NaN : value));
      return { ...found, image: { ...found.image, data } };
    };
    const { plain } = await probe({ image });
    expect(Number.isFinite(plain.loss)).toBe(true);
  });

  test('is the same twice', async () => {
    expect(await probe()).toEqual(await probe());
  });
});

describe('the trainer', () => {
  function counting() {
    const engine = createReferenceEngine();
    const counts = { built: 0, disposed: 0 };
    const counted: Engine = {
      ...{ name: engine.name, describe: () => engine.describe() },
      async build(network, options) {
        const trainer = await engine.build(network, options);
        counts.built++;
        const dispose = trainer.dispose.bind(trainer);
        trainer.dispose = async () => {
          counts.disposed++;
          await dispose();
        };
        return trainer;
      },
    };
    return { counts, engine: counted };
  }

  test('is gone when all is measured', async () => {
    const { counts, engine } = counting();
    await probe({ engine });
    expect(counts).toEqual({ built: 1, disposed: 1 });
  });

  test('and when the run is aborted, whose reason is thrown', async () => {
    const { counts, engine } = counting();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(probe({ engine, signal })).rejects.toThrow('enough');
    expect(counts).toEqual({ built: 1, disposed: 1 });
  });
});
