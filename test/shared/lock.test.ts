import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { acquireLock, isLocked, tryLock } from '../../src/shared/lock.ts';
import { ownIdentity } from '../../src/shared/process-identity.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const options = (waits: string[] = [], signal = new AbortController().signal) => ({
  beatMs: 20,
  silentBeats: 25,
  onWait: () => {
    waits.push('wait');
  },
  signal,
});

describe('the lock', () => {
  it('lets one in at a time', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      await using _ = await acquireLock(folder, options());
      most.push(++inside);
      await sleep(60);
      inside--;
    };
    await Promise.all([work(), work(), work()]);
    expect(most).toEqual([1, 1, 1]);
    expect(await readdir(dir.path), 'nothing is left').toEqual([]);
  });

  it('tells once that it waits, and not at all when it is free', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    const waits: string[] = [];
    const first = await acquireLock(folder, options(waits));
    expect(waits).toEqual([]);
    expect(first.takenOver).toBe(false);
    expect(await isLocked(folder)).toBe(true);
    const second = acquireLock(folder, options(waits));
    await sleep(150);
    await first[Symbol.asyncDispose]();
    await using taken = await second;
    expect(waits).toEqual(['wait']);
    expect(taken.takenOver, 'its holder had finished').toBe(false);
  });

  it('waits for a slow holder as long as it lives', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    const first = await acquireLock(folder, options());
    let got = false;
    const second = acquireLock(folder, options()).then((lock) => {
      got = true;
      return lock;
    });
    await sleep(25 * 20 * 2);
    expect(got).toBe(false);
    await first[Symbol.asyncDispose]();
    await (await second)[Symbol.asyncDispose]();
  });

  it('takes over from a holder that was killed, and says so', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    await mkdir(folder);
    await writeFile(join(folder, 'beats'), '7');
    await using lock = await acquireLock(folder, options());
    expect(lock.takenOver).toBe(true);
    expect(await readdir(dir.path)).toEqual(['lock']);
  });

  it('notices that it was taken away, and gives back only its own', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    const first = await acquireLock(folder, options());
    expect(await first.isHeld()).toBe(true);
    await rename(folder, `${folder}-moved`);
    await using second = await acquireLock(folder, options());
    expect(await first.isHeld()).toBe(false);
    await expect.poll(() => first.lost.aborted).toBe(true);
    await first[Symbol.asyncDispose]();
    expect([await second.isHeld(), second.lost.aborted]).toEqual([true, false]);
  });

  it('stops waiting when it is told to', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    await using _ = await acquireLock(folder, options());
    const controller = new AbortController();
    const waiting = acquireLock(folder, options([], controller.signal));
    controller.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('fails where no folder can be made', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'file'), '');
    await expect(acquireLock(join(dir.path, 'file', 'lock'), options())).rejects.toThrow('ENOTDIR');
  });
});

describe('the lock that nobody waits for', () => {
  /** As a process has left it, by the name of a file in it. */
  async function leftBy(folder: string, holder: string): Promise<void> {
    await mkdir(folder);
    await writeFile(join(folder, 'beats'), '7');
    await writeFile(join(folder, `holder.${holder}.0123`), '');
  }

  /** This process's identity, changed. */
  async function identity(change: { pid?: string; machine?: string; begun?: string }): Promise<string> {
    const [pid, machine, begun] = (await ownIdentity()).split('.');
    const parts = { pid, machine, begun, ...change };
    return [parts.pid, parts.machine, parts.begun].join('.');
  }

  it('is had by one, whoever asks at once, and by the next when it is given back', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    const all = await Promise.all(Array.from({ length: 8 }, () => tryLock(folder, options())));
    const held = all.filter((lock) => lock !== undefined);
    expect(held).toHaveLength(1);
    await held[0]![Symbol.asyncDispose]();
    expect(await readdir(dir.path), 'nothing is left').toEqual([]);
    await using next = await tryLock(folder, options());
    expect(next?.takenOver).toBe(false);
  });

  it('is refused at once where its holder lives, however silent', async () => {
    await using dir = await temporaryFolder();
    const waits: string[] = [];
    await leftBy(join(dir.path, 'lock'), await identity({}));
    expect(await tryLock(join(dir.path, 'lock'), options(waits))).toBeUndefined();
    expect(waits).toEqual([]);
  });

  it.each([
    { why: 'no process has its number', change: { pid: `${2 ** 30}` } },
    { why: 'another process has its number now', change: { begun: '1' } },
  ])('is taken over at once, by one of many, where its holder has ended: $why', async ({ why, change }) => {
    await using dir = await temporaryFolder();
    const [folder, waits] = [join(dir.path, 'lock'), [] as string[]];
    await leftBy(folder, await identity(change));
    const all = await Promise.all(Array.from({ length: 8 }, () => tryLock(folder, options(waits))));
    const held = all.filter((lock) => lock !== undefined);
    expect(held, why).toMatchObject([{ takenOver: true }]);
    expect(waits).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('holder.'))).toHaveLength(1);
    await held[0]![Symbol.asyncDispose]();
    expect(await readdir(dir.path)).toEqual([]);
  });

  it('of another machine is taken over where nobody counts, and refused where somebody does', async () => {
    await using dir = await temporaryFolder();
    const waits: string[] = [];
    const [silent, counting] = [join(dir.path, 'silent'), join(dir.path, 'counting')];
    const elsewhere = await identity({ machine: '0123456789abcdef' });
    await leftBy(silent, elsewhere);
    await using lock = await tryLock(silent, options(waits));
    expect(lock?.takenOver).toBe(true);
    expect(waits).toEqual(['wait']);
    await leftBy(counting, elsewhere);
    let beats = 0;
    const timer = setInterval(() => writeFile(join(counting, 'beats'), String(beats++)), 20);
    expect(await tryLock(counting, options())).toBeUndefined();
    clearInterval(timer);
  });

  it.each([
    { why: 'killed before it said so', names: [] },
    { why: 'not by an identity', names: ['holder.me'] },
    { why: 'by several', names: ['holder.1.0123456789abcdef.1.a', 'holder.2.0123456789abcdef.2.b'] },
  ])('goes by its beats where its holder does not say who it is: $why', async ({ why, names }) => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    await mkdir(folder);
    for (const name of names) await writeFile(join(folder, name), '');
    await using lock = await tryLock(folder, options());
    expect(lock?.takenOver, why).toBe(true);
    const holders = (await readdir(folder)).filter((name) => name.startsWith('holder.'));
    expect(holders).toEqual([expect.stringContaining(`holder.${await ownIdentity()}.`)]);
    expect(await readdir(dir.path)).toEqual(['lock']);
  });
});
