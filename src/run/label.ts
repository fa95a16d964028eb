// The command `label`, from rules and images to masks that a training takes, with an audit of what the rules left
// ambiguous. It decides nothing itself.
import { access, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { type Fault, InputError, rulesNeedChannel } from '../errors.ts';
import { DecodingRoom } from '../image/decoding-room.ts';
import { type OpenImage, type OpenImageOptions, openImage } from '../image/open-image.ts';
import { createMaskPng } from '../image/row-writer.ts';
import { csvRow } from '../shared/csv.ts';
import { memoryBudgetOf } from '../shared/memory-budget.ts';
import { remove } from '../shared/move-and-remove.ts';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import type { LabelSettings } from '../stages/1-config/label-options.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import { CLASSES_FILE } from '../stages/2-dataset/classes-file.ts';
import { saidBy } from '../stages/2-dataset/folder-words.ts';
import { type InputImage, listInputs } from '../stages/2-dataset/inputs.ts';
import { type LabelRules, RuleCounts, readRules } from '../stages/2-dataset/label-rules.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import { heedMemory, READING } from './heed-memory.ts';
import { imageFault } from './image-fault.ts';
import { inOutput } from './output-lock.ts';

export interface LabelRun {
  readonly settings: LabelSettings;
  /** Files, folders and globs as typed. */
  readonly inputs: readonly string[];
  /** The output folder as typed, for messages. */
  readonly outputName: string;
  readonly cwd: string;
  readonly publisher: Pick<Publisher, 'say' | 'faults' | 'progress'>;
  readonly signal: AbortSignal;
}

/** Rows that are labelled at once. */
const ROWS = 256;

/**
 * Labels every image that can be read; those that can't be are named at the end.
 * @returns how many images could not be labelled
 * @throws InputError where nothing can be labelled at all; the signal's reason when it's aborted
 */
export function label(run: LabelRun): Promise<number> {
  const { settings, publisher, signal } = run;
  const say = (line: string) => publisher.say(line);
  return inOutput(settings.output, { say, signal }, (held) =>
    heedMemory(READING, () => labelAll({ ...run, signal: held.signal })),
  );
}

async function labelAll(run: LabelRun): Promise<number> {
  const { settings, inputs, cwd, outputName, publisher, signal } = run;
  const { rules, faults: ruleFaults } = await readRules(settings.rules);
  const output = { path: settings.output, name: outputName };
  const { images, faults: inputFaults } = await listInputs({
    inputs,
    cwd,
    output,
    written: [settings.output],
  });
  const faults = [...ruleFaults, ...inputFaults, ...(await outputFaults(settings.output))];
  if (rules === undefined || faults.some(({ severity }) => severity === 'error'))
    throw new InputError(faults);
  publisher.faults(faults);

  const scratch = await mkdtemp(join(tmpdir(), 'best-epoch-label-'));
  const decoding = new DecodingRoom(memoryBudgetOf({ memoryBudgetBytes: undefined }));
  const [rows, failed]: [string[], Fault[]] = [[], []];
  const total = new Totals(rules);
  try {
    for (const [i, image] of images.entries()) {
      signal.throwIfAborted();
      publisher.progress({ name: image.name, item: i + 1, items: images.length, done: 0, total: 1 });
      const labelled = await labelFile(image, rules, settings.output, { scratch, decoding });
      if ('fault' in labelled) failed.push(labelled.fault);
      else rows.push(auditRow(image, labelled.counts, rules, total));
    }
  } finally {
    await remove(scratch, { recursive: true, force: true });
  }
  if (rows.length === 0) {
    publisher.faults(failed);
    return failed.length;
  }
  await writeFileAtomic(join(settings.output, 'labels.csv'), [header(rules), ...rows].join(''));
  const classesFile = await writeClasses(settings.output, images, rules);
  for (const line of [...total.lines(rows.length), ...classesFile]) publisher.say(line);
  publisher.faults(failed);
  return failed.length;
}

async function labelFile(
  { path, name, stem }: InputImage,
  rules: LabelRules,
  output: string,
  { scratch, decoding }: OpenImageOptions,
): Promise<{ readonly counts: RuleCounts } | { readonly fault: Fault }> {
  try {
    const image = await openImage(path, { scratch, decoding });
    try {
      if (image.channels > 1 && rules.channel === undefined) return { fault: rulesNeedChannel(name) };
      return { counts: await labelImage(image, rules, join(output, `${stem}.png`)) };
    } finally {
      await image.close();
    }
  } catch (error) {
    return { fault: imageFault(name, error) };
  }
}

async function labelImage(image: OpenImage, rules: LabelRules, path: string): Promise<RuleCounts> {
  const { width, height, channels } = image;
  const counts = new RuleCounts(rules);
  const colors = rules.classes.map(({ color }) => color);
  const writer = await createMaskPng(path, { width, height }, colors, true);
  const channel = channels === 1 ? 0 : (rules.channel ?? 0);
  try {
    for (let top = 0; top < height; top += ROWS) {
      const { data } = await image.read({ left: 0, top, width, height: Math.min(ROWS, height - top) });
      const labels = new Uint8Array(data.length / channels);
      for (let p = 0; p < labels.length; p++) labels[p] = counts.label(data[p * channels + channel]);
      await writer.write(labels);
    }
    await writer.finish();
    return counts;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

function header({ classes }: LabelRules): string {
  return csvRow(['image', 'mask', 'in-no-range', 'in-several-ranges', ...classes.map(({ name }) => name)]);
}

/** What the rules made of one image, added to what they made of all. */
function auditRow({ name, stem }: InputImage, counts: RuleCounts, rules: LabelRules, total: Totals): string {
  const image = new Totals(rules);
  for (const one of [image, total]) one.add(counts);
  return csvRow([name, `${stem}.png`, image.none, image.several, ...image.byClass]);
}

class Totals {
  readonly byClass: number[];
  none = 0;
  several = 0;
  readonly #rules: LabelRules;
  readonly #pairs = new Map<string, number>();

  constructor(rules: LabelRules) {
    this.#rules = rules;
    this.byClass = rules.classes.map(() => 0);
  }

  add({ combinations }: RuleCounts): void {
    const { classes, otherwise } = this.#rules;
    for (const { classes: holding, pixels } of combinations) {
      const index = holding[0] ?? otherwise;
      if (index < classes.length) this.byClass[index] += pixels;
      if (holding.length === 0) this.none += pixels;
      if (holding.length < 2) continue;
      this.several += pixels;
      const names = holding.map((one) => `"${classes[one].name}"`);
      const key = `${names.join(' and ')}, labelled ${names[0]}`;
      this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + pixels);
    }
  }

  lines(images: number): string[] {
    const { classes, otherwise } = this.#rules;
    const fallback = otherwise < classes.length ? `labelled "${classes[otherwise].name}"` : 'ignored (255)';
    return [
      `Labelled ${images === 1 ? '1 image' : `${images} images`}`,
      ...classes.map(({ name }, index) => `  ${name}: ${this.byClass[index]} pixels`),
      `In no range, ${fallback}: ${this.none} pixels`,
      `In several ranges: ${this.several} pixels`,
      ...[...this.#pairs].map(([key, pixels]) => `  ${key}: ${pixels} pixels`),
    ];
  }
}

/** Into the data folder, where a training reads it; never over one that is there. */
async function writeClasses(
  output: string,
  images: readonly InputImage[],
  rules: LabelRules,
): Promise<string[]> {
  const around = dataFolderOf(output, images);
  const path = join(around ?? output, CLASSES_FILE);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return [`Classes: ${path} was there already and is left as it is`];
  const names = rules.classes.map(({ name }) => name);
  await writeFileAtomic(path, `${JSON.stringify({ classes: names }, null, 2)}\n`);
  const elsewhere =
    around === undefined ? '; a training reads it in the data folder, beside images and masks' : '';
  return [`Classes: ${path}${elsewhere}`];
}

/**
 * The folder above `output` where that is named as masks are, wherever the images lie now; else the nearest one around
 * images and masks, or undefined where it's more than two above: then it's no data set.
 */
function dataFolderOf(output: string, images: readonly InputImage[]): string | undefined {
  if (isForMasks(output)) {
    let around = dirname(output);
    while (isForMasks(around)) around = dirname(around);
    return around;
  }
  const holds = (folder: string) => images.every(({ path }) => path.startsWith(join(folder, sep)));
  return [dirname(output), dirname(dirname(output))].find(holds);
}

function isForMasks(folder: string): boolean {
  return saidBy(basename(folder)).role === 'mask';
}
