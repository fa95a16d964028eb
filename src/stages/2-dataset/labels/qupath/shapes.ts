// From the text of an image's features to the areas that they enclose.
import { ringIn, shapesIn } from '../shapes/image-files.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import type { Shape } from '../shapes/shape.ts';
import { classOf, isArea, isIgnored, partsOf } from './features.ts';

/** @throws ShapeError */
export function qupathShapes(passages: readonly ReadPassage[]): readonly Shape[] {
  return shapesIn(passages)
    .filter(isArea)
    .map((feature) => {
      const parts = partsOf(feature).map((rings) => rings.map(ringIn));
      const name = classOf(feature);
      return {
        class: name,
        geometry: { kind: 'polygons', parts, rule: 'even-odd' },
        isIgnored: isIgnored(name),
      };
    });
}
