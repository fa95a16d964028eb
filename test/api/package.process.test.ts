// The package as npm packs it, in a project of somebody else: its types under both ways to resolve modules, its functions
// in a real process, and the examples that use it and its model.
import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { decodeImage } from '../../src/image/decode.ts';
import { readPalettePng } from '../../src/image/palette-png.ts';
import { browserMissing, openBrowser } from '../browser.ts';
import { CLASSES, COLORS, writeBlobs } from '../model-card/blobs.ts';
import { type ProgramResult, runProgram } from '../run-program.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const withoutBrowser = await browserMissing();

let folder: TemporaryFolder;
const inFolder = (...parts: readonly string[]) => join(folder.path, ...parts);
const node = (...args: readonly string[]): Promise<ProgramResult> => runProgram(args, { cwd: folder.path });

beforeAll(async () => {
  folder = await temporaryFolder();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await run(npm, ['pack', '--ignore-scripts', '--pack-destination', folder.path], {
    cwd: PROJECT,
    shell: process.platform === 'win32',
  });
  const installed = inFolder('node_modules', manifest.name);
  await mkdir(installed, { recursive: true });
  const archive = `${manifest.name}-${manifest.version}.tgz`;
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', installed], { cwd: folder.path });
  const needed = [...Object.keys(manifest.dependencies), '@types', 'undici-types'];
  for (const name of needed)
    await symlink(join(PROJECT, 'node_modules', name), inFolder('node_modules', name), 'junction');
  await writeFile(inFolder('package.json'), JSON.stringify({ type: 'module', private: true }));
  await writeBlobs(folder.path, { bitDepth: 8, channels: 1 }, 20);
});

afterAll(() => folder?.[Symbol.asyncDispose]());

test.each([
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
])('its types are found and hold, with moduleResolution $moduleResolution', async (options) => {
  await copyFile(join(import.meta.dirname, 'consumer.ts'), inFolder('consumer.ts'));
  const compilerOptions = {
    ...{ ...options, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ target: 'es2022', noEmit: true, types: ['node'], skipLibCheck: false },
  };
  await writeFile(inFolder('tsconfig.json'), JSON.stringify({ compilerOptions, include: ['consumer.ts'] }));
  const compiler = join(PROJECT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, stdout } = await node(compiler, '-p', 'tsconfig.json');
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});

describe('its functions', () => {
  let said: Record<string, unknown>;

  beforeAll(async () => {
    await copyFile(join(import.meta.dirname, 'program.mjs'), inFolder('program.mjs'));
    const { code, stdout, stderr } = await node('program.mjs');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n'), 'nothing is printed but by the program').toHaveLength(1);
    said = JSON.parse(stdout);
  });

  test('tell what happens, in order', () => {
    const types = (said.types as string[]).filter((type) => !['message', 'warning'].includes(type));
    const start = types.indexOf('started');
    expect(new Set(types.slice(0, start))).toEqual(new Set(['stage']));
    expect(types.slice(start, start + 5)).toEqual(['started', 'step', 'validation', 'epoch', 'step']);
    expect(types.slice(-4)).toEqual(['validation', 'epoch', 'stopped', 'stage']);
  });

  test('give back what the files hold; a gate that fails is no error', async () => {
    expect(said).toMatchObject({ gates: ['failed', 'passed'], gateFailed: true, restored: true });
    expect(said).toMatchObject({ sameTest: true, progress: said.images });
    expect(await readdir(inFolder('run'))).toContain('results.json');
    expect(await readdir(inFolder('predictions', 'masks'))).toEqual(['new.png']);
    expect(said.failed).toEqual([['unreadable-image', 'data/classes.json']]);
  });

  test('end by their signal: with the best model after an epoch, with its reason before', () => {
    expect(said.cancelled).toEqual(['cancelled', true]);
    expect(said.aborted).toBe('AbortError');
  });

  test('throw everything that is wrong, and what their listener throws', () => {
    expect(said.wrong).toEqual(['setting-invalid', 'setting-unknown']);
    expect(said.elsewhere).toContain('data-folder-missing');
    expect(said.noModel).toEqual(['model-missing']);
    expect(said.noInput).toEqual(['argument-missing']);
    expect(said.listener).toBe('TypeError');
  });
});

describe('the examples', () => {
  beforeAll(async () => {
    for (const name of ['train.mjs', 'segment.mjs'])
      await copyFile(join(PROJECT, 'examples', 'node', name), inFolder(name));
    const quick = 'epochs: 4\nbatch-size: 4\nlearning-rate: 2e-3\nimage-size: 32\nthreads: 1\n';
    await writeFile(inFolder('data', 'best-epoch.yml'), quick);
    await mkdir(inFolder('fresh'));
    await copyFile(inFolder('new.png'), inFolder('fresh', 'new.png'));
    await cp(inFolder('run'), inFolder('earlier'), { recursive: true });
    const trained = await node('train.mjs', 'data', 'fresh');
    expect(trained.code, trained.stderr).toBe(0);
    expect(trained.stdout).toMatch(/^epoch 4: validation loss [\d.]+$/m);
    expect(trained.stdout).toMatch(/^Kept epoch \d; test macro F1 0\.\d+$/m);
    expect(trained.stdout).toMatch(/^Predicted; 0 images could not be read\.$/m);
  });

  /** The classes of the new image, as the package itself has predicted them. */
  const predicted = async () =>
    readPalettePng(await readFile(inFolder('predictions', 'masks', 'new.png'))).data;

  test('of Node.js tell of bad input', async () => {
    const { code, stderr } = await node('train.mjs', 'nowhere', 'fresh');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^data-folder-missing: /m) });
  });

  test('of Node.js run the model without the package, and see the same', async () => {
    const { code, stdout, stderr } = await node('segment.mjs', 'run', 'fresh/new.png', 'mask.png');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toEqual(
      CLASSES.map((name) => expect.stringMatching(new RegExp(`^${name}: \\d+\\.\\d% of the pixels$`))),
    );
    const { data } = await decodeImage(await readFile(inFolder('mask.png')));
    const labels = await predicted();
    const wanted = Array.from(labels).flatMap((label) => [...COLORS[label]!]);
    expect(differing(data, wanted)).toBeLessThan(0.001 * labels.length);
  });

  test.skipIf(withoutBrowser !== undefined)(
    'of a browser draw the same, loading nothing from elsewhere',
    async () => {
      const site = inFolder('site');
      await cp(join(PROJECT, 'examples', 'browser'), site, { recursive: true });
      await copyFile(inFolder('run', 'model', 'model.onnx'), join(site, 'model.onnx'));
      await copyFile(inFolder('run', 'results.json'), join(site, 'results.json'));
      await mkdir(join(site, 'node_modules'));
      const runtime = join(PROJECT, 'node_modules', 'onnxruntime-web');
      await symlink(runtime, join(site, 'node_modules', 'onnxruntime-web'), 'junction');
      const { mask, legend, errors } = await segmentInBrowser(site, inFolder('fresh', 'new.png'));
      expect(errors).toEqual([]);
      expect(legend).toEqual(
        CLASSES.map((name) => expect.stringMatching(new RegExp(`^${name}: \\d+\\.\\d %$`))),
      );
      const labels = await predicted();
      const wanted = Array.from(labels).flatMap((label) => [...COLORS[label]!]);
      expect(differing(mask, wanted)).toBeLessThan(0.001 * labels.length);
    },
  );
});

/** Two runtimes may round the last digit otherwise, which decides where two classes are equally probable. */
function differing(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).filter((value, i) => value !== b[i]).length;
}

const TYPES: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript' },
  ...{ '.wasm': 'application/wasm', '.json': 'application/json', '.onnx': 'application/octet-stream' },
};

/** The page as a user opens it, the classes drawn without the image below: RGB of each pixel. */
async function segmentInBrowser(site: string, image: string) {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : `${request.url}`;
    readFile(join(site, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(path)] }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(?:blob|data):/.test(url)) errors.push(`asked for ${url}`);
    });
    await page.goto(origin);
    const picker = page.getByLabel('Image');
    await page.waitForFunction(`!document.querySelector('input').disabled`);
    await picker.setInputFiles(image);
    await page.getByText('pixels', { exact: false }).first().waitFor();
    await page.getByLabel('Opacity').fill('100');
    const legend = await page.locator('li').allInnerTexts();
    const mask: number[] = await page.evaluate(`(() => {
      const canvas = document.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return [...data].filter((_, i) => i % 4 !== 3);
    })()`);
    return { mask, legend, errors };
  } finally {
    await browser.close();
    await new Promise((done) => server.close(done));
  }
}
