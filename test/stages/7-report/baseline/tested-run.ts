// A tested run with as many test images as asked for; a test says how much of each was right.
import { addConfusion, emptyConfusion, perClass } from '../../../../src/metrics/confusion.ts';
import { scoresOf } from '../../../../src/metrics/scores.ts';
import type { Results } from '../../../../src/results/results.ts';
import type { Sample } from '../../../../src/stages/2-dataset/dataset.ts';
import { emptyEvaluation } from '../../../../src/stages/6-evaluate/evaluate.ts';
import { type RunRecord, resultsFromRun } from '../../../../src/stages/7-report/results-from-run.ts';
import { sampleRun } from '../sample-run.ts';

export interface TestedRun {
  /** Of 100 pixels of class 0 and 50 of class 1 in each image, how many of class 1 were taken for class 0. */
  readonly missed: readonly number[];
  readonly classes?: readonly string[];
  /** Changes of samples, by their id. */
  readonly samples?: Readonly<Record<string, Partial<Sample>>>;
  /** Pixels of class 0 in each image's truth. */
  readonly background?: number;
  readonly baseline?: RunRecord['baseline'];
  readonly settings?: Partial<RunRecord['settings']>;
  /** Digit of the model's hash. */
  readonly model?: string;
  /** Numbers of the test images all of whose pixels are ignored. */
  readonly ignored?: readonly number[];
  /** Numbers of the test images that there was time for; absent: all. */
  readonly testedOf?: readonly number[];
}

/** Test images are `images/t0`, `images/t1`, ...; training has `images/a`, validation `images/b`. */
export function testedRun({
  missed,
  classes = ['background', 'star'],
  samples = {},
  background = 100,
  baseline,
  settings = {},
  model = 'a',
  ignored = [],
  testedOf = missed.map((_, i) => i),
}: TestedRun): Results {
  const run = sampleRun({ ...(baseline === undefined ? {} : { baseline }), settings });
  const [template] = run.dataset.samples;
  const ids = ['images/a', 'images/b', ...missed.map((_, i) => `images/t${i}`)];
  const all = ids.map((id, i) => ({
    ...template,
    id,
    imageHash: `${i}`.padStart(16, 'a').padEnd(64, '0'),
    labelHash: `${i}`.padStart(16, 'b').padEnd(64, '0'),
    classCounts: classes.map(() => 10),
    ...samples[id],
  }));
  const size = classes.length;
  const confusions = missed.map((wrong, i) => {
    const counts = [...emptyConfusion(size)];
    if (ignored.includes(i)) return counts;
    counts[0] = background;
    counts[size] = wrong;
    counts[size + 1] = 50 - wrong;
    return counts;
  });
  const tested = testedOf.map((i) => ({ id: ids[i + 2], confusion: confusions[i] }));
  const total = tested.map(({ confusion }) => confusion).reduce(addConfusion, emptyConfusion(size));
  return resultsFromRun({
    ...run,
    model: { ...run.model, sha256: model.repeat(64) },
    dataset: {
      ...run.dataset,
      classes: classes.map((name, index) => ({ index, name, color: [0, 0, index] })),
      samples: all,
    },
    split: { source: 'hash', train: ['images/a'], validation: ['images/b'], test: ids.slice(2) },
    evaluation: {
      ...emptyEvaluation(size),
      confusion: total,
      scores: scoresOf(total),
      perClass: perClass(total),
      perImage: tested.map((image) => ({ ...image, scores: scoresOf(image.confusion) })),
    },
  });
}
