// Finds which source the data set's labels are of: each says how sure it is, and the strongest has the folder.
import {
  boxesInOneFolder,
  exportOrOther,
  type Fault,
  labelsNotThere,
  labelsOfOtherTask,
  outlinesForClassification,
} from '../../../errors.ts';
import { DecodingRoom } from '../../../image/decoding-room.ts';
import { memoryBudgetOf } from '../../../shared/memory-budget.ts';
import type { Settings } from '../../1-config/settings.ts';
import type { ClassesSpec } from '../classes-file.ts';
import type { FoundFiles } from '../files.ts';
import { layOutByPatterns, type PatternLayout } from '../patterns.ts';
import { isError } from '../samples.ts';
import { CLAIMS, type DataFolder, type Found, type NamedTask } from './source.ts';
import { type AnySource, SOURCES } from './sources.ts';

export interface FoundLabels {
  readonly source: AnySource;
  /** For the source to measure; none where it's in doubt whose the folder is. */
  readonly items: readonly unknown[];
  /** What was taken for what, and because of what. */
  readonly why: string;
  readonly partsBy?: string | undefined;
  readonly faults: readonly Fault[];
}

/**
 * `task: auto` asks the sources of both tasks, `labels` one alone.
 * @param spec the classes as the user, else the model that is to be tested, names them
 */
export async function findLabels(
  settings: DataFolder['settings'] & Pick<Settings, 'memoryBudgetBytes'>,
  { files, others, emptyFolders }: FoundFiles,
  spec: ClassesSpec | undefined,
): Promise<FoundLabels> {
  const folder: DataFolder = withFiles(files, {
    settings,
    others,
    emptyFolders,
    spec,
    decoding: new DecodingRoom(memoryBudgetOf(settings)),
    tasks: () => tasksIn(folder),
  });
  const chosen = SOURCES.find(({ name }) => name === settings.labels);
  if (chosen !== undefined) return findChosen(chosen, folder);
  const asked = SOURCES.filter(({ task }) => settings.task === 'auto' || settings.task === task);
  const said = strongest(await findBy(asked, folder));
  if (settings.task !== 'classification' || said.items.length > 0) return said;
  const outlines = await outlinesIn(folder);
  return outlines === undefined ? said : { ...said, faults: [outlines] };
}

function withFiles(files: DataFolder['files'], rest: Omit<DataFolder, 'files' | 'placed'>): DataFolder {
  let placed: PatternLayout | undefined;
  return { ...rest, files, placed: () => (placed ??= layOutByPatterns(files, rest.settings)) };
}

/** Pictures that are a tool's export belong to it: what others see in them isn't asked about. */
async function findBy(asked: readonly AnySource[], folder: DataFolder): Promise<readonly FoundBy[]> {
  const found: FoundBy[] = [];
  for (const source of asked) found.push({ source, ...(await source.find(folder)) });
  const owned = new Set(found.flatMap(({ pictures = [] }) => pictures));
  if (owned.size === 0) return found;
  const files = folder.files.filter((file) => !owned.has(file));
  const without = withFiles(files, folder);
  const again: FoundBy[] = [];
  for (const by of found)
    again.push(by.pictures?.length ? by : { source: by.source, ...(await by.source.find(without)) });
  return again;
}

async function tasksIn(folder: DataFolder): Promise<readonly NamedTask[]> {
  const tasks: NamedTask[] = [];
  for (const source of SOURCES) for (const task of (await source.tasks?.(folder)) ?? []) tasks.push(task);
  return tasks;
}

/** Where no class of a whole image is found, a tool's export may say what shows on each pixel. */
async function outlinesIn(folder: DataFolder): Promise<Fault | undefined> {
  const settings = { ...folder.settings, task: 'segmentation' as const };
  for (const source of SOURCES.filter(({ task }) => task === 'segmentation')) {
    const { isSpelledOut, items, why } = await source.find({ ...folder, settings });
    if (isSpelledOut === true && items.length > 0) return outlinesForClassification(why);
  }
  return undefined;
}

/** An error where it isn't there, or its task isn't the one that is set. */
async function findChosen(source: AnySource, folder: DataFolder): Promise<FoundLabels> {
  const { task } = folder.settings;
  const found = await source.find({ ...folder, settings: { ...folder.settings, task: source.task } });
  const { items, why } = found;
  const said = strongest([{ source, ...found }]);
  if (task !== 'auto' && task !== source.task)
    return { source, items: [], why, faults: [labelsOfOtherTask(source.name, source.task, task)] };
  if (said.faults.some(isError)) return said;
  if (items.length > 0)
    return { ...said, faults: [...said.faults, ...(await passedOverBeside(source, folder))] };
  return { ...said, faults: [...said.faults, labelsNotThere(source.name, why)] };
}

/** What else says what shows on each pixel. Of classes of whole images it's no version: that is what was asked. */
async function passedOverBeside(chosen: AnySource, folder: DataFolder): Promise<readonly Fault[]> {
  const settings = { ...folder.settings, task: chosen.task, labels: 'auto' as const };
  const faults: Fault[] = [];
  for (const source of SOURCES.filter((one) => one !== chosen && one.task === chosen.task)) {
    const { passedOver } = await source.find({ ...folder, settings });
    if (passedOver !== undefined) faults.push(passedOver);
  }
  return faults;
}

interface FoundBy extends Found<unknown> {
  readonly source: AnySource;
}

/** @param found one or more, in the order of the list */
export function strongest(found: readonly FoundBy[]): FoundLabels {
  const isSpelledOut = found.some((by) => by.isSpelledOut && by.items.length > 0);
  const areFoldersPlaces = found.some((by) => by.saysFolders && by.items.length > 0);
  const isLabelled = found.some(({ items }) => items.length > 0);
  const able = found.filter(
    ({ items, isEmpty, areFolders }) =>
      !(areFolders && areFoldersPlaces) &&
      (items.length > 0 || !(isSpelledOut || (isLabelled && isEmpty === true))),
  );
  const claim = CLAIMS.find((one) => able.some((by) => by.claim === one));
  const equals = able.filter((by) => by.claim === claim);
  const [{ source, items, why, partsBy, faults: own }] = equals;
  const passedOver = found.flatMap((by) => (by.source === source ? [] : (by.passedOver ?? [])));
  const faults = [...own, ...passedOver];
  const question = (equals.length > 1 ? questionAmong(equals) : undefined) ?? boxesAmong(equals[0], found);
  return question === undefined
    ? { source, items, why, partsBy, faults }
    : { source, items: [], why, faults: [question] };
}

/** A tool's boxes that lie on the images of one class folder alone: the folders are the data set and what lies beside it. */
function boxesAmong({ items, assumedClassOf }: FoundBy, found: readonly FoundBy[]): Fault | undefined {
  if (assumedClassOf === undefined) return undefined;
  for (const { boxed } of found) {
    if (boxed === undefined || boxed.images.length <= items.length / 2) continue;
    const [folder, ...more] = new Set(boxed.images.map(assumedClassOf));
    if (folder !== undefined && more.length === 0)
      return boxesInOneFolder(boxed.tool, boxed.images.length, { folder, images: items.length });
  }
  return undefined;
}

function questionAmong(equals: readonly FoundBy[]): Fault | undefined {
  const exports = equals.flatMap(({ exported }) => exported ?? []);
  const asked = exports.length > 1 ? undefined : equals.find((by) => by.question)?.question;
  if (asked !== undefined || exports.length === 0) return asked;
  const others = equals.filter(({ exported }) => exported === undefined);
  return exportOrOther(
    exports,
    others.map(({ source: { name }, why }) => ({ name, why })),
  );
}
