// What a round's work is on the command line, and what of its results is the same each time.
import { extname } from 'node:path';
import type { Round, Work } from './round.ts';

/** Where it writes, in the round's folder. */
export function outputOf(work: Work): string {
  return work === 'demo' ? 'output/best-epoch' : 'output';
}

/** What is typed, `cli.js` first. The settings are a training's; other commands take a few. */
export function programOf({ work, data, settings }: Round): readonly string[] {
  const flags = [...settings].map(([name, value]) => `--${name}=${value}`);
  const some = (...names: readonly string[]) =>
    [...settings].filter(([name]) => names.includes(name)).map(([name, value]) => `--${name}=${value}`);
  switch (work) {
    case 'train':
    case 'check':
      return ['cli.js', work, '--data', 'data', '--output', 'output', ...flags];
    case 'evaluate': {
      const own = some('fail-if', 'seed', 'memory-budget', 'threads', 'skip-bad-files');
      return ['cli.js', work, '--model', 'given/run', '--data', 'data', '--output', 'output', ...own];
    }
    case 'predict': {
      const images = data.kind === 'masks' ? 'data/images' : 'data';
      return ['cli.js', work, '--model', 'given/run', images, '--output', 'output', ...some('threads')];
    }
    case 'merge': {
      const own = some('threads', 'fail-if');
      return ['cli.js', work, 'given/fold-1', 'given/fold-2', '--data', 'data', '--output', 'output', ...own];
    }
    case 'label':
      return ['cli.js', work, '--rules', 'given/rules.json', 'data', '--output', 'output'];
    case 'demo':
      return ['cli.js', work, 'output', '--epochs=1', '--threads=1', '--image-size=32', '--time-budget=5s'];
    case 'action':
      return ['action.js'];
  }
}

/** A demo trains along its time, so another one comes to another model, and makes its sample in a new folder only. */
export function isRepeatable(work: Work): boolean {
  return work !== 'demo';
}

/** Files that hold no times. */
export function isSameEachTime(path: string): boolean {
  return (
    ['.onnx', '.bin', '.png', '.tiff', '.npy'].includes(extname(path)) ||
    path === 'split.json' ||
    path === 'test-images.csv'
  );
}
