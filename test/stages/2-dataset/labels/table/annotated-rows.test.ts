// Label Studio's choices for whole images, as it exports them in tables: a row for each annotation, with columns of its own.
import { expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { grey, scanFiles } from '../../data-folder.ts';

const KINDS = ['cat', 'dog', 'bird'];

interface Row {
  readonly image: number;
  readonly choice: string;
  readonly annotator: number;
  readonly updated_at: string;
}

/** One for each of six images, then those of a second person. */
function rowsWith(...others: readonly Row[]): readonly Row[] {
  const first = Array.from({ length: 6 }, (_, image) => {
    return { image, choice: KINDS[image % 3], annotator: 1, updated_at: '2026-01-31T10:00:00.523456Z' };
  });
  return [...first, ...others];
}

const later = (image: number, choice: string): Row => {
  return { image, choice, annotator: 2, updated_at: '2026-02-01T09:00:00.000001Z' };
};

/** In the order in which Label Studio writes them. */
function records(rows: readonly Row[]) {
  return rows.map(({ image, choice, annotator, updated_at }, i) => ({
    annotation_id: 100 + i,
    annotator,
    choice,
    created_at: '2026-01-31T10:00:00.123456Z',
    id: image + 1,
    image: `/data/upload/1/1a2b3c0${image}-im${image}.png`,
    lead_time: 1.5 + 0.37 * i,
    updated_at,
  }));
}

function table(rows: readonly Row[], separator: string): string {
  const all = records(rows);
  return [Object.keys(all[0]), ...all.map((one) => Object.values(one))]
    .map((cells) => cells.join(separator))
    .join('\n');
}

async function scanned(labels: Record<string, string>, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const images = Array.from({ length: 6 }, (_, i) => [`images/im${i}.png`, grey([i, 7])] as const);
  const { dataset, faults } = await scanFiles(
    folder.path,
    { ...Object.fromEntries(images), ...labels },
    changes,
  );
  const told = faults.filter(({ code }) => code !== 'class-with-few-images');
  return {
    classes: dataset?.samples.map(({ classCounts }) => dataset.classes[classCounts.indexOf(1)].name),
    codes: told.map(({ code }) => code),
    messages: told.map(({ message }) => message),
  };
}

const ALL = rowsWith().map(({ choice }) => choice);
const TAKEN = ['labels-in-table', 'table-names-assumed'];

test.each<[reason: string, labels: Record<string, string>]>([
  ['CSV', { 'project-1.csv': table(rowsWith(), ',') }],
  ['TSV', { 'project-1.tsv': table(rowsWith(), '\t') }],
  ['JSON-MIN', { 'project-1.json': JSON.stringify(records(rowsWith())) }],
  ['two annotations that agree', { 'project-1.csv': table(rowsWith(later(0, 'cat')), ',') }],
  ['a second one that says nothing', { 'project-1.csv': table(rowsWith(later(0, '')), ',') }],
])('is read by itself: %s', async (reason, labels) => {
  const { classes, codes, messages } = await scanned(labels);
  expect(classes, reason).toEqual(ALL);
  expect(codes, reason).toEqual(TAKEN);
  expect(messages[0], 'its own columns are none that may be meant').toContain('in column "choice". If');
  expect(messages[1], 'each name once').toContain('6 names');
});

test.each<[reason: string, name: string, text: string]>([
  ['CSV', 'a.csv', table(rowsWith(later(0, 'dog')), ',')],
  ['JSON-MIN', 'a.json', JSON.stringify(records(rowsWith(later(0, 'dog'))))],
])('where two people differ, the setting says which counts: %s', async (reason, name, text) => {
  const asked = await scanned({ [name]: text });
  expect(asked.codes, reason).toEqual(['annotators-disagree']);
  expect(asked.messages[0]).toContain('"images/im0.png" (2, by "1", "2")');
  const newest = await scanned({ [name]: text }, { annotators: 'newest' });
  expect(newest.classes, reason).toEqual(ALL.with(0, 'dog'));
  expect(newest.codes, reason).toEqual([...TAKEN, 'newest-annotations-taken']);
});

test('the annotations of another table with an annotator are not settled', async () => {
  const text = `image,annotator,label\n${rowsWith(later(0, 'dog'))
    .map(({ image, annotator, choice }) => `im${image}.png,${annotator},${choice}`)
    .join('\n')}`;
  expect((await scanned({ 'a.csv': text })).codes).toEqual(['table-labels-conflict']);
});

test('tasks with their annotations inside are no table: the way out is named', async () => {
  const tasks = records(rowsWith()).map(({ id, image, choice }) => ({
    id,
    data: { image },
    annotations: [{ completed_by: 1, result: [{ type: 'choices', value: { choices: [choice] } }] }],
  }));
  const { codes, messages } = await scanned({ 'a.json': JSON.stringify(tasks) });
  expect(codes).toEqual(['choices-alone']);
  expect(messages[0]).toContain('CSV or JSON-MIN');
});
