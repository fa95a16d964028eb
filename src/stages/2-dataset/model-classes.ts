// A data set seen with the eyes of a model that is trained already: its classes name what the masks hold, and its order of
// classes is the data set's. Pure.
import { classNotInModel, type Fault } from '../../errors.ts';
import { nearestWord } from '../../shared/nearest-word.ts';
import type { ClassInfo, Dataset } from './dataset.ts';
import { sourceOf } from './labels/sources.ts';

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
    .map(({ name }) => classNotInModel(name, names, nearestWord(name, names)));
  const places = names.map((name) => dataset.classes.find((info) => info.name === name)?.index);
  const samples = dataset.samples.map((sample) => ({
    ...sample,
    classCounts: places.map((place) => (place === undefined ? 0 : (sample.classCounts[place] ?? 0))),
  }));
  const labels = sourceOf(dataset.labels).reorder(dataset.labels, places);
  return { dataset: { ...dataset, classes, samples, labels }, faults };
}
