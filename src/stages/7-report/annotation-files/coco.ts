// COCO's annotations of objects ("Data format" at cocodataset.org), with the score of COCO's results: one file of all images.
import { join } from 'node:path';
import { GrowingText } from '../../../shared/growing-text.ts';
import { type AnnotationFiles, type AnnotationsOptions, boxOf, rounded } from './annotations.ts';

const FILE = 'coco.json';

/** A category's id is the class's index: the ground, of index 0, is none. */
export async function cocoFiles({ output, classes }: AnnotationsOptions): Promise<AnnotationFiles> {
  const file = await GrowingText.create(join(output, FILE));
  const categories = classes.slice(1).map(({ name, index }) => ({ id: index, name }));
  file.add(`{"categories": ${JSON.stringify(categories)},\n"annotations": [`);
  const images: string[] = [];
  let annotations = 0;
  return {
    tool: 'COCO',
    path: FILE,
    async image({ within, width, height }) {
      const image = images.length + 1;
      images.push(JSON.stringify({ id: image, file_name: within, width, height }));
      const [before, takeBack] = [annotations, await file.mark()];
      return {
        add({ classIndex, ring, area, score }) {
          const { left, top, width, height } = boxOf(ring);
          const annotation = {
            id: ++annotations,
            image_id: image,
            category_id: classIndex,
            segmentation: [ring.map(rounded)],
            area,
            bbox: [left, top, width, height],
            iscrowd: 0,
            ...(score === undefined ? {} : { score: Number(score.toPrecision(6)) }),
          };
          file.add(`${annotations === 1 ? '' : ','}\n${JSON.stringify(annotation)}`);
        },
        finish: () => file.flush(),
        discard() {
          images.pop();
          annotations = before;
          return takeBack();
        },
      };
    },
    async finish() {
      file.add(`\n],\n"images": [\n${images.join(',\n')}\n]}\n`);
      await file.commit();
    },
    discard: () => file.discard(),
  };
}
