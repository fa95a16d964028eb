// COCO: one file, or one for each part, lists images, categories and annotations. Roboflow, CVAT, Label Studio and many others
// export it.
import { shapesSource } from '../shapes/source.ts';
import { findCoco } from './find.ts';
import { cocoShapes } from './shapes.ts';

export const coco = shapesSource({
  name: 'coco',
  tool: 'COCO',
  // The file says no order, and parts are smaller than what they're parts of.
  stacking: 'smaller-on-top',
  nameField: 'file_name',
  find: findCoco,
  shapes: cocoShapes,
});
