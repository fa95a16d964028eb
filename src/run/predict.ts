// The command `predict`, from a model file and images to masks or classes, tables and pictures. It decides nothing itself.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classToFindUnknown, cmykImage, type Fault, InputError, optionsForPixels } from '../errors.ts';
import { DecodingRoom } from '../image/decoding-room.ts';
import { openImage } from '../image/open-image.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import { remove } from '../shared/move-and-remove.ts';
import { nearestWord } from '../shared/nearest-word.ts';
import { quote } from '../shared/quote.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import { givenForPixels, type PredictSettings } from '../stages/1-config/predict-options.ts';
import { type InputImage, listInputs } from '../stages/2-dataset/inputs.ts';
import { isError } from '../stages/2-dataset/samples.ts';
import type { ModelDescription } from '../stages/6-evaluate/model-description.ts';
import { annotationFaults } from '../stages/7-report/annotation-files/annotate.ts';
import { outlineFormats } from '../stages/7-report/annotation-files/formats.ts';
import { namedAlikeFaults } from '../stages/7-report/annotation-files/named-alike.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { fewerThreads, heedMemory, wantOfMemory } from './heed-memory.ts';
import { imageFault } from './image-fault.ts';
import { inOutput } from './output-lock.ts';
import { classificationJob } from './predict/classify.ts';
import { PREDICTION_FOLDERS, removeEarlier } from './predict/earlier.ts';
import { fitted, misfit } from './predict/fit.ts';
import { type PredictionJob, segmentationJob } from './predict/job.ts';
import { threadsOf } from './resources.ts';
import { openTrainedModel } from './trained-model.ts';

export interface PredictRun {
  readonly settings: PredictSettings;
  /** Files, folders and globs as typed. */
  readonly inputs: readonly string[];
  /** The output folder as typed, for messages. */
  readonly outputName: string;
  readonly cwd: string;
  readonly publisher: Pick<Publisher, 'say' | 'faults' | 'progress'>;
  readonly signal: AbortSignal;
}

/**
 * Predicts every image that can be read; those that can't be are named at the end.
 * @returns how many images could not be predicted; 0 where such images are skipped
 * @throws InputError where nothing can be predicted at all; the signal's reason when it's aborted
 */
export function predict(run: PredictRun): Promise<number> {
  const { settings, publisher, signal } = run;
  const say = (line: string) => publisher.say(line);
  return inOutput(settings.output, { say, signal }, (held) =>
    heedMemory({ doing: 'the prediction', lower: fewerThreads(settings) }, () =>
      predictAll({ ...run, signal: held.signal }),
    ),
  );
}

async function predictAll(run: PredictRun): Promise<number> {
  const { settings, publisher, signal } = run;
  const { images, faults } = await inputsOf(run);
  const { model, description, wanted } = await openModelFor(run, faults);
  for (const line of await removeEarlier(settings.output)) publisher.say(line);
  const scratch = await mkdtemp(join(tmpdir(), 'best-epoch-predict-'));
  const decoding = new DecodingRoom(memoryBudgetOf({ memoryBudgetBytes: undefined }));
  const options = { settings, model, wanted, scratch, decoding, signal };
  const job =
    description.task === 'segmentation'
      ? await segmentationJob({ ...options, description })
      : await classificationJob({ ...options, description });
  const told: Fault[] = [];
  try {
    const work = { total: images.length, description, job, scratch, decoding };
    for (const [index, image] of images.entries())
      told.push(...(await predictOne(run, { ...work, image, index })));
    const failed = told.filter(isError).length;
    for (const line of await job.finish(images.length - failed)) publisher.say(line);
  } catch (error) {
    await job.discard();
    throw error;
  } finally {
    await model.dispose();
    await remove(scratch, { recursive: true, force: true });
  }
  publisher.faults(settings.skipBadFiles ? told.map(asWarning) : told);
  return settings.skipBadFiles ? 0 : told.filter(isError).length;
}

function asWarning(fault: Fault): Fault {
  return { ...fault, severity: 'warning' };
}

/** Warnings are told; with an error among the faults all are thrown once the model was looked at, too. */
async function inputsOf({ inputs, cwd, settings, outputName }: PredictRun) {
  const { output } = settings;
  const written = PREDICTION_FOLDERS.map((name) => join(output, name));
  const listed = await listInputs({ inputs, cwd, output: { path: output, name: outputName }, written });
  const alike = namedAlikeFaults(outlineFormats(settings.format), listed.images);
  return { images: listed.images, faults: [...listed.faults, ...alike, ...(await outputFaults(output))] };
}

async function openModelFor({ settings, publisher }: PredictRun, earlier: readonly Fault[]) {
  const { opened, faults: unfit } = await openTrainedModel(settings.model, { threads: threadsOf(settings) });
  const faults = [...earlier, ...unfit];
  const description = opened?.description;
  if (description?.task === 'classification') {
    const given = givenForPixels(settings);
    if (given.length > 0) faults.push(optionsForPixels(given, settings.model));
  }
  if (description?.task === 'segmentation') {
    const formats = outlineFormats(settings.format);
    faults.push(...annotationFaults({ formats, classes: description.classes }));
  }
  const wanted = description?.classes.find(({ name }) => name === settings.find)?.index;
  if (description !== undefined && settings.find !== undefined && wanted === undefined) {
    const names = description.classes.map(({ name }) => name);
    faults.push(classToFindUnknown(settings.find, names, nearestWord(settings.find, names)));
  }
  if (opened !== undefined && faults.every(({ severity }) => severity !== 'error')) {
    publisher.faults(faults);
    return { ...opened, wanted };
  }
  await opened?.model.dispose();
  throw new InputError(faults);
}

interface Work {
  readonly image: InputImage;
  readonly index: number;
  readonly total: number;
  readonly description: ModelDescription;
  readonly job: PredictionJob;
  readonly scratch: string;
  readonly decoding: DecodingRoom;
}

/** What is to be said of the image: an error where it could not be predicted, and then one. */
async function predictOne(
  { publisher, signal }: PredictRun,
  { image: input, index, total, description, job, scratch, decoding }: Work,
): Promise<readonly Fault[]> {
  const { path, name } = input;
  signal.throwIfAborted();
  try {
    const opened = await openImage(path, { scratch, decoding });
    try {
      const fault = misfit(name, opened, description);
      if (fault !== undefined) return [fault];
      await job.predict({
        image: fitted(opened, description.channels),
        input,
        onProgress: (done, steps) =>
          publisher.progress({ name, item: index + 1, items: total, done, total: steps }),
      });
      return opened.notes.cmyk ? [cmykImage(name)] : [];
    } finally {
      await opened.close();
    }
  } catch (error) {
    const lower = [...(description.task === 'segmentation' ? ['`tile-size`'] : []), '`threads`'];
    const lacking = wantOfMemory(error, { doing: `the prediction of ${quote(name)}`, lower });
    return [imageFault(name, lacking ?? error)];
  }
}
