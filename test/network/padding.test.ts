// Padding: the zeros that TensorFlow puts before and behind an edge, so that stride pixels give one.
import { expect, test } from 'vitest';
import { samePadding, type Window } from '../../src/network/padding.ts';

test.each<[reason: string, window: Window, before: number, after: number]>([
  ['1x1: none', { kernel: 1 }, 0, 0],
  ['3x3: one on either side', { kernel: 3 }, 1, 1],
  ['5x5: two on either side', { kernel: 5, stride: 1, dilation: 1 }, 2, 2],
  ['dilation moves the outer taps out', { kernel: 3, dilation: 4 }, 4, 4],
  ['1x1 with stride 2: none, and none to take away', { kernel: 1, stride: 2 }, 0, 0],
  ['3x3 with stride 2: the only one stands behind', { kernel: 3, stride: 2 }, 0, 1],
  ['5x5 with stride 2: the odd one stands behind', { kernel: 5, stride: 2 }, 1, 2],
])('%s', (reason, window, before, after) => {
  expect(samePadding(window), reason).toEqual({ before, after });
});
