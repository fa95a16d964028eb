import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { listenForCancellation } from '../../src/cli/cancellation.ts';

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

describe('cancellation', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends the run with %i', (name, code) => {
    const source = new FakeProcess();
    let told = 0;
    using cancellation = listenForCancellation(source, () => told++);
    expect(cancellation.signal.aborted).toBe(false);
    source.emit(name, name);
    expect(cancellation.signal.aborted).toBe(true);
    expect(cancellation.exitCode()).toBe(code);
    expect(told).toBe(1);
    expect(source.exits, 'the process itself goes on').toEqual([]);
  });

  it('by a second signal ends the process at once', () => {
    const source = new FakeProcess();
    using cancellation = listenForCancellation(source, () => undefined);
    source.emit('SIGINT', 'SIGINT');
    source.emit('SIGTERM', 'SIGTERM');
    expect(source.exits).toEqual([143]);
    expect(cancellation.exitCode(), 'the first says how the run ended').toBe(130);
  });

  it('listens no longer than it is asked to', () => {
    const source = new FakeProcess();
    listenForCancellation(source, () => undefined)[Symbol.dispose]();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });
});
