// As labelme saves them: a file for each image, beside it.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES, pairsOf } from './pictures.ts';

export function labelmeExport(): Files {
  const files = PICTURES.map((picture) => {
    const shapes = CLASSES.map((label) => ({
      label,
      points: pairsOf(picture[label]),
      group_id: null,
      description: '',
      shape_type: 'polygon',
      flags: {},
      mask: null,
    }));
    const image = { imagePath: picture.name, imageData: null, imageHeight: EDGE, imageWidth: EDGE };
    const content = JSON.stringify({ version: '6.3.1', flags: {}, shapes, ...image });
    return [`scans/${picture.name.replace('.png', '.json')}`, content] as const;
  });
  return { ...imagesAt((name) => `scans/${name}`), ...Object.fromEntries(files) };
}
