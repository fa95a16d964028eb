// The fault of pictures of few values among the photographs of classes.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const masksAmongPhotographs = defineFault({
  code: 'masks-among-photographs',
  words: (classes: readonly string[], flat: string, photograph: string): Wording => ({
    subject: `class ${classes.map((name) => quote(name)).join(', ')}`,
    got: `holds pictures of few values, such as ${quote(flat)}, and others are photographs, such as ${quote(photograph)}`,
    expected: 'expected images of one kind, or images and their masks',
    fix: 'Where masks or the like are among them, set `images` to a pattern of the images, such as `images: "**/*.jpg"`, or with `masks` both; where all are images, list the classes in `classes`.',
  }),
  example: [['outlines'], 'outlines/017.png', 'photos/017.jpg'],
  note: 'A few pictures of each class are looked at. As images of a class, masks would be learnt as photographs, and a class of masks alone is told from all others by nothing else.',
});
