// Random settings of a training, made from the settings' own table: what it says a value may be is drawn, and now and then
// what it doesn't allow.
import fc from 'fast-check';
import { SETTINGS } from '../../src/stages/1-config/table.ts';
import type { SettingType } from '../../src/stages/1-config/types.ts';

/** As flags are typed, by name. */
export type GivenSettings = ReadonlyMap<string, string>;

/** So that a training takes seconds, and is the same again. */
const QUICK: GivenSettings = new Map([
  ['threads', '1'],
  ['epochs', '3'],
  ['batch-size', '1'],
  ['image-size', '32'],
]);

/** Where what the table allows takes minutes, or depends on the time or on other machines. */
const INSTEAD = new Map<string, fc.Arbitrary<string>>([
  ['epochs', fc.constantFrom('1', '2', '3')],
  ['batch-size', fc.constantFrom('1', '2', '3')],
  ['image-size', fc.constantFrom('32', '48')],
  ['memory-budget', fc.constantFrom('16MB', '64MiB', 'auto')],
  [
    'fail-if',
    fc.constantFrom('test-macro-f1 < 0.01', 'test-macro-f1 < 0.999', 'val-loss > 0.0001', 'overfit'),
  ],
  ['group-by', fc.constantFrom('^(.*)\\d', '(\\d)\\.', '(', 'nothing-(x)')],
  ['series', fc.constantFrom('a', 'Größe 1', '__proto__')],
  ['artifact-name', fc.constantFrom('mine', '__proto__')],
  ['export', fc.constant('tfjs')],
  ['ignored-values', fc.constantFrom('none', '255', '0', '7,9', '#ff0000')],
  ['class-weights', fc.constantFrom('none', 'balanced', 'sqrt', 'auto', '1,2', '1,2,3')],
  ['classes', fc.constantFrom('a,b', 'ground,square', 'x,y,z', 'a,a')],
  ['images', fc.constantFrom('{name}.png', 'images/*', '**/*.tif')],
  ['masks', fc.constantFrom('{name}_mask.png', 'masks/*')],
  ['initial-model', fc.constantFrom('auto', 'none', 'imagenet')],
]);

/** Paths, which other rounds cover, what takes minutes, and what is another's, such as a branch. */
const NOT_DRAWN = [
  ...['data', 'output', 'threads', 'engine', 'recipe', 'time-budget', 'history', 'split', 'baseline'],
  ...['comment', 'comment-on', 'release', 'retention-days', 'report-artifact', 'folds', 'fold'],
];

/** What no setting takes. */
const WRONG = fc.constantFrom('', '-1', 'yes', '1e999', '__proto__', 'a\nb', '\u202e', '9'.repeat(400), '{}');

/** Rarer, for most data sets contradict them. */
const CONTRADICTED = [
  'classes',
  'images',
  'masks',
  'group-by',
  'class-weights',
  'ignored-values',
  'task',
  'mix-up',
  'initial-model',
];

const rows = SETTINGS.filter(({ name, section }) => !NOT_DRAWN.includes(name) && section !== 'Sweep');

/** Values as the table's own words for the type say. @throws Error for a type that isn't known here */
export function valuesOf({ label }: Pick<SettingType<unknown>, 'label'>): fc.Arbitrary<string> {
  const [, orAuto] = /^auto, or (.*)$/s.exec(label) ?? [];
  if (orAuto !== undefined) return fc.oneof(fc.constant('auto'), valuesOf({ label: orAuto }));
  const [, low, high, step = '1'] = /^integer, (\d+) to (\d+)(?:, a multiple of (\d+))?$/.exec(label) ?? [];
  if (low !== undefined)
    return fc
      .integer({ min: Number(low) / Number(step), max: Math.floor(Number(high) / Number(step)) })
      .map((value) => `${value * Number(step)}`);
  const [, least, most = '10'] = /^number, (\S+) (?:to (\S+)|or more)$/.exec(label) ?? [];
  if (least !== undefined)
    return fc
      .integer({ min: 0, max: 1000 })
      .map((share) => `${Number(least) + ((Number(most) - Number(least)) * share) / 1000}`);
  if (label.startsWith('fraction')) return fc.integer({ min: 1, max: 9 }).map((tenths) => `0.${tenths}`);
  const words = label.split(/, | or /);
  if (words.length > 1 && words.every((word) => /^[a-z0-9-]+$/.test(word))) return fc.constantFrom(...words);
  throw new Error(`settings.ts knows no values for "${label}"`);
}

const given = fc.oneof(
  ...rows.map(({ name, type }) => {
    const values = INSTEAD.get(name) ?? valuesOf(type);
    const value = fc.oneof({ weight: 24, arbitrary: values }, { weight: 1, arbitrary: WRONG });
    return { weight: CONTRADICTED.includes(name) ? 1 : 4, arbitrary: fc.tuple(fc.constant(name), value) };
  }),
);

export const settings: fc.Arbitrary<GivenSettings> = fc
  .array(given, { maxLength: 4 })
  .map((list) => new Map([...QUICK, ...list]));
