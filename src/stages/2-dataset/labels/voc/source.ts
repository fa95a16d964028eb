// Pascal VOC's XML: a file for each image, with boxes, and as Roboflow and Supervision write it with outlines. The masks of
// Pascal VOC are masks.
import { shapesSource } from '../shapes/source.ts';
import { findVoc } from './find.ts';
import { vocShapes } from './shapes.ts';

export const voc = shapesSource({
  name: 'voc',
  tool: 'Pascal VOC',
  // The file says no order, and parts are smaller than what they're parts of.
  stacking: 'smaller-on-top',
  nameField: 'filename',
  find: findVoc,
  shapes: vocShapes,
});
