// Label Studio's tasks ("Import pre-annotated data" at labelstud.io): one file of all images. What a model has found are
// predictions, which a person looks through; what a person has labelled are annotations.
import { isAbsolute, join } from 'node:path';
import { GrowingText } from '../../../shared/growing-text.ts';
import {
  type AnnotationFiles,
  type AnnotationsOptions,
  type ImageToAnnotate,
  pointsOf,
} from './annotations.ts';

const FILE = 'label-studio.json';
/** What the tags of the labelling interface are called in Label Studio's own templates. */
const TAGS = { from_name: 'label', to_name: 'image' };
/** How the list begins that holds the objects of an image. */
const LISTS = {
  model: '"predictions": [{"model_version": "best-epoch", ',
  person: '"annotations": [{"was_cancelled": false, ',
};

export async function labelStudioFiles({
  output,
  classes,
  madeBy,
}: AnnotationsOptions): Promise<AnnotationFiles> {
  const file = await GrowingText.create(join(output, FILE));
  file.add('[');
  let tasks = 0;
  return {
    tool: 'Label Studio',
    path: FILE,
    async image(image) {
      const { width, height } = image;
      let results = 0;
      const takeBack = await file.mark();
      const data = JSON.stringify({ image: addressOf(image) });
      file.add(`${tasks++ === 0 ? '' : ','}\n{"data": ${data}, ${LISTS[madeBy]}"result": [`);
      return {
        add({ classIndex, ring, score }) {
          const result = {
            id: String(++results),
            type: 'polygonlabels',
            ...TAGS,
            original_width: width,
            original_height: height,
            image_rotation: 0,
            value: {
              points: pointsOf(ring, (value, axis) => percent(value, axis === 0 ? width : height)),
              closed: true,
              polygonlabels: [classes[classIndex].name],
            },
            ...(score === undefined ? {} : { score: Number(score.toPrecision(6)) }),
          };
          file.add(`${results === 1 ? '' : ','}\n${JSON.stringify(result)}`);
        },
        finish() {
          file.add(']}]}');
          return file.flush();
        },
        discard() {
          tasks--;
          return takeBack();
        },
      };
    },
    async finish() {
      file.add('\n]\n');
      await file.commit();
    },
    discard: () => file.discard(),
  };
}

/**
 * Label Studio serves what lies below its document root: the folder that the names count from, and of what lies outside of it
 * that of the whole disk, which is Label Studio's own choice where nobody sets one.
 */
function addressOf({ name, path }: ImageToAnnotate): string {
  const isOutside = isAbsolute(name) || /^\.\.[\\/]/.test(name);
  const below = (isOutside ? path.replace(/^(?:[A-Za-z]:)?[\\/]/, '') : name).replaceAll('\\', '/');
  return `/data/local-files/?d=${encodeURIComponent(below).replaceAll('%2F', '/')}`;
}

function percent(value: number, of: number): number {
  return Number(((value / of) * 100).toFixed(6));
}
