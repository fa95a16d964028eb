// `npm run bench -- quality`: ours, its classic recipe and a Keras twin of that train on the same split for the same
// minutes, one after the other; test and validation quality of every epoch go into one picture and one JSON file.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadSettings } from '../../src/stages/1-config/load.ts';
import { writeSplit } from '../../src/stages/3-split/file.ts';
import { type Command, runChild } from '../child.ts';
import { readBenchEnvironment } from '../environment.ts';
import { pythonWith } from '../venv.ts';
import type { Curve } from './curve.ts';
import { drawQuality } from './picture.ts';
import { prepare, writeTwin } from './prepare.ts';
import { type OurJob, parseEpoch } from './quality-line.ts';

export interface QualityOptions {
  readonly data: string;
  /** For each training, from the start of its process, without the time for the test images. */
  readonly minutes: number;
  /** nnU-Net v2 too. */
  readonly anchors: boolean;
  readonly threads: number;
}

interface Runner {
  readonly name: string;
  readonly command: Command;
}

export async function quality(
  root: string,
  options: QualityOptions,
  say: (text: string) => void,
): Promise<void> {
  const built = join(root, '.cache', 'bench');
  const folder = join(built, 'quality');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const environment = await readBenchEnvironment(options.threads);
  const curves: Curve[] = [];
  for (const { name, command } of await runners(root, built, folder, options, say)) {
    const curve = await follow(name, command, options.minutes, say);
    curves.push(curve);
    // After each, so that one that fails takes nothing with it.
    const { minutes } = options;
    await writeFile(
      join(built, 'quality.json'),
      `${JSON.stringify({ environment, minutes, curves }, null, 2)}\n`,
    );
    await writeFile(join(built, 'quality.svg'), drawQuality(curves, minutes));
  }
  say(`wrote ${join(built, 'quality.svg')} and quality.json`);
}

async function runners(
  root: string,
  built: string,
  folder: string,
  { data, minutes, anchors, threads }: QualityOptions,
  say: (text: string) => void,
): Promise<readonly Runner[]> {
  const settings = await loadSettings({ data: resolve(data), recipe: 'classic', output: folder }, root);
  const prepared = await prepare(settings);
  const split = join(folder, 'split.json');
  await writeSplit(split, prepared.split);
  const ours = async (recipe: OurJob['recipe']): Promise<Runner> => {
    const job: OurJob = {
      data: resolve(data),
      recipe,
      split,
      folder: join(folder, recipe),
      threads,
      minutes,
    };
    const path = join(folder, `${recipe}.json`);
    await writeFile(path, JSON.stringify(job));
    const command = { file: process.execPath, arguments: [join(built, 'quality.js'), path], environment: {} };
    return { name: `Best Epoch ${recipe}`, command };
  };
  const twin = await writeTwin(prepared, settings, folder, { threads, minutes });
  const peer = async (name: string, requirements: string, script: string): Promise<Runner> => {
    const peers = join(root, 'bench', 'peers');
    const file = await pythonWith(join(peers, requirements), say);
    const environment = {
      BENCH_FOLDER: folder,
      OMP_NUM_THREADS: String(threads),
      PYTHONDONTWRITEBYTECODE: '1',
    };
    return { name, command: { file, arguments: [join(peers, script), twin], environment } };
  };
  return [
    await ours('auto'),
    await ours('classic'),
    await peer('Keras, classic', 'keras.txt', 'keras_quality.py'),
    ...(anchors ? [await peer('nnU-Net v2 2d', 'nnunet.txt', 'nnunet_quality.py')] : []),
  ];
}

async function follow(
  name: string,
  command: Command,
  minutes: number,
  say: (text: string) => void,
): Promise<Curve> {
  const epochs: Curve['epochs'][number][] = [];
  let exams = 0;
  // Tests come on top, and a start that takes long.
  const limitSeconds = minutes * 60 * 3 + 900;
  await runChild(command, limitSeconds, (text, elapsed) => {
    const { epoch, validation, test, examSeconds } = parseEpoch(text);
    exams += examSeconds;
    epochs.push({ epoch, validation, test, seconds: elapsed - exams });
    say(
      `${name}: epoch ${epoch}, ${(elapsed - exams).toFixed(0)} s, test macro F1 ${test.macroF1?.toFixed(4)}`,
    );
  });
  return { name, epochs };
}
