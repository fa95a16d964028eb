// Label Studio: a list of tasks, each an image with the annotations of one person or more.
import { shapesSource } from '../shapes/source.ts';
import { findLabelStudio } from './find.ts';
import { labelStudioShapes } from './shapes.ts';
import { labelStudioTasks } from './tasks.ts';

export const labelStudio = {
  ...shapesSource({
    name: 'label-studio',
    tool: 'Label Studio',
    // As it shows them.
    stacking: 'later-on-top',
    coordinates: 'percent',
    find: findLabelStudio,
    shapes: labelStudioShapes,
  }),
  tasks: labelStudioTasks,
};
