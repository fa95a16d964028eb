// labelme: a JSON file for each image, called like it. X-AnyLabeling and others write the same.
import { shapesSource } from '../shapes/source.ts';
import { findLabelme } from './find.ts';
import { labelmeShapes } from './shapes.ts';

export const labelme = shapesSource({
  name: 'labelme',
  tool: 'labelme',
  stacking: 'later-on-top',
  nameField: 'imagePath',
  find: findLabelme,
  shapes: labelmeShapes,
});
