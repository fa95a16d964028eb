// VIA, the VGG Image Annotator, of versions 1 and 2: one file of regions in JSON or CSV, or a project.
import { shapesSource } from '../shapes/source.ts';
import { findVia } from './find.ts';
import { viaShapes } from './shapes.ts';

export const via = shapesSource({
  name: 'via',
  tool: 'VIA',
  // Regions have no order, and parts are smaller than what they're parts of.
  stacking: 'smaller-on-top',
  nameField: 'filename',
  find: findVia,
  shapes: viaShapes,
});
