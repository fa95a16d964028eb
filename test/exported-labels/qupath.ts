// As QuPath exports the objects of each image: GeoJSON beside it.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, imagesAt, PICTURES, pairsOf } from './pictures.ts';

export function qupathExport(): Files {
  const files = PICTURES.map((picture) => {
    const features = CLASSES.map((name) => {
      const ring = pairsOf(picture[name]);
      return {
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
        properties: { objectType: 'annotation', classification: { name, color: [200, 0, 0] } },
      };
    });
    const content = JSON.stringify({ type: 'FeatureCollection', features });
    return [`slides/${picture.name.replace('.png', '.geojson')}`, content] as const;
  });
  return { ...imagesAt((name) => `slides/${name}`), ...Object.fromEntries(files) };
}
