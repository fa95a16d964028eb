// As Labelbox exports NDJSON: a line for each data row.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function labelboxExport(): Files {
  const lines = PICTURES.map((picture, id) => {
    const objects = CLASSES.map((name) => ({
      name,
      annotation_kind: 'ImagePolygon',
      polygon: pointsOf(picture[name]),
    }));
    return JSON.stringify({
      data_row: { id: `row${id}`, external_id: picture.name },
      media_attributes: { width: EDGE, height: EDGE },
      projects: { project: { labels: [{ annotations: { objects } }] } },
    });
  });
  return { ...imagesAt((name) => `images/${name}`), 'export.ndjson': `${lines.join('\n')}\n` };
}

function pointsOf(ring: readonly number[]): readonly object[] {
  return Array.from({ length: ring.length / 2 }, (_, i) => ({ x: ring[2 * i], y: ring[2 * i + 1] }));
}
