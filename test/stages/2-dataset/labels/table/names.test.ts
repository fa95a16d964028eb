// Tables whose names are not quite those of the images, or are written in another encoding.
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../../data-folder.ts';

const image = (i: number) => grey([i, 3]);
const six = (name: (i: number) => string): Files =>
  Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [name(i), image(i)]));
const csv = (name: (i: number) => string) =>
  `file,label\n${[0, 1, 2, 3, 4, 5].map((i) => `${name(i)},${i % 2 ? 'cat' : 'dog'}\n`).join('')}`;

async function scanned(files: Files) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files);
  return {
    dataset,
    faults,
    codes: faults.map(({ code }) => code).filter((code) => code !== 'class-with-few-images'),
  };
}

test.each<[reason: string, files: Files, table: (i: number) => string]>([
  ['a spreadsheet took the zeros away', six((i) => `images/000${i}.png`), String],
  ['capitals', six((i) => `images/img${i}.jpg.png`), (i) => `IMG${i}.JPG.PNG`],
  [
    'an address of the web',
    six((i) => `images/im ${i}.png`),
    (i) => `https://example.com/a/im%20${i}.png?size=9`,
  ],
  [
    'as Label Studio renamed it',
    six((i) => `images/im${i}.png`),
    (i) => `/data/upload/1/0123abcd-im${i}.png`,
  ],
])('a name is seen through, which is told: %s', async (reason, files, name) => {
  const { dataset, codes, faults } = await scanned({ ...files, 'a.csv': csv(name) });
  expect(codes, reason).toEqual(['labels-in-table', 'table-names-assumed']);
  expect(faults[1].message).toMatch(/^6 names in table "a.csv" were taken for images/);
  expect(dataset?.samples.map(({ classCounts }) => classCounts[0])).toEqual([0, 1, 0, 1, 0, 1]);
});

test('a name that may be two images is an error', async () => {
  const files = {
    ...six((i) => `images/00${i}.png`),
    ...six((i) => `images/0${i}.png`),
    'a.csv': csv(String),
  };
  expect((await scanned(files)).codes).toEqual(['table-names-ambiguous']);
});

test('numbers in a table beside class folders are no names of images there', async () => {
  const files = { ...six((i) => `cat/00${i}.png`), 'dog/107.png': grey([9, 9]), 'log.csv': csv(String) };
  const { dataset } = await scanned(files);
  expect(dataset?.labels.source).toBe('class-folders');
});

test('Windows-1252 is read, and told', async () => {
  const text = 'file,label\n0.png,café\n1.png,thé\n2.png,café\n3.png,thé\n';
  const files = { ...six((i) => `images/${i}.png`), 'a.csv': new Uint8Array(Buffer.from(text, 'latin1')) };
  const { dataset, codes } = await scanned(files);
  expect(dataset?.classes.map(({ name }) => name)).toEqual(['café', 'thé']);
  expect(codes).toEqual(['labels-in-table', 'table-encoding-assumed', 'images-not-in-table']);
});
