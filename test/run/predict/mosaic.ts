// A large exposure put together from simulated ones that no training saw, with its true labels; and how many of its
// objects a prediction found.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Components } from '../../../src/objects/components.ts';
import { CLASSES, simulateExposure } from '../../../src/sample/exposure.ts';
import { encodeGrey16 } from '../../../src/sample/png.ts';

export interface Labels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const EDGE = 256;
/** No training's. */
const SEED = 900;

/** Writes the exposure and gives its true labels. */
export async function writeMosaic(path: string, columns: number, rows: number): Promise<Labels> {
  const [width, height] = [columns * EDGE, rows * EDGE];
  const image = new Uint16Array(width * height);
  const data = new Uint8Array(width * height);
  for (let tile = 0; tile < columns * rows; tile++) {
    const exposure = simulateExposure(SEED, tile);
    for (let y = 0; y < EDGE; y++) {
      const to = (Math.floor(tile / columns) * EDGE + y) * width + (tile % columns) * EDGE;
      image.set(exposure.image.subarray(y * EDGE, (y + 1) * EDGE), to);
      data.set(exposure.mask.subarray(y * EDGE, (y + 1) * EDGE), to);
    }
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encodeGrey16(width, height, image));
  return { width, height, data };
}

/**
 * Shares of the true objects that the prediction covers by more than half (recall), and of the predicted ones that lie
 * by more than half on the class (precision).
 */
export function objectScores(truth: Labels, prediction: Uint8Array, classIndex: number, minArea: number) {
  const covered = (labels: Uint8Array, by: Uint8Array) => {
    let [found, all] = [0, 0];
    const hits = Float32Array.from(by, (label) => Number(label === classIndex));
    const components = new Components({
      width: truth.width,
      classes: CLASSES.map((_, index) => index === classIndex),
      onObject({ area, meanProbability }) {
        if (area < minArea) return;
        all++;
        if (meanProbability > 0.5) found++;
      },
    });
    for (let y = 0; y < truth.height; y++) {
      const [from, to] = [y * truth.width, (y + 1) * truth.width];
      components.addRow(labels.subarray(from, to), hits.subarray(from, to));
    }
    components.finish();
    return { found, all, share: found / all };
  };
  return { recall: covered(truth.data, prediction), precision: covered(prediction, truth.data) };
}
