// QuPath: GeoJSON of the objects of one image, in a file called like it.
import { shapesSource } from '../shapes/source.ts';
import { findQupath } from './find.ts';
import { qupathShapes } from './shapes.ts';

export const qupath = shapesSource({
  name: 'qupath',
  tool: 'QuPath',
  // Objects lie within those above them in its hierarchy, which the file doesn't say.
  stacking: 'smaller-on-top',
  find: findQupath,
  shapes: qupathShapes,
});
