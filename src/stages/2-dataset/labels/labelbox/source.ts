// Labelbox: a line for each image, with the labels of one person or more.
import { shapesSource } from '../shapes/source.ts';
import { findLabelbox } from './find.ts';
import { labelboxShapes } from './shapes.ts';

export const labelbox = shapesSource({
  name: 'labelbox',
  tool: 'Labelbox',
  // As it shows them.
  stacking: 'later-on-top',
  find: findLabelbox,
  shapes: labelboxShapes,
});
