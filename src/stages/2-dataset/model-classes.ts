// A data set seen with the eyes of a model that is trained already: its classes name what the masks hold, and its order of
// classes is the data set's. Pure.
import { closest } from 'fastest-levenshtein';
import { classNotInModel, type Fault } from '../../errors.ts';
import type { ClassesSpec } from './classes-file.ts';
import type { ClassInfo, Dataset, MaskEncoding } from './dataset.ts';

/** What the masks' values mean where the data set itself doesn't say: as a classes.json that the model has written. */
export function specOfModel(classes: readonly ClassInfo[]): ClassesSpec {
  const values = oddValues(classes);
  return {
    classes: classes.map(({ name, color: [red, green, blue] }, i) => ({
      name,
      color: (red << 16) | (green << 8) | blue,
      ...(values === undefined ? {} : { value: values[i] }),
    })),
    ignored: undefined,
  };
}

/** Classes that were named after the values of the training's masks: "class 7" is value 7. */
function oddValues(classes: readonly ClassInfo[]): readonly number[] | undefined {
  const values = classes.map(({ name }) => Number(/^class (\d{1,5})$/.exec(name)?.[1] ?? Number.NaN));
  if (values.some((value) => Number.isNaN(value)) || values.every((value, i) => value === i))
    return undefined;
  return values;
}

/** Of no mask: the class isn't in this data set. */
const NO_VALUE = -1;

/**
 * The data set with the model's classes in the model's order; they're the same by name. A class of the data that the
 * model doesn't have is a fault where any label shows it.
 */
export function withModelClasses(
  dataset: Dataset,
  classes: readonly ClassInfo[],
): { readonly dataset: Dataset; readonly faults: readonly Fault[] } {
  const names = classes.map(({ name }) => name);
  const isShown = ({ index }: ClassInfo) =>
    dataset.samples.some(({ classCounts }) => (classCounts[index] ?? 0) > 0);
  const faults = dataset.classes
    .filter((info) => !names.includes(info.name) && isShown(info))
    .map(({ name }) => classNotInModel(name, names, closest(name, names)));
  const places = names.map((name) => dataset.classes.find((info) => info.name === name)?.index);
  const samples = dataset.samples.map((sample) => ({
    ...sample,
    classCounts: places.map((place) => (place === undefined ? 0 : (sample.classCounts[place] ?? 0))),
  }));
  const { maskEncoding } = dataset;
  return {
    dataset: {
      ...dataset,
      classes,
      samples,
      maskEncoding: maskEncoding && inOrder(maskEncoding, places),
    },
    faults,
  };
}

/** @param places of the data set's classes, by the model's */
function inOrder(encoding: MaskEncoding, places: readonly (number | undefined)[]): MaskEncoding {
  const pick = (rawValue: (place: number) => number | undefined) =>
    places.map((place) => (place === undefined ? NO_VALUE : (rawValue(place) ?? NO_VALUE)));
  switch (encoding.kind) {
    case 'palette':
      return { ...encoding, colors: pick((place) => encoding.colors[place]) };
    case 'values':
      return { ...encoding, values: pick((place) => encoding.values[place]) };
    case 'binary':
      return { kind: 'values', values: pick((place) => [0, 255][place]), ignored: [] };
    case 'index':
      return { kind: 'values', values: pick((place) => place), ignored: encoding.ignored };
  }
}
