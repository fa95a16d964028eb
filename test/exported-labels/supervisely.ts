// As Supervisely exports a project: a folder for each data set, with a file for each image.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES, pairsOf } from './pictures.ts';

export function superviselyExport(): Files {
  const files = PICTURES.map((picture) => {
    const objects = CLASSES.map((classTitle) => ({
      classTitle,
      geometryType: 'polygon',
      tags: [],
      points: { exterior: pairsOf(picture[classTitle]), interior: [] },
    }));
    const content = { description: '', tags: [], size: { height: EDGE, width: EDGE }, objects };
    return [`ds0/ann/${picture.name}.json`, JSON.stringify(content)] as const;
  });
  return {
    ...imagesAt((name) => `ds0/img/${name}`),
    ...Object.fromEntries(files),
    'meta.json': JSON.stringify({ classes: CLASSES.map((title) => ({ title, shape: 'polygon' })), tags: [] }),
  };
}
