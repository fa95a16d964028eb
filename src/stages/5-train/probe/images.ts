// Rows of whole images, of a classification: the pretrained network's features of each, and its pixels as a small square.
import { resize } from '../../../image/resize.ts';
import { featuresOf, joinFeatures } from '../features.ts';
import type { Labelled } from '../head/fit-head.ts';
import type { ProbedRows, ProbeSource } from './rows.ts';

/** Enough to see what helps; their features take seconds. */
const PROBED_IMAGES = 300;
/** Of the squares that stand for the pixels: 768 numbers of a colour image, as many as a head can weigh. */
const PIXEL_EDGE = 16;

export async function probedImages(source: ProbeSource): Promise<ProbedRows> {
  const chosen = { ...source, samples: source.samples.slice(0, PROBED_IMAGES) };
  const features = await featuresBy(chosen);
  return { features, plain: await pixelsOf(chosen), samples: chosen.samples };
}

async function featuresBy(source: ProbeSource): Promise<Labelled> {
  const parts: Labelled[] = [];
  for await (const part of featuresOf(source)) {
    source.signal.throwIfAborted();
    parts.push(part);
  }
  return joinFeatures(parts);
}

async function pixelsOf({ samples, reader, signal }: ProbeSource): Promise<Labelled> {
  const parts: Labelled[] = [];
  for (const sample of samples) {
    signal.throwIfAborted();
    const { image, labels } = await reader.read(sample);
    const { data } = resize(image, { width: PIXEL_EDGE, height: PIXEL_EDGE });
    const features = Float32Array.from(data, (value) => (Number.isFinite(value) ? value : 0));
    parts.push({ features, labels: labels.data.slice(0, 1) });
  }
  return joinFeatures(parts);
}
