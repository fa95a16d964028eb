import { expect, test, vi } from 'vitest';
import { modelAt } from '../../src/earlier/model.ts';
import { isOutOfMemory, unlessOutOfMemory } from '../../src/shared/out-of-memory.ts';
import { readClassLists } from '../../src/stages/2-dataset/class-lists/read.ts';
import { readClasses } from '../../src/stages/2-dataset/classes-file.ts';
import { readSheets } from '../../src/stages/2-dataset/labels/table/read.ts';
import { readColumns } from '../../src/stages/2-dataset/part-lists/columns.ts';
import { readNamedLists } from '../../src/stages/2-dataset/part-lists/read-names.ts';
import { readSplit } from '../../src/stages/3-split/file.ts';
import { copyCheckpoint, loadLast, loadWhole } from '../../src/stages/5-train/checkpoint.ts';
import { wasOutOfTime } from '../../src/stages/5-train/out-of-time.ts';
import { openModelFile } from '../../src/stages/6-evaluate/open-model-file.ts';

const lacking = vi.hoisted(() => async () => {
  throw new RangeError('Array buffer allocation failed');
});

vi.mock('../../src/shared/plain-file.ts', async (original) => ({
  ...(await original<typeof import('../../src/shared/plain-file.ts')>()),
  ...{ readPlainFile: lacking, readPlainText: lacking },
}));

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
  ['libnsgif', error('gifload_buffer: Out of memory')],
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
  ['a damaged GIF', error('gifload: bad image dimensions\ngifload_buffer: Out of memory')],
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

test('what does without a file does not do without it for want of memory', () => {
  expect(unlessOutOfMemory('none')(error('ENOENT: no such file', { code: 'ENOENT' }))).toBe('none');
  expect(() => unlessOutOfMemory('none')(error('std::bad_alloc'))).toThrow('std::bad_alloc');
});

/** Each takes a file that can't be read for one that isn't there, or is of no use: another result, in silence. */
test.each<readonly [string, () => Promise<unknown>]>([
  ['a checkpoint: it would be removed', () => loadWhole('.', 'print')],
  ['a checkpoint', () => loadLast('.', 'print')],
  ['a checkpoint that is copied', () => copyCheckpoint('.', '.', 'print')],
  ['that the time was over: the training would go on', () => wasOutOfTime('.', {} as never, 1)],
  ['a model to predict with', () => openModelFile('package.json', { threads: 1 })],
  ['a model to train on from', () => modelAt('package.json')],
  ['a split', () => readSplit('package.json')],
  ['classes.json: classes would be numbered', () => readClasses('.', undefined)],
  ['a list of classes', () => readClassLists('.', ['classes.txt'])],
  ['a table of labels', () => readSheets('.', ['labels.csv'])],
  ['a table of parts', () => readColumns('.', ['split.csv'], () => 0)],
  [
    'a list of a part: the split would be made anew',
    () =>
      readNamedLists('.', {
        ending: '.txt',
        isOfVoc: false,
        lists: [{ file: 'train.txt', part: 'train' }],
      } as never),
  ],
])('no memory to read %s', async (reason, read) => {
  await expect(read(), reason).rejects.toThrow('Array buffer allocation failed');
});
