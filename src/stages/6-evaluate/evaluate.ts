// Runs the exported model over the untouched test images: what is delivered is what is evaluated.
import { IGNORE } from '../../engine/engine.ts';
import { InternalError } from '../../errors.ts';
import type { LabelMap, Raster } from '../../image/raster.ts';
import { type ConfidenceBin, ConfidenceCounts } from '../../metrics/calibration.ts';
import {
  addConfusion,
  type ClassMetrics,
  type Confusion,
  emptyConfusion,
  perClass,
} from '../../metrics/confusion.ts';
import { type Scores, scoresOf } from '../../metrics/scores.ts';
import type { Dataset, Sample } from '../2-dataset/dataset.ts';
import type { SampleReader } from '../2-dataset/reader.ts';
import { KeptPredictions } from './kept-predictions.ts';
import { type PredictOptions, type Predictor, predictImage, predictPixels } from './predict.ts';

/** Plain values. A mean over nothing (no test image, or all of it ignored) is NaN. */
export interface Evaluation {
  /** Counts of pixels (classification: of images), K*K, row = true class, column = predicted class. */
  readonly confusion: Confusion;
  readonly scores: Scores;
  /** In order of class. */
  readonly perClass: readonly ClassMetrics[];
  /** How sure the model was of its pixels or images, and how often rightly; ignored pixels not among them. */
  readonly confidence: readonly ConfidenceBin[];
  /** In the order of the samples; fewer where there was no time for all. */
  readonly perImage: readonly ImageEvaluation[];
  /**
   * The images with the lowest, the middle and the highest mean IoU, with their pixels; fewer of fewer images. Of a
   * classification the mistakes that the model was surest of.
   */
  readonly examples: readonly Example[];
}

export interface ImageEvaluation {
  readonly id: string;
  readonly confusion: Confusion;
  readonly scores: Scores;
  /** Classification only. */
  readonly classified?: Classified;
}

/** What a classifier says of one image. */
export interface Classified {
  /** The true class and the most probable one. */
  readonly truth: number;
  readonly prediction: number;
  /** Of each class; they add up to 1. */
  readonly probabilities: readonly number[];
}

export interface EvaluationInput {
  readonly model: Predictor;
  readonly dataset: Pick<Dataset, 'task' | 'classes' | 'channels'>;
  /** The test samples. */
  readonly samples: readonly Sample[];
  /** Them in the order in which they are taken as long as `fitsAnother`; default: their own. */
  readonly order?: readonly Sample[] | undefined;
  /** Asked before each image but the first: false ends the test with those that are done. */
  readonly fitsAnother?: (done: number) => boolean;
  /** Gives the images as the files have them. */
  readonly reader: Pick<SampleReader, 'read'>;
  /** An image of more pixels is predicted in tiles; default: of more than a tile. */
  readonly wholeImagePixels?: PredictOptions['wholeImagePixels'];
  readonly tileSize?: PredictOptions['tileSize'];
  readonly onImage?: (done: number, total: number) => void;
  /** Stops before the next image by throwing the signal's reason. */
  readonly signal?: AbortSignal;
}

export type ExampleRank = 'worst' | 'median' | 'best' | 'mistake';

/** An image with what is true and what the model says, for pictures. */
export interface Example extends Prediction {
  readonly rank: ExampleRank;
}

export interface Prediction {
  readonly id: string;
  readonly image: Raster;
  /** Of each pixel; classification: 1x1. */
  readonly truth: LabelMap;
  readonly prediction: LabelMap;
}

/** So many images are shown of a segmentation: the worst, the median and the best. */
export const RANKS = 3;
/** So many of a classifier's mistakes are shown. */
export const MOST_MISTAKES = 12;

/** One image at a time, so that memory does not grow with the test set. */
export async function evaluateModel(input: EvaluationInput): Promise<Evaluation> {
  const { dataset, samples, order = samples } = input;
  let total = emptyConfusion(dataset.classes.length);
  const confidence = new ConfidenceCounts();
  const inOrder: ImageEvaluation[] = [];
  const kept = new KeptPredictions<Prediction>();
  for (const sample of order) {
    input.signal?.throwIfAborted();
    if (inOrder.length > 0 && input.fitsAnother?.(inOrder.length) === false) break;
    const predicted = await predictSample(input, sample);
    const confusion = countPixels(predicted.truth, predicted.prediction, dataset.classes.length);
    countConfidence(confidence, predicted);
    kept.add(predicted);
    total = addConfusion(total, confusion);
    const { classified } = predicted;
    inOrder.push({
      id: sample.id,
      confusion,
      scores: scoresOf(confusion),
      ...(classified && { classified }),
    });
    input.onImage?.(inOrder.length, samples.length);
  }
  const perImage = order === samples ? inOrder : inOrderOf(samples, inOrder);
  // Which images they are is known only now.
  const examples: Example[] = [];
  const chosen = dataset.task === 'segmentation' ? rankExamples(perImage) : surestMistakes(perImage);
  for (const [rank, id] of chosen) {
    const sample = samples.find((candidate) => candidate.id === id);
    if (sample === undefined) continue;
    const { image, truth, prediction } = kept.get(id) ?? (await predictSample(input, sample));
    examples.push({ rank, id, image, truth, prediction });
  }
  return {
    confusion: total,
    scores: scoresOf(total),
    perClass: perClass(total),
    confidence: confidence.bins,
    perImage,
    examples,
  };
}

function inOrderOf(samples: readonly Sample[], images: readonly ImageEvaluation[]): ImageEvaluation[] {
  const places = new Map(samples.map(({ id }, place) => [id, place]));
  return images.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** What evaluating no image gives: for a run that was cancelled before it could be evaluated. */
export function emptyEvaluation(classes: number): Evaluation {
  const none = emptyConfusion(classes);
  return {
    confusion: none,
    scores: scoresOf(none),
    perClass: perClass(none),
    confidence: new ConfidenceCounts().bins,
    perImage: [],
    examples: [],
  };
}

/** The ids at the ends and in the middle of the order by mean IoU; images with nothing counted have no place in it. */
export function rankExamples(perImage: readonly ImageEvaluation[]): Map<ExampleRank, string> {
  const ranked = perImage
    .map(({ id, scores }) => ({ id, iou: scores['mean-iou'] }))
    .filter(({ iou }) => !Number.isNaN(iou))
    .toSorted((a, b) => a.iou - b.iou || (a.id < b.id ? -1 : 1));
  const middle = ranked[Math.floor((ranked.length - 1) / 2)];
  const byRank = new Map<ExampleRank, string>();
  if (ranked.length > 1) byRank.set('worst', ranked[0].id);
  if (ranked.length > 2) byRank.set('median', middle.id);
  if (ranked.length > 0) byRank.set('best', ranked[ranked.length - 1].id);
  return byRank;
}

/** The ids of the images that a classifier was wrong about, those that it was surest of first. */
export function surestMistakes(perImage: readonly ImageEvaluation[]): (readonly ['mistake', string])[] {
  const sureness = ({ classified }: ImageEvaluation) =>
    classified === undefined ? 0 : classified.probabilities[classified.prediction];
  return perImage
    .filter(({ classified }) => classified !== undefined && classified.truth !== classified.prediction)
    .toSorted((a, b) => sureness(b) - sureness(a) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_MISTAKES)
    .map(({ id }) => ['mistake', id] as const);
}

interface SurePrediction extends Prediction {
  /** The predicted class's probability, H,W, or of the whole image. */
  readonly confidence: Float32Array;
  readonly classified: Classified | undefined;
}

async function predictSample(
  input: Omit<EvaluationInput, 'samples' | 'onImage' | 'signal'>,
  sample: Sample,
): Promise<SurePrediction> {
  const { model, dataset, reader, wholeImagePixels, tileSize } = input;
  const { image, labels } = await reader.read(sample);
  if (image.channels !== dataset.channels) {
    throw new InternalError(
      `sample ${sample.id} was read with ${image.channels} channels, not ${dataset.channels}`,
    );
  }
  const { id } = sample;
  const classes = dataset.classes.length;
  if (dataset.task === 'classification') {
    const { label, probabilities } = await predictImage(model, image, { classes });
    return {
      id,
      image,
      truth: labels,
      prediction: { width: 1, height: 1, data: Uint8Array.of(label) },
      confidence: probabilities.subarray(label, label + 1),
      classified: { truth: labels.data[0], prediction: label, probabilities: [...probabilities] },
    };
  }
  const { labels: prediction, confidence } = await predictPixels(model, image, {
    classes,
    wholeImagePixels,
    tileSize,
  });
  return { id, image, truth: labels, prediction, confidence, classified: undefined };
}

/** Confusion counts K*K of one image's labels, be they many or one; ignored pixels are in no cell. */
export function countPixels(truth: LabelMap, prediction: LabelMap, classes: number): Confusion {
  if (truth.width !== prediction.width || truth.height !== prediction.height) {
    throw new InternalError(
      `labels of ${truth.width}x${truth.height} against a prediction of ${prediction.width}x${prediction.height}`,
    );
  }
  const counts = [...emptyConfusion(classes)];
  for (let p = 0; p < truth.data.length; p++) {
    const label = truth.data[p];
    if (label === IGNORE) continue;
    if (label >= classes) throw new InternalError(`label ${label} is outside the ${classes} classes`);
    counts[label * classes + prediction.data[p]]++;
  }
  return counts;
}

function countConfidence(counts: ConfidenceCounts, { truth, prediction, confidence }: SurePrediction): void {
  for (let p = 0; p < truth.data.length; p++) {
    const label = truth.data[p];
    if (label !== IGNORE) counts.add(confidence[p], label === prediction.data[p]);
  }
}
