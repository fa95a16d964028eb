// The section of the data: how many images and how much of each class the parts of the split have, and what changed
// since the baseline.
import { type Bars, fold, type Section, type Table, table } from '../../../document/document.ts';
import { cut, LONGEST_SENTENCE } from '../../../document/inline.ts';
import { formatCount, formatShare, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { forMasks, unitOf } from '../task-words.ts';
import { dataChanges, dataChangesCounts } from './data-changes.ts';

const SPLIT_SOURCES = {
  hash: 'their classes and a hash of their content',
  folders: 'their folders',
  file: 'a given split.json',
} as const;

/** "a hash of their content; 90 images stay in their part of main", for behind "split by". */
export function splitWords({ kept, ...split }: Results['split']): string {
  const stay = kept === null ? '' : `; ${plural(kept.images, 'image')} as in ${cut(kept.from)}`;
  return `${sourceWords(split)}${stay}`;
}

export function sourceWords({ source, by }: Pick<Results['split'], 'source' | 'by'>): string {
  return by === null ? SPLIT_SOURCES[source] : cut(by, LONGEST_SENTENCE);
}

const PARTS = [
  ['training', 'train'],
  ['validation', 'validation'],
  ['test', 'test'],
] as const;
const TITLES = PARTS.map(([title]) => title);

export function dataSection(results: Results): Section {
  const changes = dataChangesCounts(results);
  const title = `Data and split${changes === undefined ? '' : `: ${changes}`}`;
  const blocks = [balanceBars(results), countsTable(results), balanceTable(results), ...dataChanges(results)];
  return { id: 'data', title: 'Data and split', leaveOut: 6, blocks: [fold(title, blocks)] };
}

function balanceBars({ split, classes, ...run }: Results): Bars {
  const units = `${unitOf(run)}s`;
  return {
    kind: 'bars',
    id: 'balance',
    caption: `Share of the ${units}`,
    label: `Share of the ${units} that each class has in training, validation and test`,
    groups: classes.map(({ name }) => name),
    series: PARTS.map(([name, part]) => ({
      name,
      color: part,
      values: classes.map((_, k) => split[part]['class-share'][k] ?? null),
    })),
    format: formatShare,
    axis: (value) => `${value * 100} %`,
  };
}

function countsTable({ split, data, ...run }: Results): Table {
  const pixels = (part: 'train' | 'validation' | 'test') =>
    formatCount(split[part]['class-pixels'].reduce((a, b) => a + b, 0));
  return table(
    `${plural(data.images, 'image')}, split by ${splitWords(split)}`,
    ['what', ...TITLES],
    [
      ['images', ...PARTS.map(([, part]) => formatCount(split[part].images))],
      ...forMasks(run, ['pixels', ...PARTS.map(([, part]) => pixels(part))]),
    ],
  );
}

function balanceTable({ split, classes, ...run }: Results): Table {
  return table(
    `Share of the ${unitOf(run)}s that each class has in each part`,
    ['class', ...TITLES],
    classes.map(({ name }, k) => [
      cut(name, 40),
      ...PARTS.map(([, part]) => formatShare(split[part]['class-share'][k] ?? null)),
    ]),
  );
}
