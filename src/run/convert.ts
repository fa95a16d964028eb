// The command `convert`: a data folder, however it's labelled, as one with masks or with the files of a labelling tool. It
// decides nothing itself.
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { dirname } from 'node:path/posix';
import { IGNORE } from '../engine/engine.ts';
import {
  folderToConvertIntoNotEmpty,
  InputError,
  inWordsOfConvert,
  outputInsideInput,
  wholeImagesNotConverted,
} from '../errors.ts';
import { DecodingRoom } from '../image/decoding-room.ts';
import type { LabelMap } from '../image/raster.ts';
import { createMaskPng } from '../image/row-writer.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import { MOST_BYTES, readPlainFile } from '../shared/plain-file.ts';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import type { ConvertSettings } from '../stages/1-config/convert-options.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { CLASSES_FILE } from '../stages/2-dataset/classes-file.ts';
import type { Dataset, Sample } from '../stages/2-dataset/dataset.ts';
import { withoutExtension } from '../stages/2-dataset/endings.ts';
import { sourceOf } from '../stages/2-dataset/labels/sources.ts';
import { scanDataset } from '../stages/2-dataset/scan.ts';
import { Annotations, annotationFaults } from '../stages/7-report/annotation-files/annotate.ts';
import type { ImageFolder } from '../stages/7-report/annotation-files/annotations.ts';
import { outlineFormats } from '../stages/7-report/annotation-files/formats.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { accepted } from './data.ts';
import { heedMemory, READING } from './heed-memory.ts';
import { inOutput } from './output-lock.ts';

const SETTINGS_FILE = 'best-epoch.yml';

export interface ConvertRun {
  readonly settings: Settings;
  readonly chosen: ConvertSettings;
  /** The folder to write to as typed, for messages. */
  readonly outputName: string;
  readonly publisher: Publisher;
  readonly signal: AbortSignal;
}

/** @throws InputError with everything that is wrong with the data or the folder to write to; the signal's reason when it's aborted */
export function convert(run: ConvertRun): Promise<void> {
  const { settings, chosen, publisher, signal } = run;
  const say = (line: string) => publisher.say(line);
  return heedMemory(READING, async () => {
    await requireFolder(run);
    const { dataset, faults } = await scanDataset(settings, signal);
    const worded = faults.map((fault) => inWordsOfConvert(fault, chosen.from !== undefined));
    const scanned = accepted(dataset, [...(await outputFaults(settings.output)), ...worded], publisher);
    if (scanned.task === 'classification') throw new InputError(wholeImagesNotConverted(settings.data));
    await inOutput(settings.output, { say, signal }, (held) =>
      convertAll({ ...run, signal: held.signal }, scanned),
    );
  });
}

/** A new one or an empty one, and not where its masks would be labels of the folder that is read. */
async function requireFolder({ settings: { data, output }, outputName }: ConvertRun): Promise<void> {
  if (output === data || output.startsWith(data + sep))
    throw new InputError(outputInsideInput(outputName, data));
  const content = await readdir(output).catch(() => []);
  if (content.length > 0) throw new InputError(folderToConvertIntoNotEmpty(outputName));
}

/** A data set of its own for each form: of two in one folder either would have to be passed over. */
interface Target {
  readonly format: ConvertSettings['to'][number];
  /** Absolute, and as it's called in messages. */
  readonly folder: string;
  readonly name: string;
  /** Undefined: of masks. */
  readonly annotations: Annotations | undefined;
}

async function targetsOf(run: ConvertRun, { classes, samples }: Dataset): Promise<readonly Target[]> {
  const { settings, chosen, outputName } = run;
  const isOne = chosen.to.length === 1;
  const imageFolders = imageFoldersOf(samples);
  const sizes = { minArea: 1, tolerance: chosen.polygonTolerance };
  const targets: Target[] = [];
  for (const format of chosen.to) {
    const [folder, name] = [settings.output, outputName].map((path) => (isOne ? path : join(path, format)));
    const options = { output: folder, classes, madeBy: 'person' as const, ...sizes, imageFolders };
    const annotations =
      format === 'masks' ? undefined : await Annotations.create({ formats: [format], ...options });
    targets.push({ format, folder, name, annotations });
  }
  return targets;
}

async function convertAll(run: ConvertRun, dataset: Dataset): Promise<void> {
  const { settings, chosen, signal, publisher } = run;
  const { root, classes, samples } = dataset;
  const formats = outlineFormats(chosen.to);
  publisher.faults(annotationFaults({ formats, classes }));
  const labels = sourceOf(dataset.labels).reader(dataset);
  const decoding = new DecodingRoom(memoryBudgetOf(settings));
  const place = placesFor(samples);
  const targets = await targetsOf(run, dataset);
  try {
    for (const [i, sample] of samples.entries()) {
      signal.throwIfAborted();
      publisher.progress({ name: sample.image, item: i + 1, items: samples.length, done: 0, total: 1 });
      const name = place(sample, 'images');
      const bytes = await readPlainFile(join(root, sample.image), MOST_BYTES.whole);
      for (const { folder } of targets) await writeFileAtomic(join(folder, name), bytes);
      await decoding.hold(sample.width * sample.height, async () => {
        const drawn = await labels.read(sample);
        const mask = `${withoutExtension(place(sample, 'masks'))}.png`;
        for (const { folder, annotations } of targets) {
          if (annotations === undefined) await writeMask(join(folder, mask), drawn, dataset);
          else await annotate(annotations, { path: join(folder, name), name }, drawn);
        }
      });
    }
    for (const line of await finish(dataset, targets)) publisher.say(line);
  } finally {
    for (const { annotations } of targets) await annotations?.discard();
  }
}

/** Lines that say what there is now. */
async function finish(
  { classes, samples, why, ignoredPixels }: Dataset,
  targets: readonly Target[],
): Promise<readonly string[]> {
  const names = classes.map(({ name }) => name);
  const files: string[] = [];
  for (const { format, folder, annotations } of targets) {
    await writeFileAtomic(join(folder, CLASSES_FILE), `${JSON.stringify({ classes: names }, null, 2)}\n`);
    // Whoever has said what they are isn't asked again.
    await writeFileAtomic(join(folder, SETTINGS_FILE), `labels: ${format}\n`);
    for (const { tool, path } of (await annotations?.finish()) ?? [])
      files.push(`${`${tool}:`.padEnd(8)} ${join(folder, path)}`);
  }
  const isLost = ignoredPixels > 0 && files.length > 0;
  const trained = targets.find(({ format }) => format === 'masks');
  return [
    `Converted ${samples.length === 1 ? '1 image' : `${samples.length} images`}: ${why}`,
    `Classes: ${names.join(', ')}`,
    ...files,
    ...(isLost
      ? [`Of ${ignoredPixels} ignored pixels the outlines say nothing: they are background there.`]
      : []),
    ...(trained === undefined ? [] : [`Train:   best-epoch train --data ${trained.name}`]),
  ];
}

async function writeMask(
  path: string,
  { width, height, data }: LabelMap,
  { classes }: Dataset,
): Promise<void> {
  const colors = classes.map(({ color }) => color);
  const writer = await createMaskPng(path, { width, height }, colors, data.includes(IGNORE));
  try {
    await writer.write(data);
    await writer.finish();
  } finally {
    await writer.discard();
  }
}

async function annotate(
  annotations: Annotations,
  { path, name }: { readonly path: string; readonly name: string },
  { width, height, data }: LabelMap,
): Promise<void> {
  const place = { path, name, within: name, stem: withoutExtension(name) };
  const rows = await annotations.image({ ...place, width, height });
  try {
    await rows.write(data);
    await rows.finish();
  } catch (error) {
    await rows.discard();
    throw error;
  }
}

/** As `placesFor` places them. */
function imageFoldersOf(samples: readonly Sample[]): readonly ImageFolder[] {
  const parts = [...new Set(samples.map(({ part }) => part))];
  return parts.map((part) => ({ part, folder: part === undefined ? 'images' : `${part}/images` }));
}

/**
 * Where an image and its mask lie: in a folder of its part, where it has one, as deep as it lay below the folder that all of
 * that part have in common.
 */
function placesFor(samples: readonly Sample[]): (sample: Sample, folder: 'images' | 'masks') => string {
  const common = new Map<Sample['part'], readonly string[]>();
  for (const { part, image } of samples) {
    const folders = dirname(image).split('/');
    const before = common.get(part) ?? folders;
    const differs = before.findIndex((one, i) => one !== folders[i]);
    common.set(part, differs < 0 ? before : before.slice(0, differs));
  }
  return ({ part, image }, folder) => {
    const below = dirname(image) === '.' ? [image] : image.split('/').slice(common.get(part)!.length);
    return [...(part === undefined ? [] : [part]), folder, ...below].join('/');
  };
}
