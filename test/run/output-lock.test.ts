// One run at a time writes to a folder, whatever it writes. That two processes keep apart, built runs show
// (two-runs.process.test.ts); here it's one process.
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventPublisher } from '../../src/api/publisher.ts';
import { runsInOutput } from '../../src/earlier/output-folder.ts';
import { check } from '../../src/run/check.ts';
import { evaluate } from '../../src/run/evaluate.ts';
import { RANDOM_WEIGHTS } from '../../src/run/initial-model.ts';
import { label } from '../../src/run/label.ts';
import { merge } from '../../src/run/merge.ts';
import { inOutput, OUTPUT_LOCK } from '../../src/run/output-lock.ts';
import { predict } from '../../src/run/predict.ts';
import { start } from '../../src/run/start.ts';
import { writeFileAtomic } from '../../src/shared/write-file-atomic.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const { signal } = new AbortController();
const options = { say: () => undefined, signal };
const nothing = async () => undefined;
const IN_USE = { faults: [{ code: 'output-in-use' }] };

const GONE = { faults: [{ code: 'output-gone' }] };

describe('the output folder', () => {
  test('is one run’s at a time, and nothing is left where that left nothing', async () => {
    await using dir = await temporaryFolder();
    const output = join(dir.path, 'a', 'b');
    await inOutput(output, options, async () => {
      expect(await readdir(output)).toEqual([OUTPUT_LOCK]);
      await expect(inOutput(output, options, nothing)).rejects.toMatchObject(IN_USE);
      const byAnotherWay = inOutput(join(output, '..', 'b'), options, nothing);
      await expect(byAnotherWay).rejects.toMatchObject(IN_USE);
    });
    expect(await readdir(dir.path)).toEqual([]);
    expect(await inOutput(output, options, async () => 'again')).toBe('again');
  });

  test('keeps what was in it, and the folder that was there before', async () => {
    await using dir = await temporaryFolder();
    const [empty, full] = [join(dir.path, 'empty'), join(dir.path, 'full')];
    await mkdir(empty);
    await inOutput(empty, options, nothing);
    await inOutput(full, options, () => writeFile(join(full, 'results.json'), '{}'));
    expect((await readdir(dir.path, { recursive: true })).sort()).toEqual(
      ['empty', 'full', join('full', 'results.json')].sort(),
    );
  });

  test('that can’t be written to is told by who looks at it, with all else that is wrong', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'file'), '');
    expect(await inOutput(join(dir.path, 'file', 'out'), options, async () => 'looked')).toBe('looked');
    expect(await readdir(dir.path)).toEqual(['file']);
    const closed = join(dir.path, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o500);
    expect(await inOutput(join(closed, 'out'), options, async () => 'looked')).toBe('looked');
    await chmod(closed, 0o700);
  });
});

describe('a run that its output folder is taken from', () => {
  const takings: Record<string, (output: string) => Promise<void>> = {
    removed: (output) => rm(output, { recursive: true }),
    renamed: (output) => rename(output, `${output}-old`),
    'replaced by a file': async (output) => {
      await rename(output, `${output}-old`);
      await writeFile(output, '');
    },
    'taken over by a run of another machine': async (output) => {
      const lock = join(output, OUTPUT_LOCK);
      const [holder] = (await readdir(lock)).filter((name) => name.startsWith('holder.'));
      await rename(join(lock, holder), join(lock, 'holder.1.0123456789abcdef.1.another'));
    },
  };

  test.each(Object.entries(takings))('%s: ends so, whatever its work came to', async (_how, take) => {
    await using dir = await temporaryFolder();
    const output = join(dir.path, 'out');
    const cameTo: readonly (() => Promise<string>)[] = [
      async () => 'all done',
      () => Promise.reject(new Error('ENOENT: no such file or directory')),
    ];
    for (const come of cameTo) {
      await mkdir(output, { recursive: true });
      const work = inOutput(output, options, async ({ requireHeld }) => {
        await requireHeld();
        await take(output);
        await expect(requireHeld()).rejects.toMatchObject(GONE);
        return come();
      });
      await expect(work).rejects.toMatchObject(GONE);
      for (const name of await readdir(dir.path)) await rm(join(dir.path, name), { recursive: true });
    }
  });

  test('is told within a second, and leaves what is there by then alone', async () => {
    await using dir = await temporaryFolder();
    const output = join(dir.path, 'out');
    const another = join(output, OUTPUT_LOCK, 'holder.1.0123456789abcdef.1.another');
    const work = inOutput(output, options, async ({ signal: ending }) => {
      await rename(output, `${output}-old`);
      await mkdir(join(output, OUTPUT_LOCK), { recursive: true });
      await writeFile(another, '');
      await new Promise((ended) => ending.addEventListener('abort', ended));
      expect(ending.reason).toMatchObject(GONE);
    });
    await expect(work).rejects.toMatchObject(GONE);
    expect(await readdir(join(output, OUTPUT_LOCK))).toEqual([basename(another)]);
  });

  test('makes no other of that name, whatever it writes', async () => {
    await using dir = await temporaryFolder();
    const output = join(dir.path, 'out');
    const work = inOutput(output, options, async () => {
      await rename(output, `${output}-old`);
      await writeFileAtomic(join(output, 'results.json'), '{}');
    });
    await expect(work).rejects.toMatchObject(GONE);
    expect(await readdir(dir.path)).toEqual(['out-old']);
    await inOutput(output, options, nothing);
  });
});

describe('while a run writes to a folder, no other begins', () => {
  const publisher = eventPublisher(() => undefined);
  const clock = () => 0;
  const now = () => new Date(0);

  const doors: Record<string, (output: string) => Promise<unknown>> = {
    train: (output) =>
      start({
        ...common(output),
        program: { root: '/', version: '0', code: undefined },
        skipsUnchanged: false,
        provide: () => Promise.reject(new Error('it goes on')),
        loadRun: () => Promise.reject(new Error('it goes on')),
        cutOffMs: undefined,
        endsWithJob: false,
      }),
    check: (output) =>
      check({
        ...common(output),
        ...{ startsFrom: RANDOM_WEIGHTS, earlierSplits: [], version: '0', writes: true },
      }),
    evaluate: (output) =>
      evaluate({ ...common(output), chosen: { model: '/nowhere', part: undefined }, version: '0' } as never),
    merge: (output) =>
      merge({ settings: { output }, folders: [], publisher, signal, version: '0', now } as never),
    predict: (output) =>
      predict({
        settings: { output, model: '/nowhere' },
        inputs: [],
        outputName: 'out',
        cwd: '/',
        publisher,
        signal,
      } as never),
    label: (output) =>
      label({
        settings: { output, rules: '/nowhere' },
        inputs: [],
        outputName: 'out',
        cwd: '/',
        publisher,
        signal,
      } as never),
  };

  function common(output: string) {
    const settings = parseSettings({ flags: { data: '/nowhere', output }, cwd: '/' });
    const earlier = runsInOutput(output, '');
    return { settings, cwd: '/', publisher, earlier, signal, clock, now };
  }

  test.each(Object.entries(doors))('%s', async (_name, door) => {
    await using dir = await temporaryFolder();
    await inOutput(dir.path, options, async () => {
      await expect(door(dir.path)).rejects.toMatchObject(IN_USE);
      expect(await readdir(dir.path)).toEqual([OUTPUT_LOCK]);
    });
  });
});
