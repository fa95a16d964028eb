// As Segments.ai exports a release of polygons.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, imagesAt, PICTURES } from './pictures.ts';

export function segmentsExport(): Files {
  const samples = PICTURES.map((picture) => {
    const annotations = CLASSES.map((name, i) => ({
      id: i + 1,
      category_id: i + 1,
      type: 'polygon',
      points: pointsOf(picture[name]),
    }));
    return {
      name: picture.name,
      labels: { 'ground-truth': { label_status: 'REVIEWED', attributes: { annotations } } },
    };
  });
  const categories = CLASSES.map((name, i) => ({ id: i + 1, name }));
  return {
    ...imagesAt((name) => `images/${name}`),
    'cells-v1.0.json': JSON.stringify({
      name: 'v1.0',
      dataset: { name: 'cells', task_type: 'vector', task_attributes: { categories }, samples },
    }),
  };
}

function pointsOf(ring: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: ring.length / 2 }, (_, i) => ring.slice(2 * i, 2 * i + 2));
}
