// Finished runs that rounds begin with: made once, undisturbed, copied by each round that needs one.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './child.ts';
import { type DataSet, writeDataSet } from './data-set.ts';

const PLAIN: DataSet = {
  ...{
    kind: 'masks',
    count: 12,
    width: 24,
    height: 20,
    format: 'png',
    deep: false,
    color: false,
    classes: 3,
  },
  ...{ classNames: ['ground', 'square', 'disc', 'line'], name: '', parts: false, damage: undefined, seed: 1 },
};

const SETTINGS = ['--threads', '1', '--epochs', '1', '--batch-size', '1', '--image-size', '32'];

export class Fixtures {
  readonly #folder: string;
  readonly #made = new Map<string, Promise<string>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A folder with `data` and `run`, a training's on it. */
  run(kind: 'masks' | 'folders'): Promise<string> {
    return this.#once(kind, async (folder) => {
      await writeDataSet(join(folder, 'data'), { ...PLAIN, kind });
      await train(folder, 'run');
    });
  }

  /** A folder with `data`, `fold-1` and `fold-2`. */
  folds(): Promise<string> {
    return this.#once('folds', async (folder) => {
      await cp(join(await this.run('masks'), 'data'), join(folder, 'data'), { recursive: true });
      for (const fold of ['1', '2']) await train(folder, `fold-${fold}`, '--folds', '2', '--fold', fold);
    });
  }

  /** A folder with `data`, and `rules.json` for the command `label`. */
  rules(): Promise<string> {
    return this.#once('rules', async (folder) => {
      await cp(join(await this.run('masks'), 'data', 'images'), join(folder, 'data'), { recursive: true });
      const classes = [
        { name: 'dark', max: 60 },
        { name: 'bright', min: 55 },
      ];
      await writeFile(join(folder, 'rules.json'), JSON.stringify({ classes }));
    });
  }

  #once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
    const folder = join(this.#folder, name);
    const made = this.#made.get(name) ?? mkdir(folder).then(() => make(folder).then(() => folder));
    this.#made.set(name, made);
    return made;
  }
}

async function train(folder: string, output: string, ...more: string[]): Promise<void> {
  const program = ['cli.js', 'train', '--data', 'data', '--output', output, ...SETTINGS, ...more];
  const ended = await runChild({ program, cwd: folder, environment: {} });
  if (ended.code !== 0) throw new Error(`the bench's own training failed: ${ended.output}`);
}
