// As Roboflow exports COCO: one file for each part, beside its images.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function cocoExport(): Files {
  const annotations = PICTURES.flatMap((picture, image) =>
    CLASSES.map((name, i) => ({ image_id: image, category_id: i + 1, segmentation: [picture[name]] })),
  );
  return {
    ...imagesAt((name) => `train/${name}`),
    'train/_annotations.coco.json': JSON.stringify({
      images: PICTURES.map(({ name }, id) => ({ id, file_name: name, width: EDGE, height: EDGE })),
      categories: CLASSES.map((name, i) => ({ id: i + 1, name })),
      annotations,
    }),
  };
}
