// As Ultralytics lays YOLO out: parts below images/ and labels/, and a data.yaml with the paths of another machine.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function yoloExport(): Files {
  const partOf = (index: number) => (index % 4 === 3 ? 'val' : 'train');
  const labels = PICTURES.map((picture, i) => {
    const lines = CLASSES.map((name, number) =>
      [number, ...picture[name].map((coordinate) => coordinate / EDGE)].join(' '),
    );
    return [`labels/${partOf(i)}/${i}.txt`, lines.join('\n')] as const;
  });
  return {
    ...imagesAt((name, i) => `images/${partOf(i)}/${name}`),
    ...Object.fromEntries(labels),
    'data.yaml': `path: /home/ann/cells\ntrain: images/train\nval: images/val\nnames: [${CLASSES.join(', ')}]\n`,
  };
}
