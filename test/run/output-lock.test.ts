// One run at a time writes to a folder, whatever it writes. That two processes keep apart, built runs show
// (two-runs.process.test.ts); here it's one process.
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventPublisher } from '../../src/api/publisher.ts';
import { runsInOutput } from '../../src/earlier/output-folder.ts';
import { check } from '../../src/run/check.ts';
import { evaluate } from '../../src/run/evaluate.ts';
import { RANDOM_WEIGHTS } from '../../src/run/initial-model.ts';
import { label } from '../../src/run/label.ts';
import { merge } from '../../src/run/merge.ts';
import { lockOutput, OUTPUT_LOCK } from '../../src/run/output-lock.ts';
import { predict } from '../../src/run/predict.ts';
import { start } from '../../src/run/start.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const { signal } = new AbortController();
const options = { say: () => undefined, signal };
const IN_USE = { faults: [{ code: 'output-in-use' }] };

describe('the output folder', () => {
  test('is one run’s at a time, and nothing is left where that left nothing', async () => {
    await using dir = await temporaryFolder();
    const output = join(dir.path, 'a', 'b');
    {
      await using _ = await lockOutput(output, options);
      expect(await readdir(output)).toEqual([OUTPUT_LOCK]);
      await expect(lockOutput(output, options)).rejects.toMatchObject(IN_USE);
      await expect(lockOutput(join(output, '..', 'b'), options), 'by another way').rejects.toMatchObject(
        IN_USE,
      );
    }
    expect(await readdir(dir.path)).toEqual([]);
    await using again = await lockOutput(output, options);
    expect(again).toBeDefined();
  });

  test('keeps what was in it, and the folder that was there before', async () => {
    await using dir = await temporaryFolder();
    const [empty, full] = [join(dir.path, 'empty'), join(dir.path, 'full')];
    await mkdir(empty);
    for (const output of [empty, full]) {
      await using _ = await lockOutput(output, options);
      if (output === full) await writeFile(join(full, 'results.json'), '{}');
    }
    expect((await readdir(dir.path, { recursive: true })).sort()).toEqual(
      ['empty', 'full', join('full', 'results.json')].sort(),
    );
  });

  test('that can’t be written to is told by who looks at it, with all else that is wrong', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'file'), '');
    await using _ = await lockOutput(join(dir.path, 'file', 'out'), options);
    expect(await readdir(dir.path)).toEqual(['file']);
    const closed = join(dir.path, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o500);
    await using none = await lockOutput(join(closed, 'out'), options);
    expect(none).toBeDefined();
    await chmod(closed, 0o700);
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
    await using _ = await lockOutput(dir.path, options);
    await expect(door(dir.path)).rejects.toMatchObject(IN_USE);
    expect(await readdir(dir.path)).toEqual([OUTPUT_LOCK]);
  });
});
