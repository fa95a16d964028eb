import { describe, expect, it } from 'vitest';
import { instructionSetsIn } from '../../bench/environment.ts';

describe('the instruction sets', () => {
  it.each([
    [
      'processor\t: 0\nflags\t\t: fpu sse2 avx2 avx512f avx512_bf16 amx_tile\n\nflags\t\t: fpu',
      ['avx2', 'avx512f', 'avx512_bf16', 'amx_tile'],
      'of an x86 processor, the first core speaking for all',
    ],
    ['Features\t: fp asimd sve bf16 i8mm', ['asimd', 'sve', 'bf16', 'i8mm'], 'of an ARM processor'],
    ['flags : xavx2 avx512foo', [], 'whole names only'],
    ['', [], 'of a system that does not tell'],
  ])('in %j are %j', (cpuInfo, expected, reason) => {
    expect(instructionSetsIn(cpuInfo), reason).toEqual(expected);
  });
});
