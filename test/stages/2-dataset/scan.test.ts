import { mkdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { describeFault, type Fault } from '../../../src/errors.ts';
import { scanDataset } from '../../../src/stages/2-dataset/scan.ts';
import { pngFile } from '../../image/png-chunks.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import {
  color,
  type Files,
  floats,
  grey,
  grey16,
  palette,
  scanFiles,
  settingsFor,
  writeFiles,
} from './data-folder.ts';

/** Two pairs that are fine: every fault beside them is the test's. */
const good: Files = {
  'images/a.png': [10, 20],
  'images/b.png': [30, 40],
  'masks/a.png': [0, 1],
  'masks/b.png': [1, 0, 0],
};

const codesOf = (faults: readonly Fault[]) => faults.map(({ code }) => code);

describe('a good folder', () => {
  test('becomes a data set with names, sizes, classes and counts', async () => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, good);
    expect(faults).toEqual([]);
    expect(dataset).toMatchObject({
      root: folder.path,
      task: 'segmentation',
      channels: 1,
      bitDepth: 8,
      labels: {
        source: 'masks',
        encoding: { by: 'value', classes: [[0], [1]], ignored: [], nearest: false },
      },
      why: 'masks in masks/, images in images/, paired by name',
      leftOut: [],
      skipped: [],
      ignoredPixels: 0,
      warnings: [],
    });
    expect(dataset?.classes.map(({ name }) => name)).toEqual(['class 0', 'class 1']);
    expect(dataset?.samples.map(({ id, image, label }) => [id, image, label])).toEqual([
      ['images/a', 'images/a.png', { source: 'masks', files: [{ file: 'masks/a.png' }] }],
      ['images/b', 'images/b.png', { source: 'masks', files: [{ file: 'masks/b.png' }] }],
    ]);
    expect(dataset?.samples[1]).toMatchObject({ width: 4, height: 4, classCounts: [10, 6], part: undefined });
  });

  test('counts the pixels that are ignored, and those where the image has no value', async () => {
    await using folder = await temporaryFolder();
    const masks = { 'masks/a.png': [0, 1, 255, 0], 'masks/b.png': [0, 1, 0, 1] };
    const images = { 'images/a.png': [1, 2], 'images/b.fits': floats([Number.NaN, 1, 2, 3]) };
    const { dataset } = await scanFiles(folder.path, { ...images, ...masks });
    expect(dataset?.ignoredPixels).toBe(4 + 4);
  });

  test('is described by plain values: what JSON gives back is the same', async () => {
    await using folder = await temporaryFolder();
    const { dataset } = await scanFiles(folder.path, good);
    expect(JSON.parse(JSON.stringify(dataset))).toEqual(JSON.parse(JSON.stringify({ ...dataset })));
    expect(Object.keys(JSON.parse(JSON.stringify(dataset?.samples[0])))).toContain('classCounts');
  });

  test.each([
    ['16-bit grey', { 'images/a.png': grey16([1, 60_000]) }, 1, 16, ['mixed-bit-depth']],
    ['gzipped floats', { 'images/a.fits.gz': gzipSync(floats([-0.5, 1e6])) }, 1, 32, ['mixed-bit-depth']],
    ['floats beside integers', { 'images/a.fits': floats([-0.5, 1e6]) }, 1, 32, ['mixed-bit-depth']],
    [
      'pixels without a value',
      { 'images/a.fits': floats([Number.NaN, 1]), 'images/b.png': floats([2, 3]) },
      1,
      32,
      ['missing-values'],
    ],
    [
      'an orientation that its mask lacks',
      { 'images/a.png': oriented(3) },
      3,
      8,
      ['orientation-differs', 'mixed-channels'],
    ],
    ['colour beside grey', { 'images/a.png': color([0x102030]) }, 3, 8, ['mixed-channels']],
    ['an alpha channel', { 'images/a.png': rgba() }, 3, 8, ['mixed-channels', 'alpha-dropped']],
    ['a CMYK picture', { 'images/a.png': cmyk() }, 3, 8, ['mixed-channels', 'cmyk-image']],
    [
      'two pages',
      { 'images/a.tif': twoPages(), 'masks/c.png': [0, 1], 'images/c.png': [5] },
      3,
      8,
      ['mixed-channels', 'multi-page-image'],
    ],
  ] as const)('%s: read, with a word about it', async (reason, files, channels, bitDepth, codes) => {
    await using folder = await temporaryFolder();
    const { 'images/a.png': _, ...others } = good;
    const { dataset, faults } = await scanFiles(folder.path, { ...others, ...files });
    expect(codesOf(faults), reason).toEqual(codes);
    expect(faults.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(dataset, reason).toMatchObject({ channels, bitDepth, warnings: faults });
  });

  test('what lies around is passed over: hidden files, notes, an older run, folders of other things', async () => {
    await using folder = await temporaryFolder();
    const around: Files = {
      'README.md': 'hello',
      'README.png': [1],
      'classes.json': '["left", "right"]',
      'best-epoch.yml': 'epochs: 3',
      'images/.DS_Store': 'x',
      'images/._a.png': 'x',
      'images/Thumbs.db': 'x',
      '.git/images/x.png': [1],
      'best-epoch/predictions/a.png': [1],
      'notes/plot.png': [1],
      'logo.png': [2],
      'images.dvc': 'outs:\n- md5: x\n  path: images\n',
    };
    const { dataset, faults } = await scanFiles(folder.path, { ...good, ...around });
    expect(faults).toEqual([]);
    expect(dataset?.leftOut, 'what looks like data').toEqual(['logo.png', 'notes/plot.png']);
    expect(dataset?.samples.length).toBe(2);
    expect(dataset?.classes.map(({ name }) => name)).toEqual(['left', 'right']);
  });

  test('in spite of errors it says what it understood, which nothing is trained on', async () => {
    await using folder = await temporaryFolder();
    const files = { ...good, 'images/alone.png': [1] };
    const { dataset, understood, faults } = await scanFiles(folder.path, files);
    expect(codesOf(faults)).toEqual(['unpaired-image']);
    expect(dataset).toBeUndefined();
    expect(understood?.samples.map(({ id }) => id)).toEqual(['images/a', 'images/b']);
    expect(understood?.leftOut).toEqual(['images/alone.png']);
  });

  test('`group-by` takes the first capture group, or all that matches; without a match the image stands alone', async () => {
    await using folder = await temporaryFolder();
    const files: Files = {
      'images/p1_a.png': [1],
      'images/p1_b.png': [2],
      'images/x.png': [3],
      'masks/p1_a.png': [0, 1],
      'masks/p1_b.png': [0, 1],
      'masks/x.png': [0, 1],
    };
    const { dataset } = await scanFiles(folder.path, files, { groupBy: '/(p\\d+)_' });
    const [a, b, x] = dataset!.samples;
    expect([a.group, b.group, x.group]).toEqual(['p1', 'p1', x.imageHash]);
    const whole = await scanDataset(settingsFor(folder.path, { groupBy: 'p\\d+_' }));
    expect(whole.dataset?.samples[0].group).toBe('p1_');
  });

  test('`group-by` that matches no image at all is an error: it would protect from nothing', async () => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, good, { groupBy: 'patient(\\d+)' });
    expect(dataset).toBeUndefined();
    expect(codesOf(faults)).toEqual(['group-by-matches-nothing']);
  });

  test('the same picture in another format has the same hash', async () => {
    await using folder = await temporaryFolder();
    const tiff = await sharp(await grey([10, 20]))
      .toColourspace('b-w')
      .tiff({ compression: 'lzw' })
      .toBuffer();
    const { dataset, faults } = await scanFiles(folder.path, {
      ...good,
      'images/c.tif': tiff,
      'masks/c.png': [0, 1],
    });
    const [a, b, c] = dataset!.samples;
    expect(c.imageHash).toBe(a.imageHash);
    expect(b.imageHash).not.toBe(a.imageHash);
    expect(codesOf(faults)).toEqual(['duplicate-image']);
  });
});

describe('a folder that cannot be used', () => {
  test.each([
    ['it is not there', 'missing', 'data-folder-missing'],
    ['it is a file', 'images/a.png', 'data-not-a-folder'],
  ])('%s', async (reason, path, code) => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, good);
    const { dataset, faults } = await scanDataset(settingsFor(join(folder.path, path)));
    expect(dataset).toBeUndefined();
    expect(codesOf(faults), reason).toEqual([code]);
  });

  const unusable: readonly (readonly [string, Files, readonly string[]])[] = [
    ['it is empty', {}, ['data-folder-empty']],
    ['only hidden files', { '.gitignore': 'x' }, ['data-folder-empty']],
    ['no images at all', { 'notes.txt': 'x' }, ['no-images']],
    ['images without masks', { 'images/a.png': [1], 'images/b.png': [2] }, ['no-masks']],
    ['masks without images', { 'masks/a.png': [0, 1] }, ['no-images']],
    ['an image without its mask', { ...good, 'images/c.png': [9] }, ['unpaired-image']],
    ['a mask without its image', { ...good, 'masks/c.png': [0, 1] }, ['unpaired-mask']],
    ['two masks for one image', { ...good, 'masks/a_mask.png': [0, 1] }, ['ambiguous-pair']],
    ['two images for one mask', { ...good, 'images/a.tif': tiff() }, ['ambiguous-pair']],
    ['zero bytes', { ...good, 'images/a.png': '' }, ['unreadable-image']],
    ['a text file named .png', { ...good, 'images/a.png': 'hello' }, ['unreadable-image']],
    ['a truncated image', { ...good, 'images/a.png': cutOff() }, ['unreadable-image']],
    ['a truncated mask', { ...good, 'masks/a.png': cutOff() }, ['unreadable-image']],
    [
      'a Git LFS pointer',
      { ...good, 'images/a.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n' },
      ['unreadable-image'],
    ],
    [
      'a DVC pointer instead of the image',
      { ...good, 'images/c.png.dvc': 'outs:\n', 'masks/c.png': [0, 1] },
      ['dvc-not-pulled'],
    ],
    [
      'a DVC pointer instead of the folder',
      { 'images.dvc': 'outs:\n', 'masks.dvc': 'outs:\n' },
      ['dvc-not-pulled', 'dvc-not-pulled'],
    ],
    [
      'an image format that is not read',
      { ...good, 'images/c.bmp': 'BM000', 'masks/c.png': [0, 1] },
      ['unreadable-image'],
    ],
    [
      'a decompression bomb',
      { ...good, 'images/a.png': pngFile(60_000, 60_000, { scanlines: [0] }) },
      ['image-over-pixel-limit'],
    ],
    [
      'a mask of another size',
      { ...good, 'masks/a.png': pngFile(2, 1, { scanlines: [0, 0, 1] }) },
      ['mask-size-mismatch'],
    ],
    ['masks of one class only', { ...good, 'masks/a.png': [0], 'masks/b.png': [0] }, ['one-class']],
    [
      'a value outside the classes',
      { ...good, 'classes.json': '["a", "b"]', 'masks/a.png': [0, 1, 7] },
      ['mask-value-outside-classes'],
    ],
    [
      'a photograph as mask',
      { ...good, 'masks/a.png': photograph(), 'images/a.png': photograph() },
      ['too-many-mask-values'],
    ],
    ['a broken classes.json', { ...good, 'classes.json': '{"classes": [' }, ['classes-file-invalid']],
  ];
  test.each(unusable)('%s', async (reason, files, codes) => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, files);
    expect(dataset, reason).toBeUndefined();
    expect(codesOf(faults), reason).toEqual(codes);
  });

  test('every fault is listed at once, each with its file', async () => {
    await using folder = await temporaryFolder();
    const { faults } = await scanFiles(folder.path, {
      ...good,
      'images/c.png': [1],
      'images/d.png': '',
      'masks/d.png': '',
      'masks/e.png': [0],
      'masks/a.png': pngFile(2, 1, { scanlines: [0, 0, 1] }),
    });
    expect(faults.map(({ code, file }) => `${code} ${file}`).sort()).toEqual([
      'mask-size-mismatch masks/a.png',
      'unpaired-image images/c.png',
      'unpaired-mask masks/e.png',
      'unreadable-image images/d.png',
      'unreadable-image masks/d.png',
    ]);
  });

  test('a name that would break a log, a table or a workflow command is shown escaped, on one line', async () => {
    await using folder = await temporaryFolder();
    const names = ['::set-output name=x::y|<b>', 'two\nlines', '\u001b[31mred'];
    const alone = Object.fromEntries(names.map((name) => [`images/${name}.png`, [1]]));
    const paired = Object.fromEntries(
      names.flatMap((name, i) => [
        [`images/p${name}.png`, [10, 20]],
        [`masks/p${name}.png`, [0, i]],
      ]),
    );
    const { faults } = await scanFiles(folder.path, { ...good, ...alone, ...paired });
    const lines = faults.map(describeFault);
    expect([...new Set(codesOf(faults))]).toEqual([
      'unpaired-image',
      'empty-mask',
      'duplicate-image',
      'conflicting-masks',
    ]);
    expect(lines.every((line) => /^[\P{C}]*$/u.test(line))).toBe(true);
    expect(lines.join()).toContain('"images/two\\nlines.png"');
    expect(
      lines.every((line) => !line.startsWith('::')),
      'a workflow command must begin the line',
    ).toBe(true);
  });
});

describe('links', () => {
  test('within the folder are followed, once even in a circle', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, good);
    await rename(join(folder.path, 'images'), join(folder.path, '.store'));
    await symlink('.store', join(folder.path, 'images'));
    await symlink('..', join(folder.path, 'masks/up'));
    const { dataset, faults } = await scanDataset(settingsFor(folder.path));
    expect(faults).toEqual([]);
    expect(dataset?.samples.map(({ image }) => image)).toEqual(['images/a.png', 'images/b.png']);
  });

  test('that lead out of the folder are an error, to a file or to a folder', async () => {
    await using folder = await temporaryFolder();
    await using outside = await temporaryFolder();
    await writeFiles(folder.path, good);
    await writeFiles(outside.path, { 'secret.png': [1] });
    await symlink(outside.path, join(folder.path, 'images/more'));
    await symlink(join(outside.path, 'secret.png'), join(folder.path, 'images/z.png'));
    const { dataset, faults } = await scanDataset(settingsFor(folder.path));
    expect(dataset).toBeUndefined();
    expect(faults.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'symlink-outside images/more',
      'symlink-outside images/z.png',
    ]);
  });

  test('that lead out stop globs from searching there', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, good);
    await symlink('/', join(folder.path, 'images/disk'));
    const { faults } = await scanDataset(settingsFor(folder.path, { images: 'images/**/*.png' }));
    expect(codesOf(faults)).toEqual(['symlink-outside']);
  });

  test('to nothing are an error; a git-annex one says what to run', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, good);
    await symlink('../.git/annex/objects/x', join(folder.path, 'images/z.png'));
    const { faults } = await scanDataset(settingsFor(folder.path));
    expect(codesOf(faults)).toEqual(['broken-symlink']);
    expect(faults[0].message).toContain('git annex get');
  });

  test('the data folder itself may be one', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(join(folder.path, 'real'), good);
    await symlink('real', join(folder.path, 'link'));
    const { dataset } = await scanDataset(settingsFor(join(folder.path, 'link')));
    expect(dataset?.samples.length).toBe(2);
  });
});

describe('what only the whole set shows', () => {
  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      'values that are not 0, 1, 2, ... without a classes.json',
      { 'masks/c.png': [0, 9], 'images/c.png': [5] },
      ['classes-assumed'],
    ],
    ['a mask of background only', { 'masks/c.png': [0], 'images/c.png': [5] }, ['empty-mask']],
    [
      'a mask of ignored pixels only',
      {
        'masks/c.png': [255],
        'images/c.png': [5],
        'classes.json': '{"classes": ["a", "b"], "ignore": [255]}',
      },
      ['mask-all-ignored'],
    ],
    ['ignored pixels that nobody has spoken of', { 'masks/a.png': [0, 1, 255, 1] }, ['ignored-assumed']],
    ['a class that no mask shows', { 'classes.json': '["a", "b", "c"]' }, ['class-absent']],
    [
      'the same image twice, masks agreeing',
      { 'images/c.png': [10, 20], 'masks/c.png': [0, 1] },
      ['duplicate-image'],
    ],
    [
      'the same image twice, masks differing',
      { 'images/c.png': [10, 20], 'masks/c.png': [1, 0] },
      ['duplicate-image', 'conflicting-masks'],
    ],
    ['test images without masks', { 'test/images/z.png': [5] }, ['unlabelled-part']],
  ];
  test.each(cases)('%s is a warning', async (reason, files, codes) => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, { ...good, ...files });
    expect(codesOf(faults), reason).toEqual(codes);
    expect(dataset, 'the run goes on').toBeDefined();
  });

  test('the same image in two parts of a split is a leak', async () => {
    await using folder = await temporaryFolder();
    const { dataset, faults } = await scanFiles(folder.path, {
      'train/images/a.png': [1, 2],
      'train/masks/a.png': [0, 1],
      'test/images/b.png': [1, 2],
      'test/masks/b.png': [0, 1],
    });
    expect(codesOf(faults)).toEqual(['duplicate-across-splits']);
    expect(dataset?.samples.map(({ part }) => part)).toEqual(['test', 'train']);
  });
});

test('a mask in a palette is read by its indices, and shows the palette’s colours', async () => {
  await using folder = await temporaryFolder();
  const colors = [0x000000, 0x800000, 0x008000];
  const { dataset } = await scanFiles(folder.path, {
    'JPEGImages/a.png': [1],
    'SegmentationClass/a.png': palette([0, 2, 1], colors),
  });
  const encoding = { by: 'value', classes: [[0], [1], [2]], ignored: [], nearest: false };
  expect(dataset?.labels).toEqual({ source: 'masks', encoding });
  expect(dataset?.classes.map((info) => info.color)).toEqual([
    [0, 0, 0],
    [128, 0, 0],
    [0, 128, 0],
  ]);
});

test('an output folder inside the data folder under any name is passed over', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'runs/one/images'), { recursive: true });
  const files: Files = { ...good, 'runs/one/images/p.png': [1] };
  const { faults } = await scanFiles(folder.path, files, { output: join(folder.path, 'runs') });
  expect(faults).toEqual([]);
});

async function cutOff(): Promise<Buffer> {
  return (await grey([1, 2, 3])).subarray(0, 60);
}

function rgba(): Promise<Buffer> {
  const raw = { width: 4, height: 4, channels: 4 } as const;
  return sharp(
    new Uint8Array(64).map((_, i) => i * 3),
    { raw },
  )
    .png()
    .toBuffer();
}

async function cmyk(): Promise<Buffer> {
  return sharp(await color([0x804020]))
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();
}

/** Turned as EXIF says, 4x4. */
async function oriented(orientation: number): Promise<Buffer> {
  return sharp(await color([0x010203, 0x040506, 0x070809]))
    .withMetadata({ orientation })
    .png()
    .toBuffer();
}

async function twoPages(): Promise<Buffer> {
  const pages = [await color([0x804020]), await color([0x102030])];
  return sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

async function tiff(): Promise<Buffer> {
  return sharp(await grey([10, 20]))
    .tiff()
    .toBuffer();
}

/** Values spread so that they can't be taken for 0, 1, 2, ... */
function photograph(): Promise<Buffer> {
  const data = Uint8Array.from({ length: 100 * 16 }, (_, i) => (i * 2) % 251);
  const picture = sharp(data, { raw: { width: 100, height: 16, channels: 1 } });
  return picture.png().toBuffer();
}
