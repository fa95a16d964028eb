// Ultralytics' labels for segmentation ("Instance Segmentation Datasets Overview" at docs.ultralytics.com): a text file for each
// image, of a line an object, and data.yaml with the names of the classes.
import { join } from 'node:path';
import { GrowingText } from '../../../shared/growing-text.ts';
import { writeFileAtomic } from '../../../shared/write-file-atomic.ts';
import { labelPathOf, VAL_REPEATS_TRAIN } from '../../2-dataset/yolo-layout.ts';
import { type AnnotationFiles, type AnnotationsOptions, type ImageFolder, pointsOf } from './annotations.ts';

const FOLDER = 'yolo';
/** Where they're to be put. */
const IMAGES: readonly ImageFolder[] = [{ folder: 'images', part: undefined }];

/** The ground is none of the classes there: the first after it is 0. */
export async function yoloFiles({
  output,
  classes,
  imageFolders,
}: AnnotationsOptions): Promise<AnnotationFiles> {
  const yaml = join(imageFolders === undefined ? FOLDER : '', 'data.yaml');
  return {
    tool: 'YOLO',
    path: imageFolders === undefined ? FOLDER : yaml,
    async image({ name, stem, width, height }) {
      // Beside images that lie here already, where Ultralytics looks for them.
      const path = imageFolders === undefined ? join(FOLDER, 'labels', `${stem}.txt`) : labelPathOf(name);
      const file = await GrowingText.create(join(output, path));
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
      return writeFileAtomic(
        join(output, yaml),
        `${partsOf(imageFolders ?? IMAGES)}names:\n${names.join('')}`,
      );
    },
    discard: async () => undefined,
  };
}

/** What is of no part is to be learnt from, as in a training here. */
function partsOf(folders: readonly ImageFolder[]): string {
  const of = (...parts: readonly ImageFolder['part'][]) =>
    JSON.stringify(folders.filter(({ part }) => parts.includes(part)).map(({ folder }) => folder));
  const [train, validation, test] = [of('train', undefined), of('validation'), of('test')];
  const repeats = validation === '[]';
  return [
    ...(repeats ? [VAL_REPEATS_TRAIN] : []),
    `train: ${train}`,
    `val: ${repeats ? train : validation}`,
    ...(test === '[]' ? [] : [`test: ${test}`]),
    '',
  ].join('\n');
}

/** Of the image's width or height. */
function share(value: number): string {
  return String(Number(value.toFixed(6)));
}
