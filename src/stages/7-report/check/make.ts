// Puts what a check found into the form of check.json. It rounds nothing.
import { dirname } from 'node:path/posix';
import { type Fault, oneForEachCause } from '../../../errors.ts';
import { CHECK_SCHEMA_VERSION, type CheckResults, type Understood } from '../../../results/check.ts';
import { finite } from '../../../results/json-values.ts';
import type { SheetImage } from '../../../results/sheet.ts';
import type { Settings } from '../../1-config/settings.ts';
import type { Dataset, Sample, SplitPart } from '../../2-dataset/dataset.ts';
import { PARTS, partsOf, type Split } from '../../3-split/split.ts';
import { dataResults, partResults } from '../results-values.ts';
import { labelText } from '../sheet/label-text.ts';

const PAIRS = 3;
const EXAMPLES = 3;
const FOLDERS = 10;

export interface CheckRecord {
  /** Of this package. */
  readonly version: string;
  readonly createdAt: Date;
  readonly settings: Pick<Settings, 'data' | 'seed'>;
  /** As far as it was understood in spite of errors. */
  readonly dataset: Dataset | undefined;
  readonly split: Split | undefined;
  readonly faults: readonly Fault[];
  /** The images that the page shows. */
  readonly sheet: readonly SheetImage[];
}

export function checkResults(record: CheckRecord): CheckResults {
  const { dataset } = record;
  return {
    kind: 'check',
    'schema-version': CHECK_SCHEMA_VERSION,
    tool: { name: 'best-epoch', version: record.version },
    'created-at': record.createdAt.toISOString(),
    root: record.settings.data,
    understood: dataset === undefined ? null : understoodOf(dataset, record),
    faults: errorsFirst(oneForEachCause(record.faults)).map(({ code, severity, message, file, files }) => ({
      code,
      severity,
      message,
      files: [...(files ?? (file === undefined ? [] : [file]))],
    })),
    sheet: [...record.sheet],
  };
}

function errorsFirst(faults: readonly Fault[]): readonly Fault[] {
  const of = (wanted: Fault['severity']) => faults.filter(({ severity }) => severity === wanted);
  return [...of('error'), ...of('warning')];
}

function understoodOf(dataset: Dataset, { split, settings }: CheckRecord): Understood {
  const { task, why, classes, samples } = dataset;
  const { root: _root, warnings: _warnings, ...data } = dataResults(dataset, settings.data);
  const part = (of: readonly Sample[]) => {
    const { samples: _, ...counts } = partResults(of, classes.length);
    return counts;
  };
  const parts = split && partsOf(dataset, split);
  return {
    task,
    why,
    classes: classes.map(({ index, name, color }) => ({ index, name, color: [...color] })),
    data,
    'frequent-size': frequentSize(samples),
    all: part(samples),
    ignored: task === 'segmentation' ? ignoredOf(samples) : null,
    split: parts
      ? {
          source: split.source,
          by: split.by ?? null,
          drawn: drawnParts(split, samples),
          seed: settings.seed,
          train: part(parts.train),
          validation: part(parts.validation),
          test: part(parts.test),
        }
      : null,
    pairs: firstPairs(dataset),
    'left-out': leftOutOf(dataset),
  };
}

function drawnParts({ source }: Split, samples: readonly Sample[]): SplitPart[] {
  if (source === 'file') return [];
  const given = new Set(samples.map(({ part }) => part));
  return PARTS.filter((part) => !given.has(part));
}

/** Each of another label: of whole images each of another class. */
function firstPairs({ samples, classes }: Dataset): Understood['pairs'] {
  const byLabel = new Map<string, string>();
  for (const sample of samples) {
    const label = labelText(sample, classes);
    if (!byLabel.has(label)) byLabel.set(label, sample.image);
    if (byLabel.size === PAIRS) break;
  }
  return [...byLabel].map(([label, image]) => ({ image, label }));
}

function frequentSize(samples: readonly Sample[]): Understood['frequent-size'] {
  const sizes = counted(samples.map(({ width, height }) => `${width}x${height}`));
  const [size, images] = sizes[0] ?? ['0x0', 0];
  const [width, height] = size.split('x').map(Number);
  return { height, width, images };
}

/** What no class has: the counts leave such pixels out. */
function ignoredOf(samples: readonly Sample[]): Understood['ignored'] {
  const own = samples.map(
    ({ width, height, classCounts }) => width * height - classCounts.reduce((sum, one) => sum + one, 0),
  );
  const pixels = own.reduce((sum, one) => sum + one, 0);
  const all = samples.reduce((sum, { width, height }) => sum + width * height, 0);
  return { pixels, share: finite(pixels / all), images: own.filter((one) => one > 0).length };
}

function leftOutOf({ leftOut }: Dataset): Understood['left-out'] {
  const folders = counted(leftOut.map((file) => dirname(file))).slice(0, FOLDERS);
  return {
    files: leftOut.length,
    folders: folders.map(([folder, files]) => ({ folder, files })),
    examples: leftOut.slice(0, EXAMPLES),
  };
}

/** Each name with how often it's there, the most frequent first. */
function counted(names: readonly string[]): (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}
