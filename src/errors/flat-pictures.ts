// Faults of class names and class folders that hold other things than they seem to: masks, or several classes as one.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { settingOfClasses } from './setting-of-classes.ts';

export const masksAmongPhotographs = defineFault({
  code: 'masks-among-photographs',
  words: (classes: readonly string[], flat: string, photograph: string): Wording => ({
    subject: `class ${classes.map((name) => quote(name)).join(', ')}`,
    got: `holds pictures of few values, such as ${quote(flat)}, and others are photographs, such as ${quote(photograph)}`,
    expected: 'expected images of one kind, or images and their masks',
    fix: 'Where these are the masks, set `images` to a pattern of the photographs and `masks` to one of the masks, with `{name}` in both where their names differ in other places; where all are images, list the classes in `classes`.',
  }),
  example: [['outlines'], 'outlines/017.png', 'photos/017.jpg'],
  note: 'A few pictures of each class are looked at. As images of a class, masks would be learnt as photographs, and a class of masks alone is told from all others by nothing else.',
});

export const classesInNamesAssumed = defineFault({
  code: 'classes-in-names-assumed',
  severity: 'warning',
  words: (
    classes: readonly (readonly [name: string, images: number])[],
    other: readonly string[],
  ): Wording => ({
    subject: 'what `{class}` captures',
    got: `can end at several places in the names, and was taken for ${classes.length} ${classes.length === 1 ? 'class' : 'classes'}: ${listed(classes.map(([name, images]) => `${quote(name)} (${images})`))}`,
    expected: `not for ${other.length}: ${listed(other.map((name) => quote(name)))}`,
    fix: `If they are right, set ${settingOfClasses(classes.map(([name]) => name))}; if the others are, ${settingOfClasses(other)}.`,
  }),
  example: [
    [
      ['american_bulldog', 200],
      ['american_pit_bull', 198],
      ['bengal', 200],
    ],
    ['american', 'bengal'],
  ],
  note: 'Of names such as `american_bulldog_1.jpg` the pattern `{class}_{name}.jpg` says not which word belongs to the class. Where names have different numbers of words, the class is all in front of the last numbers, else the first word.',
});

const NAMED = 6;

function listed(names: readonly string[]): string {
  return `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ', ...' : ''}`;
}
