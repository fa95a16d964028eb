// Whether an image has the pixels that a model takes.
import { type Fault, imageDoesNotFitModel } from '../../errors.ts';
import type { OpenImage } from '../../image/open-image.ts';
import type { Raster } from '../../image/raster.ts';
import type { ModelDescription } from '../../stages/6-evaluate/model-description.ts';

type Kind = Pick<OpenImage, 'channels' | 'bitDepth'>;

/** Undefined where it fits. Grey fits a model of colour: its three channels are the same. */
export function misfit(name: string, image: Kind, model: ModelDescription): Fault | undefined {
  const takes = { channels: model.channels, bitDepth: model['bit-depth'] };
  if (image.bitDepth !== takes.bitDepth) {
    const fix =
      'Give the images as they were for training: the same value must mean the same light. Scaling them would only hide the difference.';
    return imageDoesNotFitModel(name, depthWords(image), depthWords(takes), fix);
  }
  if (image.channels > takes.channels)
    return imageDoesNotFitModel(
      name,
      depthWords(image),
      depthWords(takes),
      'Save it as grey, as the training images were.',
    );
  return undefined;
}

/** The image with the model's channels. */
export function fitted(image: OpenImage, channels: 1 | 3): OpenImage {
  if (image.channels === channels) return image;
  return { ...image, channels, read: async (area) => repeated(await image.read(area)) };
}

function repeated({ width, height, data }: Raster): Raster {
  const length = data.length * 3;
  const wide =
    data instanceof Float32Array
      ? new Float32Array(length)
      : data instanceof Uint16Array
        ? new Uint16Array(length)
        : new Uint8Array(length);
  for (let i = 0; i < length; i++) wide[i] = data[Math.floor(i / 3)];
  return { width, height, channels: 3, data: wide };
}

/** "16-bit grey" */
export function depthWords({ bitDepth, channels }: Kind): string {
  return `${bitDepth}-bit${bitDepth === 32 ? ' float' : ''} ${channels === 3 ? 'colour' : 'grey'}`;
}
