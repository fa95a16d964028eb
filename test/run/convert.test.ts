// The command `convert`: what it writes trains as the same classes of the same pixels.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventPublisher } from '../../src/api/publisher.ts';
import { convert } from '../../src/run/convert.ts';
import type { ConvertSettings } from '../../src/stages/1-config/convert-options.ts';
import { loadAllRuns } from '../../src/stages/1-config/load.ts';
import { sourceOf } from '../../src/stages/2-dataset/labels/sources.ts';
import { scanDataset } from '../../src/stages/2-dataset/scan.ts';
import { type Files, grey, settingsFor, writeFiles } from '../stages/2-dataset/data-folder.ts';
import { cocoFile, shape } from '../stages/2-dataset/labels/coco/coco-file.ts';
import { pictures } from '../stages/2-dataset/labels/shapes/scanned.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** No rectangles, which would be taken for boxes. */
const LEFT = [0, 0, 2, 0, 2, 2, 1, 2, 1, 4, 0, 4];
const TOP = [0, 0, 4, 0, 4, 2, 2, 2, 2, 1, 0, 1];

/** Two classes, and in no image both. */
const COCO: Files = {
  ...pictures(['export/train/deep/a.png', 'export/train/b.png', 'export/valid/a.png', 'export/test/c.png']),
  'export/train/_annotations.coco.json': cocoFile({
    images: ['deep/a.png', 'b.png'],
    categories: ['cell', '__proto__'],
    annotations: [shape(1, 1, LEFT), shape(2, 2, TOP)],
  }),
  'export/valid/_annotations.coco.json': cocoFile({
    images: ['a.png'],
    categories: ['cell', '__proto__'],
    annotations: [shape(1, 1, TOP)],
  }),
  'export/test/_annotations.coco.json': cocoFile({
    images: ['c.png'],
    categories: ['cell', '__proto__'],
    annotations: [],
  }),
};

const MASKS: Files = {
  ...pictures(['images/a.png', 'images/in/b.png']),
  'masks/a.png': grey([0, 0, 1, 1]),
  'masks/in/b.png': grey([0, 255, 2, 2]),
  'classes.json': '{ "classes": ["ground", "cell", "edge"] }',
};

const MASKS_OF_TWO: Files = {
  ...pictures(['images/a.png', 'images/in/b.png']),
  'masks/a.png': grey([0, 0, 1, 1, 0, 1, 1, 0]),
  'masks/in/b.png': grey([0, 1, 1, 0, 0, 0, 1, 1]),
  'classes.json': '{ "classes": ["ground", "cell"] }',
};

function onlyOf(part: string): Files {
  return Object.fromEntries(Object.entries(COCO).filter(([path]) => path.includes(`/${part}/`)));
}

function withoutParts(): Files {
  return Object.fromEntries(
    Object.entries(onlyOf('train')).map(([path, file]) => [path.replace('export/train/', ''), file]),
  );
}

async function run(folder: string, files: Files, chosen: Partial<ConvertSettings> = {}, output = 'out') {
  await writeFiles(join(folder, 'data'), files);
  const lines: string[] = [];
  const codes: string[] = [];
  const publisher = eventPublisher((event) => {
    if (event.type === 'message') lines.push(event.text);
    if (event.type === 'warning') codes.push(event.fault.code);
  });
  const settings = settingsFor(join(folder, 'data'), {
    labels: chosen.from ?? 'auto',
    output: join(folder, output),
  });
  await convert({
    settings,
    chosen: { from: undefined, to: ['masks'], polygonTolerance: 0, ...chosen },
    outputName: output,
    publisher,
    signal: new AbortController().signal,
  });
  return { out: join(folder, output), lines, codes };
}

/** By image the classes of its pixels, by their names, and its part. */
async function labelsIn(folder: string) {
  const { dataset, faults } = await scanDataset(settingsFor(folder));
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  const reader = sourceOf(dataset!.labels).reader(dataset!);
  const names = dataset!.classes.map(({ name }) => name);
  const found: Record<string, readonly string[]> = {};
  for (const sample of dataset!.samples) {
    const { data } = await reader.read(sample);
    const key = [sample.part ?? '-', sample.image.split('/').at(-1)].join(' ');
    found[key] = [...data].map((index) => names[index] ?? 'ignored');
  }
  return found;
}

describe('convert', () => {
  test.each<[reason: string, files: Files, chosen: Partial<ConvertSettings>, written: readonly string[]]>([
    [
      'COCO with its parts to masks',
      COCO,
      { from: 'coco' },
      [
        'best-epoch.yml',
        'classes.json',
        'test/images/c.png',
        'test/masks/c.png',
        'train/images/b.png',
        'train/images/deep/a.png',
        'train/masks/b.png',
        'train/masks/deep/a.png',
        'validation/images/a.png',
        'validation/masks/a.png',
      ],
    ],
    [
      'masks to masks, those of ignored pixels among them',
      MASKS,
      {},
      ['best-epoch.yml', 'classes.json', 'images/a.png', 'images/in/b.png', 'masks/a.png', 'masks/in/b.png'],
    ],
    [
      'COCO to COCO',
      COCO,
      { to: ['coco'] },
      [
        'best-epoch.yml',
        'classes.json',
        'coco.json',
        'test/images/c.png',
        'train/images/b.png',
        'train/images/deep/a.png',
        'validation/images/a.png',
      ],
    ],
    [
      'COCO to Label Studio',
      COCO,
      { to: ['label-studio'] },
      [
        'best-epoch.yml',
        'classes.json',
        'label-studio.json',
        'test/images/c.png',
        'train/images/b.png',
        'train/images/deep/a.png',
        'validation/images/a.png',
      ],
    ],
    [
      'masks to labelme, whose files lie beside the images',
      MASKS_OF_TWO,
      { to: ['labelme'] },
      [
        'best-epoch.yml',
        'classes.json',
        'images/a.json',
        'images/a.png',
        'images/in/b.json',
        'images/in/b.png',
      ],
    ],
    [
      'COCO to YOLO, whose labels lie where Ultralytics looks for them',
      COCO,
      { to: ['yolo'] },
      [
        'best-epoch.yml',
        'classes.json',
        'data.yaml',
        'test/images/c.png',
        'test/labels/c.txt',
        'train/images/b.png',
        'train/images/deep/a.png',
        'train/labels/b.txt',
        'train/labels/deep/a.txt',
        'validation/images/a.png',
        'validation/labels/a.txt',
      ],
    ],
  ])('%s: the same classes of the same pixels', async (_reason, files, chosen, written) => {
    await using dir = await temporaryFolder();
    const { out } = await run(dir.path, files, chosen);
    const entries = await readdir(out, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1));
    expect(paths.sort()).toEqual([...written].map((path) => join(path)));
    const before = await labelsIn(join(dir.path, 'data'));
    expect(Object.keys(before).length).toBeGreaterThan(1);
    expect(await labelsIn(out)).toEqual(before);
  });

  test.each<[reason: string, files: Files]>([
    ['with its parts', COCO],
    ['of one set', onlyOf('train')],
    ['without any', withoutParts()],
  ])('to YOLO is read without a doubt: %s', async (_reason, files) => {
    await using dir = await temporaryFolder();
    const { out } = await run(dir.path, files, { to: ['yolo'] });
    const { faults } = await scanDataset(settingsFor(out));
    const doubts = faults.filter(({ code }) => /^yolo-|^annotated-images-/.test(code));
    expect(doubts.map(({ message }) => message)).toEqual([]);
    expect(faults.map(({ code }) => code)).toContain('labels-in-export');
  });

  test('of several forms each is a data set of its own, which asks nothing', async () => {
    await using dir = await temporaryFolder();
    const to = ['masks', 'coco', 'yolo', 'labelme', 'label-studio'] as const;
    const { out, lines } = await run(dir.path, COCO, { to });
    expect((await readdir(out)).sort()).toEqual([...to].sort());
    expect(lines).toContain(`Train:   best-epoch train --data ${join('out', 'masks')}`);
    const before = await labelsIn(join(dir.path, 'data'));
    for (const form of to) {
      const folder = join(out, form);
      expect(await labelsIn(folder), form).toEqual(before);
      const { faults } = await scanDataset(settingsFor(folder));
      expect(
        faults.filter(({ code }) => /^export-/.test(code)),
        form,
      ).toEqual([]);
    }
  });

  test('writes rectangles so that nobody takes them for boxes, and says in a settings file what the labels are', async () => {
    await using dir = await temporaryFolder();
    const square = { ...MASKS, 'masks/a.png': grey([0, 0, 1, 1]), 'masks/in/b.png': grey([0, 0, 2, 2]) };
    const { out } = await run(dir.path, square, { to: ['coco'] });
    const { dataset, faults } = await scanDataset(settingsFor(out));
    expect(faults.map(({ code }) => code)).toEqual(['labels-in-export']);
    expect(dataset?.samples.map(({ classCounts }) => classCounts[1])).toEqual([8, 0]);
    const { labels } = await loadAllRuns({ data: out }, dir.path);
    expect(labels).toBe('coco');
    expect((await scanDataset(settingsFor(out, { labels }))).faults).toEqual([]);
  });

  test('copies the images byte for byte, and leaves the data as it was', async () => {
    await using dir = await temporaryFolder();
    const { out, lines } = await run(dir.path, MASKS);
    const [from, to] = [join(dir.path, 'data'), out].map((folder) => join(folder, 'images', 'in', 'b.png'));
    expect(await readFile(to)).toEqual(await readFile(from));
    expect(lines).toContain('Classes: ground, cell, edge');
    expect(lines).toContain('Train:   best-epoch train --data out');
    expect((await readdir(join(dir.path, 'data'))).sort()).toEqual(['classes.json', 'images', 'masks']);
  });

  test('says of ignored pixels that outlines have none', async () => {
    await using dir = await temporaryFolder();
    const { lines } = await run(dir.path, MASKS, { to: ['coco'] });
    expect(lines.join('\n')).toMatch(/^Of 4 ignored pixels/m);
  });

  test('warns of classes whose names mean that nothing is there', async () => {
    await using dir = await temporaryFolder();
    const classes = { 'classes.json': '{ "classes": ["dog", "Background", "__ignore__"] }' };
    const { codes } = await run(dir.path, { ...MASKS, ...classes }, { to: ['masks', 'coco'] });
    expect(codes).toContain('outlines-of-nothing');
    await using nameless = await temporaryFolder();
    const named = { 'classes.json': '{ "classes": ["ground", "undefined", "dog"] }' };
    expect((await run(nameless.path, { ...MASKS, ...named }, { to: ['coco'] })).codes).toContain(
      'outlines-of-nothing',
    );
    await using other = await temporaryFolder();
    expect((await run(other.path, { ...MASKS, ...classes })).codes).not.toContain('outlines-of-nothing');
    await using usual = await temporaryFolder();
    expect((await run(usual.path, MASKS, { to: ['coco'] })).codes).not.toContain('outlines-of-nothing');
  });

  test('what is asked of the labels is answered by its own option', async () => {
    const files = {
      ...pictures(['data-a/1.png', 'data-a/2.png', 'cat/3.png', 'dog/4.png']),
      'x.json': cocoFile({
        images: ['1.png', '2.png', '3.png', '4.png'],
        annotations: [1, 2, 3, 4].map((i) => shape(i, 1, LEFT)),
      }),
    };
    await using dir = await temporaryFolder();
    const fix = 'Set `--from coco` if the annotations are meant, else `--from class-folders`.';
    await expect(run(dir.path, files)).rejects.toMatchObject({
      faults: [{ code: 'export-or-other', message: expect.stringContaining(fix), parts: { fix } }],
    });
    const { lines } = await run(dir.path, files, { from: 'coco' });
    expect(lines[0]).toContain('of COCO');
  });

  test.each<[reason: string, from: 'coco' | undefined, said: string]>([
    ['as it was typed', 'coco', '`--from` is "coco" and the data folder has no annotations of COCO'],
    ['as the settings file has it', undefined, 'setting "labels" is "coco" and the data folder has'],
  ])('labels that are not there are named %s', async (reason, from, said) => {
    await using dir = await temporaryFolder();
    await writeFiles(join(dir.path, 'data'), MASKS);
    const settings = settingsFor(join(dir.path, 'data'), { labels: 'coco', output: join(dir.path, 'out') });
    const chosen = { from, to: ['masks'], polygonTolerance: 0 } as const;
    const publisher = eventPublisher(() => {});
    const { signal } = new AbortController();
    await expect(
      convert({ settings, chosen, outputName: 'out', publisher, signal }),
      reason,
    ).rejects.toMatchObject({
      faults: [{ code: 'labels-not-there', message: expect.stringContaining(said) }],
    });
  });

  test.each<[code: string, files: Files, chosen: Partial<ConvertSettings>, output: string]>([
    ['output-inside-input', MASKS, {}, 'data/out'],
    ['folder-to-convert-into-not-empty', MASKS, {}, 'full'],
    ['whole-images-not-converted', pictures(['cat/a.png', 'cat/b.png', 'dog/c.png']), {}, 'out'],
  ])('refuses with %s, and writes nothing', async (code, files, chosen, output) => {
    await using dir = await temporaryFolder();
    await mkdir(join(dir.path, 'full'));
    await writeFile(join(dir.path, 'full', 'mine.txt'), '');
    await expect(run(dir.path, files, chosen, output)).rejects.toMatchObject({ faults: [{ code }] });
    expect((await readdir(dir.path)).sort()).toEqual(['data', 'full']);
    expect(await readdir(join(dir.path, 'full'))).toEqual(['mine.txt']);
  });
});
