// Labels that say nothing of their images must not be predicted on the test images: were they, the test split would
// have leaked into the training, the plan or the choice of the epoch.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Confusion } from '../src/metrics/confusion.ts';
import { type ScoreKey, scoresOf } from '../src/metrics/scores.ts';
import type { Evaluation } from '../src/stages/6-evaluate/evaluate.ts';
import { chanceOf, type EvaluatedImage } from './label-leak/chance.ts';
import { writePictures } from './label-leak/pictures.ts';
import { type Trained, trainOn } from './label-leak/pipeline.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * Standard deviations from chance. A normal value is outside once in 1.7 million times, so that another processor's
 * rounding, which trains another model, does not fail the test; with 400 test images a bound is 0.13 from chance.
 */
const BOUND = 5;

async function trainedOn(pictures: {
  readonly shuffled: boolean;
  readonly epochs: number;
}): Promise<Trained> {
  await using dir = await temporaryFolder();
  const data = join(dir.path, 'data');
  await writePictures(data, { count: 480, shuffled: pictures.shuffled });
  return await trainOn(data, join(dir.path, 'run'), pictures.epochs);
}

const scored = (key: ScoreKey) => (confusion: Confusion) => scoresOf(confusion)[key];

/** Deviations from chance of the accuracy and of the mean F1. */
function sigmas({ perImage }: Pick<Evaluation, 'perImage'>): number[] {
  return (['accuracy', 'macro-f1'] as const).map((key) => chanceOf(perImage, scored(key)).sigmas);
}

test('shuffled labels are learnt by heart, and on the test images only guessed', async () => {
  const { onTraining, onTest, delivered } = await trainedOn({ shuffled: true, epochs: 18 });
  expect(onTraining.scores.accuracy, 'it has learnt by heart').toBeGreaterThan(0.95);
  for (const value of sigmas(onTraining)) expect(value, 'and the statistics see that').toBeGreaterThan(BOUND);
  expect(onTest.perImage.length).toBeGreaterThan(350);
  for (const value of [...sigmas(onTest), ...sigmas(delivered)])
    expect(Math.abs(value), 'but nothing of the test images').toBeLessThan(BOUND);
});

test('the same images with their own labels are told apart on the test images', async () => {
  const { onTest, delivered } = await trainedOn({ shuffled: false, epochs: 5 });
  for (const evaluation of [onTest, delivered]) {
    expect(evaluation.scores.accuracy).toBeGreaterThan(0.9);
    for (const value of sigmas(evaluation)) expect(value).toBeGreaterThan(2 * BOUND);
  }
});

test.each([
  {
    reason: 'half of 100 images right: none',
    right: (i: number) => i % 4 < 2,
    // The mean of two thousand deals is itself 0.02 deviations off.
    expected: [-0.2, 0.2],
  },
  {
    // Of 100 labels, 50 of each class, dealt to 50 predictions of each: the share that is right is twice a
    // hypergeometric number over 100, with variance 4 * 50 * 0.5 * 0.5 * 50 / 99 / 100^2 = 0.0025. 80 right: 0.3 / 0.05.
    reason: '80 of 100 images right: six, as the hypergeometric distribution has it',
    right: (i: number) => i % 10 < 8,
    expected: [5.6, 6.4],
  },
])('chance, deviations of $reason', ({ right, expected }) => {
  const images = Array.from({ length: 100 }, (_, i): EvaluatedImage => {
    const label = Math.floor(i / 50);
    return { confusion: confusionOf(label, right(i) ? label : 1 - label) };
  });
  const { mean, sigmas: value } = chanceOf(images, scored('accuracy'));
  expect(mean).toBeCloseTo(0.5, 2);
  expect(value).toBeGreaterThan(expected[0]);
  expect(value).toBeLessThan(expected[1]);
});

test('chance is what a model reaches that says the same of every image', () => {
  const images = Array.from({ length: 10 }, (_, i) => ({ confusion: confusionOf(i % 2, 1) }));
  expect(chanceOf(images, scored('accuracy'))).toMatchObject({ mean: 0.5, deviation: 0, sigmas: 0 });
});

function confusionOf(label: number, predicted: number): number[] {
  return [0, 1, 2, 3].map((cell) => (cell === 2 * label + predicted ? 64 : 0));
}
