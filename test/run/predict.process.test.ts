// The command `predict` as a user runs it, with a model trained a moment ago: what it writes, what it finds in a large
// exposure whose true labels are known, and what it refuses.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeModel } from '../../src/engine/onnx/encode.ts';
import { Graph } from '../../src/engine/onnx/graph.ts';
import { readPalettePng } from '../../src/image/palette-png.ts';
import { runProgram } from '../run-program.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { type Labels, objectScores, writeMosaic } from './predict/mosaic.ts';

const CLI = resolve('dist/cli.js');
const CLASSES = ['background', 'glowing', 'hot pixel', 'cluster'];
const CLUSTER = CLASSES.indexOf('cluster');

let dir: TemporaryFolder;
const run = (...args: readonly string[]) => runProgram([CLI, ...args], { cwd: dir.path });
const predict = (...args: readonly string[]) => run('predict', '--model', 'model.onnx', ...args);
const inFolder = (...parts: readonly string[]) => join(dir.path, ...parts);

beforeAll(async () => {
  dir = await temporaryFolder();
  await run('sample', 'ccd', 'data', '--count', '24', '--seed', '7');
  const trained = await run('train', '--data', 'data', '--output', 'run', '--epochs', '7', '--threads', '1');
  expect(trained.code, trained.stderr).toBe(0);
  // The file alone is enough.
  await cp(inFolder('run', 'model', 'model.onnx'), inFolder('model.onnx'));
}, 600_000);

afterAll(() => dir?.[Symbol.asyncDispose]());

/** Rows of a CSV without its header, as records; no field of these holds a comma. */
async function table(...path: readonly string[]): Promise<Record<string, string>[]> {
  const [header, ...rows] = (await readFile(inFolder(...path), 'utf8')).trimEnd().split('\n');
  const names = header!.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((value, i) => [names[i]!, value])));
}

describe('a large exposure', () => {
  let truth: Labels;
  let prediction: Uint8Array;

  beforeAll(async () => {
    // 1536 x 768 in tiles of 256: parts of objects lie on every seam.
    truth = await writeMosaic(inFolder('large', 'mosaic.png'), 6, 3);
    const search = ['--find', 'cluster', '--min-area', '20', '--grid', '128', '--probabilities', 'tiff'];
    const { code, stdout, stderr } = await predict('large/mosaic.png', '--output', 'found', ...search);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Found: {3}\d+ objects of "cluster" in \d+ tiles$/m);
    prediction = readPalettePng(await readFile(inFolder('found', 'masks', 'mosaic.png'))).data;
  });

  it('has its true objects found, and hardly any other', () => {
    const { recall, precision } = objectScores(truth, prediction, CLUSTER, 20);
    expect(recall.all).toBeGreaterThan(300);
    expect(recall.share).toBeGreaterThan(0.9);
    expect(precision.share).toBeGreaterThan(0.9);
  });

  it('is counted by class: what predictions.csv says is what the mask holds', async () => {
    const rows = await table('found', 'predictions.csv');
    expect(rows.map((row) => row.class)).toEqual(CLASSES);
    for (const [index, row] of rows.entries()) {
      const area = prediction.filter((label) => label === index).length;
      expect(Number(row.area)).toBe(area);
      expect(Number(row.share)).toBeCloseTo(area / prediction.length, 5);
      expect(Number(row['mean-probability'])).toBeGreaterThan(0.5);
    }
  });

  it('has every object listed with its box, and ranked by size where a class is looked for', async () => {
    const objects = await table('found', 'objects.csv');
    const clusters = objects.filter((row) => row.class === 'cluster');
    expect(clusters).toHaveLength(objectScores(truth, prediction, CLUSTER, 20).precision.all);
    for (const row of objects) {
      const [area, left, top, width, height] = ['area', 'left', 'top', 'width', 'height'].map((key) =>
        Number(row[key]),
      );
      expect(area).toBeGreaterThanOrEqual(20);
      expect(left! + width!).toBeLessThanOrEqual(truth.width);
      expect(top! + height!).toBeLessThanOrEqual(truth.height);
      expect(area).toBeLessThanOrEqual(width! * height!);
    }
    const ranked = await table('found', 'found-objects.csv');
    const areas = ranked.map((row) => Number(row.area));
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    expect(ranked.map((row) => row.object).sort()).toEqual(clusters.map((row) => row.object).sort());
  });

  it('is searched section by section: the tiles hold all pixels of the listed objects', async () => {
    const tiles = await table('found', 'found-tiles.csv');
    const sum = (rows: readonly Record<string, string>[]) =>
      rows.reduce((total, row) => total + Number(row.area), 0);
    expect(sum(tiles)).toBe(sum(await table('found', 'found-objects.csv')));
    for (const row of tiles) expect([Number(row.left) % 128, Number(row.top) % 128]).toEqual([0, 0]);
    const sheet = await sharp(inFolder('found', 'contact-sheet.png')).metadata();
    expect([sheet.width, sheet.format]).toEqual([16 + 5 * 272, 'png']);
  });

  it('has probabilities whose largest is the class of the mask', async () => {
    const pages = await Promise.all(
      CLASSES.map(async (_, page) => {
        const image = sharp(inFolder('found', 'probabilities', 'mosaic.tif'), { page });
        const bytes = await image.toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer();
        return new Uint16Array(new Uint8Array(bytes).buffer);
      }),
    );
    let wrong = 0;
    for (const [p, label] of prediction.entries()) {
      const values = pages.map((page) => page[p]!);
      if (values[label] !== Math.max(...values)) wrong++;
      if (Math.abs(values.reduce((a, b) => a + b) - 65_535) > 3) wrong++;
    }
    expect(wrong).toBe(0);
  });

  it('averaged over mirrorings is another answer, not a worse one', async () => {
    const { code, stderr } = await predict('large/mosaic.png', '--output', 'mirrored', '--flip-averaging');
    expect(code, stderr).toBe(0);
    const averaged = readPalettePng(await readFile(inFolder('mirrored', 'masks', 'mosaic.png'))).data;
    const right = (labels: Uint8Array) => labels.filter((label, p) => label === truth.data[p]).length;
    expect(Buffer.compare(averaged, prediction)).not.toBe(0);
    expect(right(averaged)).toBeGreaterThan(right(prediction) - 0.002 * prediction.length);
  });
});

describe('inputs', () => {
  it('are files, folders and patterns, each image once; names that meet get a number', async () => {
    await mkdir(inFolder('in', 'sub'), { recursive: true });
    for (const name of ['a.png', 'sub/b.png'])
      await cp(inFolder('data', 'images', '000.png'), inFolder('in', name));
    await cp(inFolder('data', 'images', '001.png'), inFolder('in', 'a.tif'));
    const { code, stderr } = await predict(
      'in',
      'in/**/b.png',
      'in/a.png',
      '--output',
      'many',
      '--overlays',
      'false',
      '--format',
      'coco,label-studio',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((await readdir(inFolder('many'), { recursive: true })).sort()).toEqual(
      [
        'coco.json',
        'label-studio.json',
        'masks',
        'masks/a-2.png',
        'masks/a.png',
        'masks/sub',
        'masks/sub/b.png',
        'objects.csv',
        'predictions.csv',
      ].map((path) => join(path)),
    );
    const rows = await table('many', 'predictions.csv');
    const coco = JSON.parse(await readFile(inFolder('many', 'coco.json'), 'utf8'));
    expect(coco.annotations).toHaveLength((await table('many', 'objects.csv')).length);
    expect(coco.images.map((one: { file_name: string }) => one.file_name)).toEqual([
      'a.png',
      'a.tif',
      'sub/b.png',
    ]);
    expect([...new Set(rows.map((row) => row.mask))]).toEqual([
      'masks/a.png',
      'masks/a-2.png',
      'masks/sub/b.png',
    ]);
  });

  it("that a tool's files could not tell apart are refused, and the way out works", async () => {
    const formats = ['--overlays', 'false', '--format', 'yolo,labelme'];
    const refused = await predict('in', '--output', 'alike', ...formats);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /^error: images-named-alike: images "in.a\.png" and "in.a\.tif" would have one name in what `format: yolo, labelme` writes/,
    );
    const { code, stderr } = await predict('in/a.tif', 'in/sub', '--output', 'told-apart', ...formats);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const written = await readdir(inFolder('told-apart'), { recursive: true });
    expect(written.filter((path) => /\.(?:json|txt|yaml)$/.test(path)).sort()).toEqual(
      ['labelme/a.json', 'labelme/b.json', 'yolo/data.yaml', 'yolo/labels/a.txt', 'yolo/labels/b.txt'].map(
        (path) => join(path),
      ),
    );
  });

  it('that cannot be read are named at the end, and the others are done', async () => {
    await mkdir(inFolder('some'));
    await cp(inFolder('data', 'images', '001.png'), inFolder('some', 'good.png'));
    const png = await readFile(inFolder('data', 'images', '002.png'));
    await writeFile(inFolder('some', 'cut.png'), png.subarray(0, 5000));
    await writeFile(inFolder('some', 'page.png'), '<!doctype html>');
    await sharp(inFolder('some', 'good.png'))
      .toColourspace('b-w')
      .png()
      .toFile(inFolder('some', 'shallow.png'));
    await sharp(new Uint16Array(64 * 64 * 3), { raw: { width: 64, height: 64, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toFile(inFolder('some', 'rgb.png'));
    const { code, stderr } = await predict('some', '--output', 'rest');
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^error: unreadable-image: file "some\/cut\.png" is a PNG file that ends too early/,
      ),
      expect.stringMatching(/^error: unreadable-image: file "some\/page\.png" is an HTML page/),
      expect.stringMatching(
        /^error: image-does-not-fit-model: image "some\/rgb\.png" is 16-bit colour, the model takes 16-bit grey/,
      ),
      expect.stringMatching(
        /^error: image-does-not-fit-model: image "some\/shallow\.png" is 8-bit grey, the model takes 16-bit grey/,
      ),
      '4 errors',
    ]);
    expect(await readdir(inFolder('rest', 'masks'))).toEqual(['good.png']);
    expect((await table('rest', 'predictions.csv')).map((row) => row.image)).toEqual(
      Array(4).fill('some/good.png'),
    );
  });
});

describe('predict refuses', () => {
  const ROWS: [string, readonly string[], readonly string[]][] = [
    ['no input and no model, both at once', ['predict'], ['setting-missing', 'argument-missing']],
    ['an input that is not there', ['data/images/x.png'], ['input-missing']],
    ['a pattern that nothing matches', ['data/**/*.webp'], ['input-matches-nothing']],
    ['a folder without images', ['empty'], ['input-holds-no-image']],
    ['an output folder inside the input', ['data', '--output', 'data/predictions'], ['output-inside-input']],
    ['the input as output', ['data', '--output', 'data'], ['output-inside-input']],
    ['an input that would be overwritten', ['found/masks', '--output', 'found'], ['input-inside-output']],
    ['a class that the model lacks', ['data', '--find', 'clusters'], ['class-to-find-unknown']],
    ['a setting of the training', ['data', '--epochs', '3'], ['setting-not-for-command']],
    ['a misspelt option', ['data', '--min-aera', '3'], ['setting-unknown']],
    ['a model that is not there', ['data', '--model', 'none.onnx'], ['model-missing']],
    ['a picture in place of a model', ['data', '--model', 'data/images/000.png'], ['model-unreadable']],
    ["somebody else's model", ['data', '--model', 'other.onnx'], ['model-not-ours']],
    ['several faults at once', ['none.png', '--model', 'other.onnx'], ['input-missing', 'model-not-ours']],
  ];

  beforeAll(async () => {
    await mkdir(inFolder('empty'));
    const graph = new Graph();
    const image = graph.input('image', 'float32', ['N', 1, 'H', 'W']);
    const out = graph.add('Softmax', [image], { axis: 1 });
    graph.rename(out, 'probabilities');
    graph.output('probabilities', 'float32', ['N', 1, 'H', 'W']);
    await writeFile(
      inFolder('other.onnx'),
      encodeModel(graph, { classes: '["a","b"]', task: 'segmentation' }),
    );
  });

  it.each(ROWS)('%s', async (reason, args, codes) => {
    const before = (await readdir(dir.path, { recursive: true })).sort();
    const { code, stdout, stderr } = args[0] === 'predict' ? await run('predict') : await predict(...args);
    // The last line counts them.
    const lines = stderr
      .replace(/^\d+ errors\n/m, '')
      .trimEnd()
      .split('\n');
    expect(
      lines.map((line) => /^error: ([a-z-]+): \S.*[.?]$/.exec(line)?.[1]),
      `${reason}\n${stderr}`,
    ).toEqual(codes);
    expect({ code, stdout }, reason).toEqual({ code: 2, stdout: '' });
    expect((await readdir(dir.path, { recursive: true })).sort(), 'nothing written').toEqual(before);
  });
});
