// A pretrained network as the start of a training: its head for a data set, and what becomes of the pixels there. It reads no
// file, and decides nothing on its own account.
import { efficientNetLite0, efficientNetLite0Hypercolumns } from '../../network/efficientnet-lite.ts';
import { type Pretrained, pretrainedNormalization, pretrainedParameters } from '../../pretrained/weights.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { Dataset } from '../2-dataset/dataset.ts';
import type { ImageStatistics } from './image-statistics.ts';
import type { FittedModel } from './initial-model.ts';

/** Probability that dropout zeroes a feature before the head: the published network's. */
const DROPOUT = 0.2;

/**
 * The network with a linear head for the classes of the data set, of which it knows none: of whole images or of pixels.
 * @param notices licence and notice of the weights, to be passed on; undefined: they aren't known
 */
export function fitPretrained(
  pretrained: Pretrained,
  { task, classes: names, channels }: Pick<Dataset, 'task' | 'classes' | 'channels'>,
  notices?: string,
): FittedModel {
  const { name, sha256, trainedOn, licence } = pretrained;
  const classes = names.length;
  return {
    ...{ name, sha256 },
    network:
      task === 'classification'
        ? efficientNetLite0({ channels, classes, dropout: DROPOUT })
        : efficientNetLite0Hypercolumns({ channels, classes }),
    parameters: pretrainedParameters(pretrained, channels),
    normalization: pretrainedNormalization(channels),
    imageSize: undefined,
    trainedOn: undefined,
    rows: names.map(() => undefined),
    newClasses: names.map((one) => one.name),
    pretraining: { dataset: trainedOn, licence },
    origin: { name, sha256, dataset: trainedOn, licence },
    notices,
  };
}

/** The network's own normalisation, of pixels of any kind, and what it is in words. */
export function normalizationFor({
  bitDepth,
  channels,
  intensities,
}: Pick<ImageStatistics, 'bitDepth' | 'channels' | 'intensities'>): {
  readonly normalization: Normalization;
  readonly reason: string;
} {
  const own = "the pretrained network's own, (value - 127) / 128";
  if (bitDepth === 8) return { normalization: pretrainedNormalization(channels), reason: own };
  const [{ high: most, offset, scale }] = pretrainedNormalization(1).channels;
  return {
    normalization: {
      channels: intensities.map(({ low, high }) => {
        const step = high > low ? (high - low) / most : 1;
        return { low, high, offset: low + offset * step, scale: scale / step };
      }),
    },
    reason: `${own}, of 0 to ${most} between the 0.5th and 99.5th percentile of the training images`,
  };
}
