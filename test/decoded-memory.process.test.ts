// The memory that decoding takes in a whole run: held within `memory-budget`, 256 MiB at least, whatever small files hold.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HugePng, hugePackedFits, hugePng } from './image/huge-files.ts';
import { runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const MODEL = fileURLToPath(new URL('./golden/models/segmentation.onnx', import.meta.url));
const MIB = 2 ** 20;

/** Node.js, the program, its libraries and what they work with: 150 MiB, more where a model is loaded. */
const PROGRAM = 300 * MIB;
const AT_LEAST = 256 * MIB;

let folder: TemporaryFolder;
const inFolder = (...path: string[]) => join(folder.path, ...path);

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeSet('huge', 4, { width: 16_383, height: 16_383 });
  await writeFile(inFolder('huge', 'images', '0.fits.gz'), hugePackedFits(12_000));
  await writeSet('large', 6, { width: 4000, height: 4000 });
});
afterAll(() => folder?.[Symbol.asyncDispose]());

async function writeSet(name: string, images: number, size: Pick<HugePng, 'width' | 'height'>) {
  for (const part of ['images', 'masks']) await mkdir(inFolder(name, part), { recursive: true });
  const [image, mask] = [16, 8].map((bits) => hugePng({ ...size, bits: bits as 8 | 16, colorType: 2 }));
  for (let i = 0; i < images; i++) {
    await writeFile(inFolder(name, 'images', `${i}.png`), image);
    await writeFile(inFolder(name, 'masks', `${i}.png`), mask);
  }
}

/** Says the most memory that the process has had resident, as it ends. */
const TELLS_MEMORY = `process.on('exit',()=>process._rawDebug('most:'+process.resourceUsage().maxRSS))`;

async function peakOf(...args: string[]) {
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELLS_MEMORY)}` };
  const { code, stdout, stderr } = await runProgram([CLI, ...args], { cwd: folder.path, env });
  const told = [...stderr.matchAll(/^most:(\d+)$/gm)].map(([, kib]) => 1024 * Number(kib));
  return { code, said: stdout + stderr, peak: Math.max(...told) };
}

test.each([
  ['check', ['check', '--data', 'huge']],
  ['train', ['train', '--data', 'huge']],
  ['evaluate', ['evaluate', '--model', MODEL, '--data', 'huge']],
])('%s: what takes more than the budget is refused at once, with what to set', async (_, args) => {
  const { code, said, peak } = await peakOf(...args, '--memory-budget', '512MB');
  expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('image-over-memory: ') });
  expect(said).toContain('takes 1611 MB of memory to decode');
  expect(said).toContain('Set `memory-budget: 2GB`');
  expect(said).not.toContain('internal error');
  expect(peak).toBeLessThan(PROGRAM);
});

test('check: several together take no more than the least that there is', async () => {
  const { said, peak } = await peakOf('check', '--data', 'large', '--memory-budget', '16MB');
  expect(said).not.toContain('image-over-memory');
  expect(said).toContain('6 images');
  expect(peak).toBeLessThan(AT_LEAST + PROGRAM);
});
