// Segments.ai: a release lists samples with their objects, as polygons or in a picture beside each image.
import { shapesSource } from '../shapes/source.ts';
import { findSegments } from './find.ts';
import { segmentsShapes } from './shapes.ts';

export const segments = shapesSource({
  name: 'segments',
  tool: 'Segments.ai',
  // As it lists them.
  stacking: 'later-on-top',
  find: findSegments,
  shapes: segmentsShapes,
});
