// What a check tells: its facts in check.json, the same as lines for a log and as a page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import published from '../../../../src/results/check.schema.json' with { type: 'json' };
import { checkJsonSchema, writeCheckResults } from '../../../../src/results/check.ts';
import type { Dataset } from '../../../../src/stages/2-dataset/dataset.ts';
import { checkDocument } from '../../../../src/stages/7-report/check/document.ts';
import { checkLines } from '../../../../src/stages/7-report/check/lines.ts';
import { writeCheck } from '../../../../src/stages/7-report/check/write.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { checkRecord, classifiedCheck, sampleCheck } from './sample-check.ts';

const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(published);
const dataset = checkRecord().dataset!;
const withSamples = (change: (sample: Dataset['samples'][number], i: number) => object): Dataset => ({
  ...dataset,
  samples: dataset.samples.map((sample, i) => ({ ...sample, ...change(sample, i) })),
});

test.each([
  ['that names them all itself', 3, false],
  ['that names the first of them', 4, true],
])('the lines about the files lead from a message %s to check.json', async (reason, count, isSaid) => {
  await using folder = await temporaryFolder();
  const files = Array.from({ length: count }, (_, i) => `images/${i}.png`);
  const fault = {
    code: 'unpaired-image',
    severity: 'error',
    message: 'no mask',
    file: files[0],
    files,
  } as const;
  const lines = await writeCheck(folder.path, sampleCheck({ faults: [fault] }), []);
  expect(lines.join('\n').includes('with the names of all files at fault'), reason).toBe(isSaid);
});

describe('check.json', () => {
  test('check.schema.json is what the code says (run `npm run tables` after a change)', () => {
    expect(published).toEqual(checkJsonSchema());
  });

  test.each([
    ['masks', sampleCheck()],
    ['whole images', classifiedCheck()],
    ['nothing understood', sampleCheck({ dataset: undefined, split: undefined })],
  ])('%s: is written as it is, and keeps to its schema', async (reason, check) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'check.json');
    await writeCheckResults(path, check);
    const json = JSON.parse(await readFile(path, 'utf8'));
    expect(validate(json), `${reason}: ${JSON.stringify(validate.errors)}`).toBe(true);
    expect(json).toEqual(check);
  });

  test('what is no check is not written', async () => {
    await using folder = await temporaryFolder();
    const broken = { ...sampleCheck(), root: 7 as unknown as string };
    await expect(writeCheckResults(join(folder.path, 'check.json'), broken)).rejects.toThrow();
  });

  test('pixels that no class has are the ignored ones', () => {
    const holed = withSamples(({ classCounts }, i) =>
      i < 2 ? { classCounts: [0, ...classCounts.slice(1)] } : {},
    );
    const pixels = 60_000 + 59_999;
    expect(sampleCheck().understood?.ignored).toEqual({ pixels: 0, share: 0, images: 0 });
    expect(sampleCheck({ dataset: holed }).understood?.ignored).toEqual({
      pixels,
      share: pixels / (9 * 256 * 256),
      images: 2,
    });
    expect(classifiedCheck().understood?.ignored, 'whole images have none').toBeNull();
  });

  test('pairs are images and masks, or an image of each class', () => {
    expect(sampleCheck().understood?.pairs[1]).toEqual({ image: 'images/1.png', label: 'masks/1.png' });
    expect(classifiedCheck().understood?.pairs.map(({ label }) => label)).toEqual([
      'cat',
      'dog',
      'red <b>fox</b> | `v`',
    ]);
  });

  test.each([
    ['hash', [undefined, undefined], ['train', 'validation', 'test']],
    ['folders', ['train', 'test'], ['validation']],
    ['file', ['train', undefined], []],
  ] as const)('split by %s: which parts were drawn', (source, parts, drawn) => {
    const given = withSamples((_, i) => ({ part: parts[i % 2] }));
    const split = { ...checkRecord().split!, source };
    expect(sampleCheck({ dataset: given, split }).understood?.split?.drawn).toEqual(drawn);
  });

  test('what takes no part is counted by its folder', () => {
    const leftOut = [...Array.from({ length: 20 }, (_, i) => `fov/${i}.gif`), 'logo.png'];
    expect(sampleCheck({ dataset: { ...dataset, leftOut } }).understood?.['left-out']).toEqual({
      files: 21,
      folders: [
        { folder: 'fov', files: 20 },
        { folder: '.', files: 1 },
      ],
      examples: ['fov/0.gif', 'fov/1.gif', 'fov/2.gif'],
    });
  });
});

describe('the lines', () => {
  const row = (name: string, lines: readonly string[]) => {
    const start = lines.findIndex((line) => line.startsWith(`  ${name} `));
    const end = lines.findIndex((line, i) => i > start && /^(?: {2}\S|$)/.test(line));
    return lines
      .slice(start, end)
      .map((line) => line.trim())
      .join(' ')
      .replace(/ +/g, ' ');
  };

  test.each([
    ['task', 'task segmentation: masks in masks/, images in images/, paired by name'],
    ['data', 'data 9 images, 4 classes'],
    ['split', 'split training 5, validation 2, test 2; by their classes and a hash of their content, seed 0'],
    ['size', 'size all 256x256'],
    ['pixels', 'pixels grey, 16 bits'],
    ['ignored', 'ignored no pixels'],
    ['pair 2', 'pair 2 images/1.png -> masks/1.png'],
    ['left out', 'left out none'],
    ['particle track', 'particle track #009e73 1.5 % 1.5 % 1.5 % 1.5 %'],
  ])('%s', (name, expected) => {
    expect(row(name, checkLines(sampleCheck())).replaceAll('\u00a0', ' ')).toBe(expected);
  });

  test('the class that is taken for the background, where its name does not say so', () => {
    const [first, ...others] = dataset.classes;
    const classes = [{ ...first!, name: 'membrane' }, ...others];
    expect(row('background', checkLines(sampleCheck({ dataset: { ...dataset, classes } })))).toBe(
      'background membrane, the first class: mean Dice leaves it out',
    );
    expect(checkLines(sampleCheck()).join('\n')).not.toContain('leaves it out');
    expect(checkLines(classifiedCheck()).join('\n')).not.toContain('leaves it out');
  });

  test('sizes that differ are a range with the most frequent', () => {
    const mixed = withSamples((_, i) => (i < 3 ? { width: 100 * (i + 1), height: 50 } : {}));
    expect(row('size', checkLines(sampleCheck({ dataset: mixed })))).toBe(
      'size 100x50 to 256x256, most often 256x256 (6 images)',
    );
  });

  test('of whole images each class has its count', () => {
    expect(row('dog', checkLines(classifiedCheck()))).toMatch(/^dog #56b4e9 10 \d+ \d+ \d+$/);
  });

  test.each([
    [[], true],
    [dataset.warnings, false],
  ])('"No faults." stands only where there are none', (faults, none) => {
    expect(checkLines(sampleCheck({ faults })).includes('No faults.')).toBe(none);
  });

  test('where nothing was understood there is nothing to say', () => {
    expect(checkLines(sampleCheck({ dataset: undefined })).join('')).toBe('');
  });
});

describe('the page', () => {
  const HOSTILE = '\u202e</title></style><script>alert(1)</script><img src=x onerror=alert(1)>';

  test('has every fact, and every fault', () => {
    const page = renderHtml(checkDocument(sampleCheck()), []);
    expect(page).toContain('<h1>Segmentation: 9 images, 4 classes</h1>');
    expect(page).toContain('Masks in masks/, images in images/, paired by name.');
    expect(page).toContain('</span> 1 warning</li>');
    expect(page).toContain('<code>duplicate-images</code>');
  });

  test('without anything understood tells the errors', () => {
    const faults = [{ code: 'no-masks', severity: 'error', message: 'there is no mask' } as const];
    const page = renderHtml(checkDocument(sampleCheck({ dataset: undefined, faults })), []);
    expect(page).toContain('<h1>Nothing was understood</h1>');
    expect(page).toContain('there is no mask');
  });

  test('names stay text', () => {
    const named: Dataset = {
      ...dataset,
      root: HOSTILE,
      why: `masks in ${HOSTILE}/`,
      classes: dataset.classes.map((info) => ({ ...info, name: `${HOSTILE}${info.index}` })),
      samples: dataset.samples.map((sample) => ({ ...sample, image: `${HOSTILE}${sample.id}.png` })),
      leftOut: [`${HOSTILE}/x.png`],
    };
    const faults = [{ code: 'x', severity: 'warning', message: HOSTILE, file: HOSTILE } as const];
    const settings = { data: HOSTILE, seed: 1 };
    const check = sampleCheck({ dataset: named, faults, settings });
    const page = renderHtml(checkDocument(check), []);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|<[^>]* on\w+="/);
    expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(checkLines(check).join('\n'), 'each on its line').not.toContain('\u202e');
  });
});
