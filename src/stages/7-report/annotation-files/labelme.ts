// LabelMe's files: one for each image, beside which LabelMe finds it by the path that's written there.
import { dirname, join, relative, sep } from 'node:path';
import { GrowingText } from '../../../shared/growing-text.ts';
import { type AnnotationFiles, type AnnotationsOptions, pointsOf, rounded } from './annotations.ts';

const FOLDER = 'labelme';
/** Of the form that LabelMe 5 and later write and read. */
const VERSION = '5.5.0';

export async function labelmeFiles({
  output,
  classes,
  imageFolders,
}: AnnotationsOptions): Promise<AnnotationFiles> {
  // Beside images that lie here already, where LabelMe finds them without being told where to look.
  const folder = imageFolders === undefined ? FOLDER : '.';
  return {
    tool: 'LabelMe',
    path: folder,
    async image({ path, stem, width, height }) {
      const name = join(output, folder, `${stem}.json`);
      const file = await GrowingText.create(name);
      file.add(`{"version": "${VERSION}", "flags": {}, "shapes": [`);
      let shapes = 0;
      return {
        add({ classIndex, ring, score }) {
          const shape = {
            label: classes[classIndex].name,
            points: pointsOf(ring, rounded),
            group_id: null,
            description: score === undefined ? '' : `best-epoch ${score.toPrecision(3)}`,
            shape_type: 'polygon',
            flags: {},
          };
          file.add(`${shapes++ === 0 ? '' : ','}\n${JSON.stringify(shape)}`);
        },
        finish() {
          const imagePath = relative(dirname(name), path).split(sep).join('/');
          const image = { imagePath, imageData: null, imageHeight: height, imageWidth: width };
          file.add(`\n], ${JSON.stringify(image).slice(1)}\n`);
          return file.commit();
        },
        discard: () => file.discard(),
      };
    },
    finish: async () => undefined,
    discard: async () => undefined,
  };
}
