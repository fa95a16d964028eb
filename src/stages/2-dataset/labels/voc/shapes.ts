// From the XML of an image to the outlines in it.
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Shape, ShapeError } from '../shapes/shape.ts';
import { parseXml } from '../shapes/xml.ts';
import { Objects, type VocObject } from './objects.ts';

/** @throws ShapeError */
export function vocShapes(passages: readonly ReadPassage[]): readonly Shape[] {
  return passages
    .flatMap(({ text }) => objectsIn(text))
    .flatMap(({ name, outline }) => {
      if (outline === undefined) return [];
      const ring = Float64Array.from(outline, coordinate);
      return [{ class: name, geometry: { kind: 'polygons', parts: [[ring]], rule: 'even-odd' } as const }];
    });
}

function objectsIn(text: string): readonly VocObject[] {
  const found: VocObject[] = [];
  const way: string[] = [];
  const objects = new Objects((object) => found.push(object));
  try {
    parseXml(`<annotation>${text}`, {
      open: (name) => {
        way.push(name);
        if (way[1] === 'object') objects.open(way.slice(1));
      },
      text: (given) => {
        if (way[1] === 'object') objects.text(way.slice(1), given);
      },
      close: () => {
        if (way.length === 2 && way[1] === 'object') objects.close();
        way.pop();
      },
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw new ShapeError('is no XML');
    throw error;
  }
  return found;
}
