// How much memory this process may have at all: the machine's, or less where a container or a job is limited. What others
// take of it at the moment changes from run to run and doesn't count.
import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { posix } from 'node:path';

/** Where the two generations of control groups are, and the files that limit a group's memory. */
const V2 = { root: '/sys/fs/cgroup', files: ['memory.max', 'memory.high'] } as const;
const V1 = { root: '/sys/fs/cgroup/memory', files: ['memory.limit_in_bytes'] } as const;

/** In bytes. @param read gives a file's text, undefined where there is none */
export function availableMemory(machineBytes = totalmem(), read = textOf): number {
  return Math.min(machineBytes, spaceBelowLimit(read), ...limits(read));
}

/** Whether it's a limit on the address space (`ulimit -v`) that decides: beyond it V8 ends the process without a word. */
export function isAddressSpaceShort(machineBytes = totalmem(), read = textOf): boolean {
  return spaceBelowLimit(read) < Math.min(machineBytes, ...limits(read));
}

/**
 * What Node.js, its threads and the libraries reserve and never touch, as measured of trainings: 1.75 GiB with 2 cores. The
 * system's allocator reserves some more for each thread.
 */
const RESERVED = (1.625 + availableParallelism() / 8) * 2 ** 30;

function spaceBelowLimit(read: typeof textOf): number {
  return Math.max(0, addressLimit(read) - RESERVED);
}

/** What libvips reserves for its threads and begins with. */
export const SPACE_OF_PACKAGES = 512 * 2 ** 20;
/** For V8 in a thread of its own, and ONNX Runtime in it: with 0.4 GiB left V8 ended the process. */
export const SPACE_OF_WORKER = 2 ** 29;

/**
 * V8 and glib end the process where they can't reserve memory, and then nothing can be said any more: so it's asked before.
 * @throws Error of want of memory
 */
export function requireAddressSpace(what: string, leastBytes: number, read = textOf): void {
  if (freeAddressSpace(read) < leastBytes) throw new Error(`out of memory for ${what}`);
}

/** What a process with a limit on its address space (`ulimit -v`) has not used of it, in bytes. */
function freeAddressSpace(read: typeof textOf): number {
  const [, kibibytes = '0'] = /^VmSize:\s+(\d+) kB/m.exec(read('/proc/self/status') ?? '') ?? [];
  return addressLimit(read) - Number(kibibytes) * 1024;
}

function addressLimit(read: typeof textOf): number {
  const [, limit = 'unlimited'] = /^Max address space +(\S+)/m.exec(read('/proc/self/limits') ?? '') ?? [];
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit);
}

/**
 * Of the control groups that this process is in, each inside the next: the smallest limit holds. Node's own
 * `process.constrainedMemory()` looks at the innermost alone.
 */
function limits(read: (path: string) => string | undefined): number[] {
  const groups = (read('/proc/self/cgroup') ?? '').split('\n').map((line) => line.split(':'));
  return groups.flatMap(([, controllers = '', ...path]) => {
    const generation = controllers === '' ? V2 : controllers.split(',').includes('memory') ? V1 : undefined;
    if (generation === undefined) return [];
    return foldersUp(path.join(':')).flatMap((folder) =>
      generation.files.flatMap((file) => {
        const text = read(posix.join(generation.root, folder, file))?.trim() ?? '';
        return /^\d+$/.test(text) ? [Number(text)] : [];
      }),
    );
  });
}

/** "/a/b": "a/b", "a" and "". In a container it may name what is only there outside; the container's own is "" then. */
function foldersUp(path: string): string[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '..');
  return [...names.keys(), names.length].map((count) => names.slice(0, count).join('/'));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
