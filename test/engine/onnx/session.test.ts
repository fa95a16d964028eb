// Which runtime and layout are taken, and that one asked for is never replaced by another in silence.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import type { Runtime } from '../../../src/engine/onnx/session.ts';
import { isOutOfMemory } from '../../../src/shared/out-of-memory.ts';
import { batchOf, plainUnet, recipe } from './samples.ts';

const broken = () => {
  throw new Error('libonnxruntime.so.1: cannot open shared object file');
};

afterEach(() => {
  vi.doUnmock('onnxruntime-node');
  vi.doUnmock('onnxruntime-web');
  vi.resetModules();
});

async function withoutPackages(...packages: readonly string[]) {
  for (const name of packages) vi.doMock(name, broken);
  return await import('../../../src/engine/onnx/in-process.ts');
}

test('the native runtime is taken where it loads', async () => {
  const engine = await createInProcessEngine({ threads: 1 });
  expect(engine.describe()).toMatchObject({ engine: 'onnx', runtime: 'native', threads: 1 });
  expect(engine.describe().version).toMatch(/^\d+\.\d+\.\d+/);
});

test('a layout asked for is taken', async () => {
  const engine = await createInProcessEngine({ threads: 1, layout: 'standard' });
  expect(engine.describe().layout).toBe('standard');
});

test('the WebAssembly runtime stands in where the native one has no binary', async () => {
  const { createInProcessEngine: create } = await withoutPackages('onnxruntime-node');
  const engine = await create({ threads: 1 });
  expect(engine.describe()).toMatchObject({ runtime: 'wasm', layout: 'standard' });
  const trainer = await engine.build(plainUnet, recipe);
  const { loss } = await trainer.step(batchOf(plainUnet), 1e-3);
  expect(loss).toBeGreaterThan(0);
  await trainer.dispose();
});

test('no other runtime is taken for want of memory: it gives other numbers', async () => {
  vi.doMock('onnxruntime-node', () => {
    throw new Error('libonnxruntime.so.1: failed to map segment from shared object: Cannot allocate memory');
  });
  const { createInProcessEngine: create } = await import('../../../src/engine/onnx/in-process.ts');
  const error = await create({ threads: 1 }).catch((caught: unknown) => caught);
  expect(isOutOfMemory(error)).toBe(true);
});

test('nor another layout', async () => {
  vi.resetModules();
  const { loadRuntime } = await import('../../../src/engine/onnx/session.ts');
  const { probeBlockedLayout } = await import('../../../src/engine/onnx/probe.ts');
  const runtime = await loadRuntime('native', 1);
  let opened = 0;
  const open: Runtime['open'] = (model, optimization) => {
    // The first is the standard layout, which the others are compared with.
    if (opened++ === 0) return runtime.open(model, optimization);
    return Promise.reject(new Error('std::bad_alloc'));
  };
  await expect(probeBlockedLayout({ ...runtime, open })).rejects.toThrow('std::bad_alloc');
});

describe('engine-unavailable, with the cause and the fix', () => {
  test.each([
    ['the native runtime, asked for by name', ['onnxruntime-node'], { runtime: 'native' }, 'onnx (native)'],
    ['the WebAssembly runtime, asked for by name', ['onnxruntime-web'], { runtime: 'wasm' }, 'onnx (wasm)'],
    ['neither loads', ['onnxruntime-node', 'onnxruntime-web'], {}, 'onnx'],
  ] as const)('%s', async (reason, packages, options, name) => {
    const { createInProcessEngine: create } = await withoutPackages(...packages);
    const error = await create({ threads: 1, ...options }).catch((caught: unknown) => caught);
    expect(String(error), reason).toContain(`engine-unavailable: engine "${name}" can't be loaded: `);
    expect(String(error), reason).toContain('npm ci');
  });

  test('blocked kernels on a runtime that has none', async () => {
    await expect(createInProcessEngine({ threads: 1, runtime: 'wasm', layout: 'blocked' })).rejects.toThrow(
      'engine-unavailable: engine "onnx (blocked)"',
    );
  });
});
