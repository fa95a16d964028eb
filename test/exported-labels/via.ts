// As version 2 of VIA exports them: one file for all images.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, imagesAt, PICTURES } from './pictures.ts';

export function viaExport(): Files {
  const entries = PICTURES.map((picture) => {
    const regions = CLASSES.map((name) => ({
      shape_attributes: {
        name: 'polygon',
        all_points_x: picture[name].filter((_, i) => i % 2 === 0),
        all_points_y: picture[name].filter((_, i) => i % 2 === 1),
      },
      region_attributes: { type: name },
    }));
    return [`${picture.name}99`, { filename: picture.name, size: 99, regions, file_attributes: {} }] as const;
  });
  return {
    ...imagesAt((name) => `images/${name}`),
    'via_region_data.json': JSON.stringify(Object.fromEntries(entries)),
  };
}
