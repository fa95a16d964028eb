// Supervisely: a project with a folder for each of its data sets, in which img/ has the images and ann/ a JSON file for each.
import { shapesSource } from '../shapes/source.ts';
import { findSupervisely } from './find.ts';
import { superviselyShapes } from './shapes.ts';

export const supervisely = shapesSource({
  name: 'supervisely',
  tool: 'Supervisely',
  stacking: 'later-on-top',
  find: findSupervisely,
  shapes: superviselyShapes,
});
