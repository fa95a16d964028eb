// CVAT for images: a file of XML lists the images of a task with what was drawn on each.
import { shapesSource } from '../shapes/source.ts';
import { findCvat } from './find.ts';
import { cvatShapes } from './shapes.ts';

export const cvat = shapesSource({
  name: 'cvat',
  tool: 'CVAT',
  stacking: 'later-on-top',
  find: findCvat,
  shapes: cvatShapes,
});
