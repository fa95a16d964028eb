// As CVAT exports "CVAT for images 1.1" with its images.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function cvatExport(): Files {
  const images = PICTURES.map((picture, id) => {
    const polygons = CLASSES.map((label) => {
      const points = picture[label].map((at, i) => `${at.toFixed(2)}${i % 2 === 0 ? ',' : ';'}`).join('');
      return `<polygon label="${label}" source="manual" occluded="0" points="${points.slice(0, -1)}" z_order="0"></polygon>`;
    });
    return `<image id="${id}" name="${picture.name}" width="${EDGE}" height="${EDGE}">${polygons.join('')}</image>`;
  });
  const labels = CLASSES.map((name) => `<label><name>${name}</name><type>any</type></label>`);
  return {
    ...imagesAt((name) => `images/${name}`),
    'annotations.xml': `<?xml version="1.0" encoding="utf-8"?>
<annotations><version>1.1</version><meta><task><labels>${labels.join('')}</labels></task></meta>
${images.join('\n')}
</annotations>
`,
  };
}
