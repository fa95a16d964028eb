// Ultralytics' labels for segmentation ("Instance Segmentation Datasets Overview" at docs.ultralytics.com): a text file for each
// image, of a line an object, and data.yaml with the names of the classes.
import { join } from 'node:path';
import { GrowingText } from '../../../shared/growing-text.ts';
import { writeFileAtomic } from '../../../shared/write-file-atomic.ts';
import { type AnnotationFiles, type AnnotationsOptions, pointsOf } from './annotations.ts';

const FOLDER = 'yolo';
/** Where they're to be put; both parts are asked for, and whoever trains by it parts them. */
const IMAGES = 'train: images\nval: images\n';

/** The ground is none of the classes there: the first after it is 0. */
export async function yoloFiles({ output, classes }: AnnotationsOptions): Promise<AnnotationFiles> {
  return {
    tool: 'YOLO',
    path: FOLDER,
    async image({ stem, width, height }) {
      const file = await GrowingText.create(join(output, FOLDER, 'labels', `${stem}.txt`));
      return {
        add({ classIndex, ring }) {
          const shares = pointsOf(ring, (value, axis) => value / (axis === 0 ? width : height));
          file.add(`${classIndex - 1} ${shares.flat().map(share).join(' ')}\n`);
        },
        finish: () => file.commit(),
        discard: () => file.discard(),
      };
    },
    finish() {
      // A text of JSON is one of YAML.
      const names = classes.slice(1).map(({ name }, i) => `  ${i}: ${JSON.stringify(name)}\n`);
      const text = `${IMAGES}names:\n${names.join('')}`;
      return writeFileAtomic(join(output, FOLDER, 'data.yaml'), text);
    },
    discard: async () => undefined,
  };
}

/** Of the image's width or height. */
function share(value: number): string {
  return String(Number(value.toFixed(6)));
}
