// What predicting means for one kind of model: what becomes of each image, and of all of them together. classify.ts has
// the other kind.
import type { Model } from '../../engine/onnx/model.ts';
import type { DecodingRoom } from '../../image/decoding-room.ts';
import type { OpenImage } from '../../image/open-image.ts';
import type { PredictSettings } from '../../stages/1-config/predict-options.ts';
import type { InputImage } from '../../stages/2-dataset/inputs.ts';
import type { SegmentationModel } from '../../stages/6-evaluate/model-description.ts';
import { PredictionFiles } from './files.ts';
import { segment } from './segment.ts';

export interface JobOptions<D> {
  readonly settings: PredictSettings;
  readonly model: Model;
  readonly description: D;
  /** Index of the class that is looked for. */
  readonly wanted: number | undefined;
  /** A folder for large images' pixels. */
  readonly scratch: string;
  /** For what is read whole of an image. */
  readonly decoding: DecodingRoom;
  readonly signal: AbortSignal;
}

export interface ImageToPredict {
  /** With the channels that the model takes. */
  readonly image: OpenImage;
  /** Where it lies, and what it and its files are called. */
  readonly input: InputImage;
  readonly onProgress: (done: number, total: number) => void;
}

export interface PredictionJob {
  predict(image: ImageToPredict): Promise<void>;
  /** Lines that say what there is now. */
  finish(images: number): Promise<readonly string[]>;
  /** Takes back what stands for no whole run. */
  discard(): Promise<void>;
}

/** A mask for each image, and the objects in it. */
export async function segmentationJob(options: JobOptions<SegmentationModel>): Promise<PredictionJob> {
  const { settings, description, wanted, ...rest } = options;
  const files = await PredictionFiles.create(settings, description, wanted);
  return {
    async predict({ image, input, onProgress }) {
      const { name, stem } = input;
      const objects = files.image(input, image);
      const { labels, ...found } = await segment({
        ...rest,
        image,
        stem,
        description,
        settings,
        wanted,
        onObject: objects.add,
        annotate: objects.annotate,
        onTile: onProgress,
      });
      try {
        await objects.finish({ image: name, ...found }, labels);
      } finally {
        await labels?.close();
      }
    },
    finish: (images) => files.finish(images),
    discard: () => files.discard(),
  };
}
