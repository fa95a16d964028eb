// Tables of a part with few images: they count like those of the parts with many.
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, scanFiles } from '../../data-folder.ts';

/** The names of each part's images, and the class of each. */
const PARTS = { train: [0, 1, 2, 3, 4, 5], validation: [6, 7], test: [8] } as const;
const animal = (i: number) => ['cat', 'dog'][i % 2];
const EXPECTED = Object.entries(PARTS)
  .flatMap(([part, own]) => own.map((i) => `${part}/img_${i}.png ${animal(i)} ${part}`))
  .sort();

/** A table in each part's folder, of the rows of its images. */
function tables(name: string, text: (rows: readonly number[]) => string): Files {
  return Object.fromEntries(Object.entries(PARTS).map(([part, own]) => [`${part}/${name}`, text(own)]));
}

const lines =
  (row: (i: number) => string, header: readonly string[] = []) =>
  (own: readonly number[]) =>
    [...header, ...own.map(row)].join('\n');

async function scanned(files: Files) {
  const images = Object.entries(PARTS).flatMap(([part, own]) =>
    own.map((i) => [`${part}/img_${i}.png`, [i, 3 * i, 200 - i]] as const),
  );
  await using root = await temporaryFolder();
  const { dataset, faults } = await scanFiles(root.path, { ...Object.fromEntries(images), ...files });
  const read = dataset?.samples.map(
    ({ image, part, classCounts }) => `${image} ${dataset.classes[classCounts.indexOf(1)].name} ${part}`,
  );
  return { read: read?.toSorted(), codes: faults.map(({ code }) => code) };
}

describe('a part of one or two images has its labels and stays that part', () => {
  test.each<[reason: string, files: Files]>([
    [
      'JSON lines, as Hugging Face has them',
      tables(
        'metadata.jsonl',
        lines((i) => `{"file_name": "img_${i}.png", "label": "${animal(i)}"}`),
      ),
    ],
    [
      'JSON lines under other keys',
      tables(
        'labels.jsonl',
        lines((i) => `{"image": "img_${i}.png", "what": "${animal(i)}"}`),
      ),
    ],
    [
      'a list of JSON',
      tables('labels.json', (own) =>
        JSON.stringify(own.map((i) => ({ file: `img_${i}.png`, label: animal(i) }))),
      ),
    ],
    [
      'JSON from image to label',
      tables('labels.json', (own) =>
        JSON.stringify(Object.fromEntries(own.map((i) => [`img_${i}.png`, animal(i)]))),
      ),
    ],
    [
      'CSV',
      tables(
        'metadata.csv',
        lines((i) => `img_${i}.png,${animal(i)}`, ['file_name,label']),
      ),
    ],
    [
      'CSV of ids',
      tables(
        'metadata.csv',
        lines((i) => `img_${i},${animal(i)}`, ['id,label']),
      ),
    ],
    [
      'CSV without a header',
      tables(
        'labels.csv',
        lines((i) => `img_${i}.png,${animal(i)}`),
      ),
    ],
    [
      'TSV',
      tables(
        'labels.tsv',
        lines((i) => `img_${i}.png\t${animal(i)}`, ['image\tclass']),
      ),
    ],
    [
      'lines of text',
      tables(
        'map.txt',
        lines((i) => `img_${i}.png ${animal(i)}`),
      ),
    ],
    [
      'lists of lines with names of their own',
      Object.fromEntries(
        Object.entries(PARTS).map(([part, own]) => [
          `${part}.txt`,
          own.map((i) => `${part}/img_${i}.png ${animal(i)}`).join('\n'),
        ]),
      ),
    ],
  ])('in %s', async (reason, files) => {
    const { read, codes } = await scanned(files);
    expect(read, reason).toEqual(EXPECTED);
    expect(codes).not.toContain('images-not-in-table');
  });
});

test('few objects of JSON whose ids are met by chance name no images', async () => {
  await using root = await temporaryFolder();
  const { faults } = await scanFiles(root.path, {
    '0.png': [1, 2, 3],
    '1.png': [4, 5, 6],
    'classes.list.json': JSON.stringify([
      { id: 0, name: 'cat' },
      { id: 1, name: 'dog' },
    ]),
  });
  expect(faults.map(({ code }) => code)).not.toContain('labels-in-table');
});
