// The folder of a round: data, output, and what lies beside them and is nobody's business, put there, looked at, put back.
import { chmod, chown, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDataSet } from './data-set.ts';
import type { Fixtures } from './fixtures.ts';
import { differences, filesBelow, snapshot } from './folder.ts';
import type { Round } from './round.ts';

/** Who the program is where the bench is root, whom no permission stops. */
const NOBODY = 65534;

/** Of somebody else, in places that the program writes to. */
const FOREIGN = [
  'notes.txt',
  'model/mine.txt',
  'predictions/mine.txt',
  'checkpoint/mine.txt',
  'mine.tmp.txt',
];

export class Stage {
  readonly folder: string;
  readonly user: number | undefined;
  #untouched: ReadonlyMap<string, string> = new Map();

  constructor(folder: string, { disturbance }: Round) {
    this.folder = folder;
    this.user = disturbance.kind === 'permissions' && process.getuid?.() === 0 ? NOBODY : undefined;
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  async set(round: Round, fixtures: Fixtures): Promise<void> {
    await mkdir(this.path('tmp'));
    await this.#putData(round, fixtures);
    await mkdir(this.path('before'));
    if (round.before === 'run') await copy(join(await fixtures.run('masks'), 'run'), this.path('before'));
    const isTaken = round.work === 'demo' || round.before === 'nothing';
    for (const name of isTaken ? [] : FOREIGN) {
      await mkdir(join(this.path('before', name), '..'), { recursive: true });
      await writeFile(this.path('before', name), `mine: ${name}\n`);
    }
    await writeFile(this.path('beside.txt'), 'mine\n');
    await this.reset();
    this.#untouched = await this.#whatIsNotOurs();
  }

  /** As it was before anything ran. */
  async reset(): Promise<void> {
    await rm(this.path('output'), { recursive: true, force: true });
    await copy(this.path('before'), this.path('output'));
    await this.mend();
  }

  /** Whatever a disturbance did to the user's data, and to who may write where. */
  async mend(): Promise<void> {
    // Who is not root can't even remove what it has no rights in.
    await own(this.folder, this.user);
    await rm(this.path('data'), { recursive: true, force: true });
    await copy(this.path('pristine'), this.path('data'));
    await rm(this.path('tmp'), { recursive: true, force: true });
    await mkdir(this.path('tmp'));
    await rm(this.path('aside'), { recursive: true, force: true });
    await own(this.folder, this.user);
  }

  /** Keeps what was made so far under another name, and begins anew. */
  async keepAs(name: string): Promise<void> {
    await own(this.folder, this.user);
    await rename(this.path('output'), this.path(name));
    await this.reset();
  }

  /** @returns what was changed or removed that is the user's, but for what the round did, a sentence each */
  async touched({ disturbance }: Round): Promise<string[]> {
    const found = differences(this.#untouched, await this.#whatIsNotOurs());
    return found.filter((one) => !isDoneByRound(disturbance, one));
  }

  async #putData({ work, data }: Round, fixtures: Fixtures): Promise<void> {
    const pristine = this.path('pristine');
    const fixture = await fixtureOf(work, data.kind, fixtures);
    if (fixture === undefined) return writeDataSet(pristine, data);
    await copy(join(fixture, 'data'), pristine);
    await mkdir(this.path('given'));
    for (const name of await readdir(fixture))
      if (name !== 'data') await copy(join(fixture, name), this.path('given', name));
  }

  async #whatIsNotOurs(): Promise<ReadonlyMap<string, string>> {
    const all = await Promise.all(
      ['data', 'given', 'output'].map(async (name) =>
        [...(await snapshot(this.path(name)))].map(([path, digest]) => [`${name}/${path}`, digest] as const),
      ),
    );
    const ours = (path: string) =>
      path.startsWith('output/') && !FOREIGN.includes(path.slice('output/'.length));
    return new Map(all.flat().filter(([path]) => !ours(path)));
  }
}

function isDoneByRound(disturbance: Round['disturbance'], what: string): boolean {
  if (disturbance.kind === 'image') return what.startsWith('data/');
  const isMoved = disturbance.kind === 'removed' || disturbance.kind === 'moved';
  return isMoved && what.startsWith(`${disturbance.place}/`);
}

async function fixtureOf(work: Round['work'], kind: string, fixtures: Fixtures): Promise<string | undefined> {
  if (work === 'evaluate' || work === 'predict') return fixtures.run(kind === 'masks' ? 'masks' : 'folders');
  if (work === 'merge') return fixtures.folds();
  return work === 'label' ? fixtures.rules() : undefined;
}

function copy(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Everything below is its user's again, who may do all with it. */
async function own(folder: string, user: number | undefined): Promise<void> {
  await chmod(folder, 0o755);
  if (user !== undefined) await chown(folder, user, user);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await own(path, user);
    else if (user !== undefined) await chown(path, user, user);
  }
}

/** Absolute paths. */
export async function imagesOf(stage: Stage): Promise<string[]> {
  const files = (await filesBelow(stage.path('data'))).filter((path) => /\.(?:png|tif)$/.test(path));
  return files.map((path) => stage.path('data', path));
}
