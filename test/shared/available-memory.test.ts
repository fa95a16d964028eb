import { expect, test } from 'vitest';
import {
  availableMemory,
  isAddressSpaceShort,
  requireAddressSpace,
} from '../../src/shared/available-memory.ts';

const MACHINE = 24e9;

/** /proc/self/cgroup and the limits of groups, by path. */
interface System {
  readonly groups: string;
  readonly files?: Readonly<Record<string, string>>;
}

const V2 = '/sys/fs/cgroup';
const V1 = '/sys/fs/cgroup/memory';

test.each<readonly [string, System, number]>([
  ['no groups: Windows, macOS', { groups: '' }, MACHINE],
  [
    'a container of its own name space',
    { groups: '0::/\n', files: { [`${V2}/memory.max`]: '2000000000\n' } },
    2e9,
  ],
  ['one without a limit', { groups: '0::/\n', files: { [`${V2}/memory.max`]: 'max\n' } }, MACHINE],
  [
    'a limit on the group itself',
    { groups: '0::/jobs/7\n', files: { [`${V2}/jobs/7/memory.max`]: '3000000000' } },
    3e9,
  ],
  [
    'a limit further out, which holds for all in it',
    {
      groups: '0::/jobs/7\n',
      files: { [`${V2}/jobs/7/memory.max`]: 'max', [`${V2}/jobs/memory.max`]: '4000000000' },
    },
    4e9,
  ],
  [
    'the smaller one further out',
    {
      groups: '0::/a/b\n',
      files: { [`${V2}/a/b/memory.max`]: '9000000000', [`${V2}/a/memory.max`]: '5000000000' },
    },
    5e9,
  ],
  [
    'beyond it the system slows a process down until it stands still',
    {
      groups: '0::/a\n',
      files: { [`${V2}/a/memory.max`]: '9000000000', [`${V2}/a/memory.high`]: '6000000000' },
    },
    6e9,
  ],
  [
    'the first generation',
    {
      groups: '5:cpu,cpuacct:/x\n4:memory:/docker/0a\n',
      files: { [`${V1}/docker/0a/memory.limit_in_bytes`]: '1000000000' },
    },
    1e9,
  ],
  [
    'the same seen from inside, where the path is of outside',
    { groups: '4:memory:/docker/0a\n', files: { [`${V1}/memory.limit_in_bytes`]: '1500000000' } },
    1.5e9,
  ],
  [
    'no limit in the first generation',
    { groups: '4:memory:/\n', files: { [`${V1}/memory.limit_in_bytes`]: '9223372036854771712' } },
    MACHINE,
  ],
  [
    'a limit of processors is none of memory',
    { groups: '5:cpu:/x\n', files: { [`${V1}/x/memory.limit_in_bytes`]: '1000000000' } },
    MACHINE,
  ],
  [
    'both generations side by side',
    {
      groups: '4:memory:/a\n0::/b\n',
      files: { [`${V1}/a/memory.limit_in_bytes`]: '7000000000', [`${V2}/b/memory.max`]: '8000000000' },
    },
    7e9,
  ],
  ['a colon in a name', { groups: '0::/a:b\n', files: { [`${V2}/a:b/memory.max`]: '2000000000' } }, 2e9],
  [
    'a path above the name space',
    { groups: '0::/../x\n', files: { [`${V2}/x/memory.max`]: '2000000000' } },
    2e9,
  ],
  [
    'a limit above the machine',
    { groups: '0::/\n', files: { [`${V2}/memory.max`]: '99000000000' } },
    MACHINE,
  ],
])('%s', (reason, { groups, files = {} }, expected) => {
  const texts = new Map([['/proc/self/cgroup', groups], ...Object.entries(files)]);
  expect(
    availableMemory(MACHINE, (path) => texts.get(path)),
    reason,
  ).toBe(expected);
});

test('this machine has some', () => {
  expect(availableMemory()).toBeGreaterThan(2 ** 28);
});

const LIMITED = 'Max address space         3584000000           3584000000           bytes';
const UNLIMITED = 'Max address space         unlimited            unlimited            bytes';

test.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
  ['enough of a limit', { limits: LIMITED, status: 'VmPeak:\t 3400000 kB\nVmSize:\t 1000000 kB\n' }, false],
  ['nearly all used', { limits: LIMITED, status: 'VmSize:\t 3200000 kB\n' }, true],
  ['no limit', { limits: UNLIMITED, status: 'VmSize:\t 99000000 kB\n' }, false],
  ['a system that tells nothing', {}, false],
])('address space: %s', (reason, files, lacking) => {
  const ask = () =>
    requireAddressSpace('a thread', 2 ** 29, (path) => files[path.replace('/proc/self/', '')]);
  if (lacking) expect(ask, reason).toThrow('out of memory for a thread');
  else expect(ask, reason).not.toThrow();
});

const GIB = 2 ** 30;

test('what is reserved and never touched is no memory to have', () => {
  const limited = (bytes: number) => (path: string) =>
    path === '/proc/self/limits' ? `Max address space ${bytes} ${bytes} bytes\n` : undefined;
  const reserved = 10 * GIB - availableMemory(MACHINE, limited(10 * GIB));
  expect(reserved).toBeGreaterThan(1.6 * GIB);
  expect(Number.isInteger(reserved)).toBe(true);
  expect(availableMemory(MACHINE, limited(1.6 * GIB))).toBe(0);
  expect(availableMemory(MACHINE, limited(900 * GIB))).toBe(MACHINE);
  expect(isAddressSpaceShort(MACHINE, limited(10 * GIB))).toBe(true);
  expect(isAddressSpaceShort(MACHINE, limited(900 * GIB))).toBe(false);
});
