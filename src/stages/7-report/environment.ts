// The machine and the Node.js that a run had. It reads, it decides nothing.
import { availableParallelism, cpus } from 'node:os';
import { availableMemory } from '../../shared/available-memory.ts';

export interface Environment {
  /** Without the leading v. */
  readonly node: string;
  readonly platform: string;
  readonly arch: string;
  /** The processor's model as the system names it; "unknown" where it names none. */
  readonly cpu: string;
  readonly cores: number;
  /** What a run may have of it: in a container with a limit less than the machine has. */
  readonly memoryBytes: number;
}

export function readEnvironment(): Environment {
  return {
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    memoryBytes: availableMemory(),
  };
}

/** The most memory this process has had resident so far, in bytes, worker threads included. */
export function readPeakMemoryBytes(): number {
  // libuv gives kibibytes on every platform.
  return process.resourceUsage().maxRSS * 1024;
}
