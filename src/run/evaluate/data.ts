// The labelled images that a trained model is tested on: scanned, seen with the model's classes, chosen, and fit for it.
import {
  classesNotTested,
  dataDoesNotFitModel,
  type Fault,
  InputError,
  nothingLabelled,
  taskDoesNotFitModel,
  testedOnTrainingData,
} from '../../errors.ts';
import type { EvaluateSettings } from '../../stages/1-config/evaluate-options.ts';
import type { Settings } from '../../stages/1-config/settings.ts';
import type { Dataset, Sample } from '../../stages/2-dataset/dataset.ts';
import { withModelClasses } from '../../stages/2-dataset/model-classes.ts';
import { labelsOfOtherTask } from '../../stages/2-dataset/other-task.ts';
import { scanDataset } from '../../stages/2-dataset/scan.ts';
import { type Selection, selectPart } from '../../stages/3-split/select.ts';
import { dataHash } from '../../stages/5-train/fingerprint.ts';
import type { ModelDescription } from '../../stages/6-evaluate/model-description.ts';
import type { OpenedModelFile } from '../../stages/6-evaluate/open-model-file.ts';
import type { Publisher } from '../../stages/8-publish/publisher.ts';
import { depthWords } from '../predict/fit.ts';

interface Choice {
  readonly settings: Settings;
  readonly chosen: Pick<EvaluateSettings, 'part'>;
  readonly publisher: Pick<Publisher, 'faults'>;
  readonly signal: AbortSignal;
}

export interface LabelledImages {
  /** With the model's classes, channels and bit depth, whatever the data's own are; its warnings are those of now. */
  readonly dataset: Dataset;
  readonly selection: Selection;
}

/** Warnings are told and the evaluation goes on; with an error among the faults all are thrown. */
export async function labelledImages(
  { settings, chosen, publisher, signal }: Choice,
  { metadata, description }: Pick<OpenedModelFile, 'metadata' | 'description'>,
): Promise<LabelledImages> {
  const { classes } = description;
  const scanned = await scanDataset({ ...settings, task: taskOf(settings, description) }, signal, classes);
  if (scanned.dataset === undefined)
    throw new InputError(await causeOf(scanned.faults, settings, description));
  const { dataset, faults: unknown } = withModelClasses(scanned.dataset, classes);
  const { selection, faults: unselected } = await selectPart(dataset, {
    part: chosen.part,
    splitFile: settings.split,
  });
  const faults = [...scanned.faults, ...unknown, ...misfits(dataset, description), ...unselected];
  if (selection !== undefined) faults.push(...doubts(dataset, selection, metadata['data-hash']));
  if (selection === undefined || faults.some(({ severity }) => severity === 'error'))
    throw new InputError(await causeOf(faults, settings, description));
  publisher.faults(faults);
  const { channels, 'bit-depth': bitDepth } = description;
  return { dataset: { ...dataset, channels, bitDepth, warnings: faults }, selection };
}

function taskOf({ task }: Settings, model: ModelDescription): Settings['task'] {
  if (task !== 'auto' && task !== model.task) throw new InputError(taskDoesNotFitModel(task, model.task));
  return model.task;
}

/** Labels of the other kind look like bad ones of the model's: where the folder holds those, that is what's wrong. */
async function causeOf(
  faults: readonly Fault[],
  settings: Settings,
  { task }: ModelDescription,
): Promise<readonly Fault[]> {
  const other = settings.task === 'auto' ? await labelsOfOtherTask(settings, task) : undefined;
  return other === undefined ? faults : [other];
}

/** As in training, grey images among those of colour are three channels alike, and 8 bits among 16 are widened. */
function misfits(dataset: Dataset, model: ModelDescription): readonly Fault[] {
  const takes = { channels: model.channels, bitDepth: model['bit-depth'] };
  const fault = (fix: string) => [
    dataDoesNotFitModel(dataset.root, depthWords(dataset), depthWords(takes), fix),
  ];
  if (dataset.bitDepth !== takes.bitDepth)
    return fault('Give the images as they were for training: the same value must mean the same light.');
  return dataset.channels > takes.channels ? fault('Save them as grey, as the training images were.') : [];
}

/** What makes the numbers mean less than they seem to. */
function doubts(
  dataset: Dataset,
  { samples, part }: Selection,
  trainedOn: string | undefined,
): readonly Fault[] {
  const count = (index: number) =>
    samples.reduce((sum: number, sample: Sample) => sum + (sample.classCounts[index] ?? 0), 0);
  const absent = dataset.classes.filter(({ index }) => count(index) === 0);
  if (absent.length === dataset.classes.length) return [nothingLabelled(samples.length)];
  const isTraining = (part === 'all' || part === 'train') && dataHash(dataset) === trainedOn;
  return [
    ...(absent.length > 0 ? [classesNotTested(absent.map(({ name }) => name))] : []),
    ...(isTraining ? [testedOnTrainingData(part)] : []),
  ];
}
