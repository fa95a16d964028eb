import { expect, test } from 'vitest';
import { isOutOfMemory } from '../../src/shared/out-of-memory.ts';

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more);

/** The words as they were met. */
test.each<readonly [string, unknown]>([
  ['V8, an array', new RangeError('Array buffer allocation failed')],
  ['V8, an array beyond what any may have', new RangeError('Invalid typed array length: 12884901888')],
  ['V8, a message to a worker', new DOMException('Data cannot be cloned, out of memory.', 'DataCloneError')],
  ['V8, WebAssembly', new RangeError('WebAssembly.Memory(): could not allocate memory')],
  [
    'V8, more WebAssembly',
    new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance'),
  ],
  ['Node.js, a worker', error('Worker terminated', { code: 'ERR_WORKER_OUT_OF_MEMORY' })],
  ['Node.js, a thread', error('Worker initialization failure: EAGAIN', { code: 'ERR_WORKER_INIT_FAILED' })],
  ['Node.js, a file', error('ENOMEM: not enough memory, read', { code: 'ENOMEM', path: '/a.png' })],
  ['zlib', error('insufficient memory', { code: 'Z_MEM_ERROR' })],
  ['C++', error('std::bad_alloc')],
  ['C++ on Windows', error('bad allocation')],
  [
    'ONNX Runtime',
    error(
      "Non-zero status code returned while running Conv node. Name:'' Status Message: bfc_arena.cc:376 void* onnxruntime::BFCArena::AllocateRawInternal(size_t) Failed to allocate memory for requested buffer of size 4294967296",
    ),
  ],
  ['libvips', error('vips_tracked: out of memory --- size == 12MB')],
  ['libspng', error('png: memory allocation failed')],
  ['libjpeg', error('VipsJpeg: Insufficient memory (case 4)')],
  ['the loader', error('libvips.so: failed to map segment from shared object: Cannot allocate memory')],
  ['TensorFlow', error('OOM when allocating tensor with shape[64,16,1024,1024]')],
  ['a cause', new Error('the step failed', { cause: error('std::bad_alloc') })],
])('%s', (reason, thrown) => {
  expect(isOutOfMemory(thrown), reason).toBe(true);
});

test.each<readonly [string, unknown]>([
  ['a mistake of ours', new RangeError('Invalid typed array length: -1')],
  ['another mistake', new TypeError("Cannot read properties of undefined (reading 'memory')")],
  ['damaged pixels', error('pngload_buffer: libspng read error')],
  ['a full disk', error('ENOSPC: no space left on device, write', { code: 'ENOSPC' })],
  ['a file of such a name', error("ENOENT: no such file 'out of memory.png'", { code: 'ENOENT', path: 'x' })],
  [
    'a damaged TIFF',
    error('tiff2vips: Failed to allocate memory for to read TIFF directory (0 elements of 12 bytes each)'),
  ],
  ['another one', error('tiff2vips: Out of memory reading of "BitsPerSample"')],
  [
    'a third, of several lines',
    error('source: bad seek to 9\ntiff2vips: Failed to allocate memory for to read'),
  ],
  [
    'a fourth, told by another',
    error('Input buffer has corrupt header: tiff2vips: Failed to allocate memory for to read TIFF directory'),
  ],
  ['no error', 'out of memory'],
  ['nothing', undefined],
])('not %s', (reason, thrown) => {
  expect(isOutOfMemory(thrown), reason).toBe(false);
});

test('an error that is its own cause', () => {
  const circular = new Error('it turns');
  circular.cause = circular;
  expect(isOutOfMemory(circular)).toBe(false);
});
