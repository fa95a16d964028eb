// How large a classification's images and network are. Planned from sizes alone, before any pixel is read: every image
// is brought to the one planned size as it's decoded.
import { type ClassifierOptions, classifier } from '../../network/classifier.ts';
import { countMacs } from '../../network/cost.ts';
import { medianSize } from './median-size.ts';
import type { Wishes } from './recipe.ts';

export interface Size {
  readonly height: number;
  readonly width: number;
}

export interface ClassifierSize {
  /** Of the images as the network gets them; multiples of its stride. */
  readonly input: Size;
  readonly stages: Stages;
}

type Stages = Pick<ClassifierOptions, 'widths' | 'blocks' | 'poolsStem'>;

/** For images up to `edge` pixels (the edge of a square of their area); the first that the time allows is taken. */
const STAGES: readonly { readonly edge: number; readonly choices: readonly Stages[] }[] = [
  { edge: 24, choices: [{ widths: [32, 64, 128], blocks: 1, poolsStem: false }] },
  {
    edge: 48,
    choices: [
      { widths: [32, 64, 128], blocks: 1, poolsStem: false },
      { widths: [16, 32, 64], blocks: 1, poolsStem: false },
    ],
  },
  { edge: Number.POSITIVE_INFINITY, choices: [{ widths: [16, 32, 64, 128], blocks: 1, poolsStem: true }] },
];

/** What larger images are shrunk to, by the edge of a square of the same area: more rarely tells classes apart. */
const EDGES = [128, 112, 96, 80, 64];

/** Measured on two cores: between 12e9 and 30e9 multiply-accumulates a second, the backward pass counted as two. */
const MACS_PER_SECOND = 12e9;
const PASSES = 3;

/** So many epochs should fit into the time. */
const WANTED_EPOCHS = 40;
const USUAL_BUDGET_MS = 15 * 60_000;

/**
 * The median training image in its own shape, shrunk where it's large; `image-size` makes it a square of that edge.
 * Undefined sides of nothing: `train` holds at least one image.
 */
export function classifierSize(train: readonly Size[], wishes: Wishes): ClassifierSize {
  const budgetMs = wishes.timeBudgetMs ?? USUAL_BUDGET_MS;
  const affordable = ((budgetMs / 1000) * MACS_PER_SECOND) / (PASSES * WANTED_EPOCHS * train.length);
  const fits = ({ input, stages }: ClassifierSize) => countMacs(networkOf(stages), input) <= affordable;
  const sizes = candidates(train, wishes);
  return sizes.find(fits) ?? sizes[sizes.length - 1];
}

/** From the most demanding to the least. */
function candidates(train: readonly Size[], { imageSize }: Wishes): ClassifierSize[] {
  if (imageSize !== undefined) return sized({ height: imageSize, width: imageSize }, 1);
  const { height, width } = medianSize(train);
  const edge = Math.sqrt(height * width);
  const smallest = EDGES[EDGES.length - 1];
  const shrunk = EDGES.filter((target) => target < edge).flatMap((target) =>
    sized({ height, width }, target / edge),
  );
  return edge > EDGES[0] ? shrunk : [...sized({ height, width }, 1), ...(edge > smallest ? shrunk : [])];
}

/** In whole strides: rounded where the image is shrunk anyway, else up, so that it keeps every pixel. */
function sized({ height, width }: Size, factor: number): ClassifierSize[] {
  const edge = Math.sqrt(height * width) * factor;
  const { choices } = STAGES.find((row) => edge <= row.edge)!;
  return choices.map((stages) => {
    const { stride } = networkOf(stages);
    const whole = (length: number) =>
      factor < 1
        ? Math.max(stride, Math.round((length * factor) / stride) * stride)
        : Math.ceil(length / stride) * stride;
    return { input: { height: whole(height), width: whole(width) }, stages };
  });
}

/** Colour or grey and the number of classes hardly matter to the cost. */
function networkOf(stages: Stages) {
  return classifier({ ...stages, channels: 3, classes: 2, dropout: 0 });
}
