import { expect, test } from 'vitest';
import { InputError, outOfMemory } from '../../src/errors.ts';
import { fewerThreads, heedfully, heedMemory } from '../../src/run/heed-memory.ts';
import { Timings } from '../../src/shared/timings.ts';

const WORK = { doing: 'training', lower: ['`batch-size` (64)', '`image-size` (1024)'] };
const cause = new RangeError('Array buffer allocation failed');

test('want of memory is told with what to lower', async () => {
  const work = heedMemory(WORK, async () => {
    throw cause;
  });
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect(String(error)).toContain(
    'out-of-memory: training ran out of memory. Lower `batch-size` (64) or `image-size` (1024), or run where there is more memory.',
  );
  expect((error as Error).cause).toBe(cause);
});

test.each([
  ['told already, nearer to where it was', new InputError(outOfMemory('the test', ['`threads`']))],
  ['something else', new TypeError('x is not a function')],
])('%s goes on as it is', async (reason, thrown) => {
  const work = heedMemory(WORK, async () => {
    throw thrown;
  });
  await expect(work, reason).rejects.toBe(thrown);
});

test.each([
  [[], 'Run where there is more memory.'],
  [['`threads`'], 'Lower `threads`, or run where there is more memory.'],
  [['`a`', '`b`', '`c`'], 'Lower `a`, `b` or `c`, or run where there is more memory.'],
])('what to lower: %j', (lower, words) => {
  expect(outOfMemory('training', lower).message).toBe(`training ran out of memory. ${words}`);
});

test('a model that is trained by then is named', async () => {
  const measure = heedfully(new Timings(() => 0), { threads: 1 });
  const lacking = () => Promise.reject(cause);
  await expect(measure('evaluate', lacking, 'run/unfinished/model/model.onnx')).rejects.toThrow(
    'the test of the model ran out of memory, but it is trained: "run/unfinished/model/model.onnx". Lower',
  );
  await expect(measure('evaluate', lacking)).rejects.toThrow(
    'the test of the model ran out of memory. Lower',
  );
});

test('fewer threads are no help where there is one', () => {
  expect(fewerThreads({ threads: 1 })).toEqual([]);
  expect(fewerThreads({ threads: 8 })).toEqual(['`threads` (8)']);
});
