// YOLO: a text file for each image, and data.yaml, which names the classes and the parts of the split. Ultralytics reads it;
// Roboflow, CVAT, Label Studio and others export it.
import { shapesSource } from '../shapes/source.ts';
import { findYolo } from './find.ts';
import { yoloShapes } from './shapes.ts';

export const yolo = shapesSource({
  name: 'yolo',
  tool: 'YOLO',
  // As Ultralytics draws them.
  stacking: 'smaller-on-top',
  coordinates: 'shares',
  find: findYolo,
  shapes: yoloShapes,
});
