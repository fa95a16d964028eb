// How large a pretrained classifier's images are. Planned from sizes alone, before any pixel is read. The network is given:
// only the size can be chosen.
import { countMacs } from '../../network/cost.ts';
import { efficientNetLite0 } from '../../network/efficientnet-lite.ts';
import type { Size } from './classifier-size.ts';
import { medianSize } from './median-size.ts';
import { roundUp, type Wishes } from './recipe.ts';

/** The edge of a square of the same area, from what the network was trained with down. */
const EDGES = [224, 192, 160, 128];

/**
 * Measured on two cores: so many multiply-accumulates a second, the backward pass counted as two of all layers, though those
 * below the frozen ones take none.
 */
const MACS_PER_SECOND = 30e9;
const PASSES = 3;

/** So many epochs should fit into the time: the head alone is learnt in the first. */
const WANTED_EPOCHS = 7;
const USUAL_BUDGET_MS = 15 * 60_000;

/** The network's own, by which it halves its images five times. */
const NETWORK = efficientNetLite0({ channels: 3, classes: 2, dropout: 0 });

/**
 * The median training image in its own shape, at the largest area that the time allows; small ones are enlarged, since the
 * network knows things at that size. `image-size` makes it a square of that edge.
 * @param train holds at least one image
 */
export function pretrainedSize(train: readonly Size[], { imageSize, timeBudgetMs }: Wishes): Size {
  if (imageSize !== undefined) return squareOf(roundUp(imageSize, NETWORK.stride));
  const affordable =
    (((timeBudgetMs ?? USUAL_BUDGET_MS) / 1000) * MACS_PER_SECOND) / (PASSES * WANTED_EPOCHS * train.length);
  const sizes = EDGES.map((edge) => inShapeOf(medianSize(train), edge));
  return sizes.find((size) => countMacs(NETWORK, size) <= affordable) ?? sizes[sizes.length - 1];
}

/** The same at the smallest area, where a few seconds tell whether the network helps. */
export function probedSize(train: readonly Size[]): Size {
  return inShapeOf(medianSize(train), EDGES[EDGES.length - 1]);
}

/** Of a segmentation: a square of at most the size that the network knows things at. */
export function probedTile(train: readonly Size[]): Size {
  const { height, width } = medianSize(train);
  return squareOf(Math.min(EDGES[0], roundUp(Math.min(height, width), NETWORK.stride)));
}

function squareOf(edge: number): Size {
  return { height: edge, width: edge };
}

/** In whole strides, of about the area of a square of that edge: a strip that would be narrower than a stride gets shorter. */
function inShapeOf({ height, width }: Size, edge: number): Size {
  const factor = edge / Math.sqrt(height * width);
  const { stride } = NETWORK;
  const longest = edge ** 2 / stride;
  const whole = (length: number) =>
    Math.min(longest, Math.max(stride, Math.round((length * factor) / stride) * stride));
  return { height: whole(height), width: whole(width) };
}
