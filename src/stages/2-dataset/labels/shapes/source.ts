// Makes a label source of a tool whose exports say by shapes which class is where.

import { IGNORE } from '../../../../engine/engine.ts';
import { conflictingShapes } from '../../../../errors.ts';
import type { LabelSource } from '../source.ts';
import { findShapes } from './find.ts';
import { shapeReader } from './read.ts';
import { shapeSamples } from './samples.ts';
import type { AnnotatedImage, ShapeLabel, ShapeReading, ShapeTool } from './tool.ts';

export function shapesSource<Name extends string>(
  tool: ShapeTool<Name>,
): LabelSource<ShapeLabel<Name>, ShapeReading<Name>, AnnotatedImage> {
  return {
    name: tool.name,
    task: 'segmentation',
    where: `labelled in ${tool.tool}`,
    find: (folder) => findShapes(tool, folder),
    measure: (items, options) => shapeSamples(tool, items, options),
    files: ({ file, passages }) => [...new Set([file, ...passages.map((passage) => passage.file)])],
    conflict: (one, first) => conflictingShapes(one.image, first.image),
    reader: (labelled) => shapeReader(tool, labelled),
    reorder: (reading, places) => {
      const moved = (index: number) => (index === IGNORE ? IGNORE : places.indexOf(index));
      return {
        ...reading,
        background: byteOf(moved(reading.background)),
        places: reading.places.map(([name, index]) => [name, byteOf(moved(index))] as const),
      };
    },
  };
}

/** Of a class that the model doesn't have nothing is shown, or it was told. */
function byteOf(index: number): number {
  return index < 0 ? IGNORE : index;
}
