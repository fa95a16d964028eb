// The command `convert`: a data folder, however it's labelled, as one with masks or with the files of a labelling tool. It
// decides nothing itself.
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { dirname } from 'node:path/posix';
import { IGNORE } from '../engine/engine.ts';
import {
  folderToConvertIntoNotEmpty,
  InputError,
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
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { accepted } from './data.ts';
import { heedMemory, READING } from './heed-memory.ts';
import { inOutput } from './output-lock.ts';

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
  const { settings, publisher, signal } = run;
  const say = (line: string) => publisher.say(line);
  return heedMemory(READING, async () => {
    await requireFolder(run);
    const { dataset, faults } = await scanDataset(settings, signal);
    const scanned = accepted(dataset, [...(await outputFaults(settings.output)), ...faults], publisher);
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

async function convertAll(run: ConvertRun, dataset: Dataset): Promise<void> {
  const { settings, chosen, signal, publisher } = run;
  const { output } = settings;
  const { root, classes, samples } = dataset;
  const formats = chosen.to.filter((format) => format !== 'masks');
  publisher.faults(annotationFaults({ formats, classes }));
  const labels = sourceOf(dataset.labels).reader(dataset);
  const decoding = new DecodingRoom(memoryBudgetOf(settings));
  const place = placesFor(samples);
  const sizes = { minArea: 1, tolerance: chosen.polygonTolerance };
  const madeBy = 'person';
  const annotations = await Annotations.create({
    formats,
    output,
    classes,
    madeBy,
    ...sizes,
    imageFolders: imageFoldersOf(samples),
  });
  try {
    for (const [i, sample] of samples.entries()) {
      signal.throwIfAborted();
      publisher.progress({ name: sample.image, item: i + 1, items: samples.length, done: 0, total: 1 });
      const name = place(sample, 'images');
      const bytes = await readPlainFile(join(root, sample.image), MOST_BYTES.whole);
      await writeFileAtomic(join(output, name), bytes);
      await decoding.hold(sample.width * sample.height, async () => {
        const drawn = await labels.read(sample);
        const mask = join(output, `${withoutExtension(place(sample, 'masks'))}.png`);
        if (chosen.to.includes('masks')) await writeMask(mask, drawn, dataset);
        await annotate(annotations, { path: join(output, name), name }, drawn);
      });
    }
    const files = await annotations.finish();
    for (const line of await finish(run, dataset, files)) publisher.say(line);
  } finally {
    await annotations.discard();
  }
}

/** Lines that say what there is now. */
async function finish(
  { settings: { output }, chosen, outputName }: ConvertRun,
  { classes, samples, why, ignoredPixels }: Dataset,
  files: Awaited<ReturnType<Annotations['finish']>>,
): Promise<readonly string[]> {
  const names = classes.map(({ name }) => name);
  await writeFileAtomic(join(output, CLASSES_FILE), `${JSON.stringify({ classes: names }, null, 2)}\n`);
  const isLost = ignoredPixels > 0 && files.length > 0;
  return [
    `Converted ${samples.length === 1 ? '1 image' : `${samples.length} images`}: ${why}`,
    `Classes: ${names.join(', ')}`,
    ...files.map(({ tool, path }) => `${`${tool}:`.padEnd(8)} ${join(output, path)}`),
    ...(isLost
      ? [`Of ${ignoredPixels} ignored pixels the outlines say nothing: they are background there.`]
      : []),
    ...(chosen.to.includes('masks') ? [`Train:   best-epoch train --data ${outputName}`] : []),
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
