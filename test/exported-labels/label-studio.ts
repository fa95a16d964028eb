// As Label Studio exports JSON: a list of tasks, their outlines in percent.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function labelStudioExport(): Files {
  const tasks = PICTURES.map((picture, id) => ({
    id,
    data: { image: `/data/upload/1/0a1b2c3d-${picture.name}` },
    annotations: [
      {
        completed_by: 1,
        was_cancelled: false,
        result: CLASSES.map((name) => ({
          type: 'polygonlabels',
          original_width: EDGE,
          original_height: EDGE,
          value: { points: inPercent(picture[name]), polygonlabels: [name] },
        })),
      },
    ],
  }));
  return {
    ...imagesAt((name) => `images/${name}`),
    'project-1-at-2026-01-31-10-00-0a1b2c3d.json': JSON.stringify(tasks),
  };
}

function inPercent(ring: readonly number[]): readonly (readonly number[])[] {
  const percent = ring.map((pixels) => (100 * pixels) / EDGE);
  return Array.from({ length: ring.length / 2 }, (_, i) => percent.slice(2 * i, 2 * i + 2));
}
