// As Roboflow exports Pascal VOC of an instance segmentation: XML beside each image, with outlines that count pixels from 1.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function vocExport(): Files {
  const annotations = PICTURES.map((picture) => {
    const objects = CLASSES.map((name) => {
      const corners = picture[name].map((at, i) => {
        const tag = `${i % 2 === 0 ? 'x' : 'y'}${(i >> 1) + 1}`;
        return `<${tag}>${at + 1}</${tag}>`;
      });
      return `<object><name>${name}</name><polygon>${corners.join('')}</polygon></object>`;
    });
    const size = `<size><width>${EDGE}</width><height>${EDGE}</height><depth>1</depth></size>`;
    return [
      `train/${picture.name.replace('.png', '.xml')}`,
      `<annotation><filename>${picture.name}</filename>${size}${objects.join('')}</annotation>`,
    ] as const;
  });
  return { ...imagesAt((name) => `train/${name}`), ...Object.fromEntries(annotations) };
}
