// What `kill -9` or a power cut leaves, at every operation on the file system that a checkpoint, a file of the run folder
// or a history takes: what was safe stays safe, nothing half written is ever taken for whole, and the next run cleans up.
import { readdir, readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/earlier/history-lines.ts';
import { pathsOf } from '../../src/results/history-paths.ts';
import { writeFileAtomic } from '../../src/shared/write-file-atomic.ts';
import { writeFolderAtomic } from '../../src/shared/write-folder-atomic.ts';
import {
  bestPath,
  clearCheckpoints,
  loadBest,
  loadLast,
  saveBest,
  saveLast,
} from '../../src/stages/5-train/checkpoint.ts';
import { checkpointAt, EPOCHS, FINGERPRINT } from './checkpoints-program.ts';
import * as file from './file-program.ts';
import * as folders from './folder-program.ts';
import { leaveLine } from './history-program.ts';
import { killEverywhere, WAYS } from './killed.ts';

// Windows has no signal that kills, and no power cut is modelled there.
describe.runIf(process.platform !== 'win32').each(WAYS)('a program killed at every operation (%s)', (way) => {
  it('loses at most the epoch that it was in, and goes on to the same end', async () => {
    const operations = await killEverywhere(
      'checkpoints-program.ts',
      way,
      async ({ when, folder, stdout }) => {
        const safe = stdout.trim().split('\n').filter(Boolean).length;
        const last = await loadLast(folder, FINGERPRINT);
        const epoch = last?.standing.epoch ?? 0;
        expect([safe, safe + 1], when).toContain(epoch);
        if (last !== undefined) {
          expect(last.state, when).toEqual(checkpointAt(epoch).state);
          await bestIsWhole(folder, last.standing.earlyStopping.bestEpoch, when);
        }
        await goOn(folder, epoch);
        expect((await readdir(folder)).sort(), when).toEqual(['best-00002.safetensors', 'last.safetensors']);
        expect((await loadLast(folder, FINGERPRINT))?.state, when).toEqual(checkpointAt(EPOCHS).state);
        await bestIsWhole(folder, 2, when);
      },
    );
    expect(operations, 'every one of them was seen').toBeGreaterThan(50);
  });

  it('leaves a file as it was or as it should be', async () => {
    await killEverywhere('file-program.ts', way, async ({ when, folder, stdout }) => {
      const path = join(folder, 'new', 'file.txt');
      const found = await readFile(path, 'utf8').catch(() => undefined);
      expect(stdout === 'old\n' ? [file.OLD, file.NEW] : [undefined, file.OLD], when).toContain(found);
      await writeFileAtomic(path, file.NEW);
      expect(await readdir(join(folder, 'new')), when).toEqual(['file.txt']);
    });
  });

  it('leaves a folder as it was, as it should be or not at all, never a mixture', async () => {
    await killEverywhere('folder-program.ts', way, async ({ when, folder }) => {
      const path = join(folder, 'folder');
      expect([undefined, folders.OLD, folders.NEW], when).toContainEqual(await contents(path));
      await writeFolderAtomic(path, folders.NEW);
      expect(await readdir(folder), when).toEqual(['folder']);
      expect(await contents(path), when).toEqual(folders.NEW);
    });
  });
});

it.runIf(process.platform !== 'win32')(
  'a run killed at every operation on a history loses no line, and the next takes its lock over',
  async () => {
    const { history } = pathsOf('Train/train/best-epoch');
    let locked = 0;
    await killEverywhere('history-program.ts', 'power', async ({ when, folder, stdout }) => {
      const told = stdout.trim().split('\n').filter(Boolean);
      if ((await readdir(folder)).includes('.best-epoch-lock')) locked++;
      await leaveLine(folder, 3);
      const { lines, unreadable } = readLines(await readFile(join(folder, history), 'utf8'));
      const runs = lines.map(({ run }) => run?.id);
      expect(
        [
          [...told, '3'],
          [...told, `${told.length + 1}`, '3'],
        ],
        when,
      ).toContainEqual(runs);
      expect(unreadable, when).toEqual([]);
      const names = await readdir(folder, { recursive: true });
      expect(names.sort(), when).toEqual(
        ['.best-epoch', 'index.html', history, join(history, '..')].map(normalize).sort(),
      );
    });
    expect(locked, 'killed while it held the lock').toBeGreaterThan(20);
  },
);

async function bestIsWhole(folder: string, epoch: number, when: string): Promise<void> {
  expect(await loadBest(bestPath(folder, epoch)), when).toEqual(checkpointAt(epoch).state.parameters);
}

/** As the program does when it's started again. */
async function goOn(folder: string, done: number): Promise<void> {
  if (done === 0) await clearCheckpoints(folder);
  for (let epoch = done + 1; epoch <= EPOCHS; epoch++) {
    const checkpoint = checkpointAt(epoch);
    if (checkpoint.standing.earlyStopping.bestEpoch === epoch)
      await saveBest(folder, epoch, checkpoint.state);
    await saveLast(folder, FINGERPRINT, checkpoint);
  }
  // A kill in the last tidying up: the next epoch would finish it.
  if (done === EPOCHS) await saveLast(folder, FINGERPRINT, checkpointAt(EPOCHS));
}

async function contents(path: string): Promise<Record<string, string> | undefined> {
  const names = await readdir(path).catch(() => undefined);
  if (names === undefined) return undefined;
  const texts = names.sort().map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}
