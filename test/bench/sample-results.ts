// Results as a run leaves them, for the tests to change.
import type { BenchEnvironment } from '../../bench/environment.ts';
import type { Measured } from '../../bench/measure.ts';
import { type Results, resultsOf } from '../../bench/results.ts';

export const ENVIRONMENT: BenchEnvironment = {
  cpu: 'Example 9000',
  cores: 2,
  threads: 2,
  instructionSets: ['avx2', 'avx512f'],
  memoryBytes: 8e9,
  platform: 'linux x64',
  loadBefore: 0.05,
};

export function measured(contestant: string, stepSeconds: number[], more: Partial<Measured> = {}): Measured {
  const firstStepSeconds = stepSeconds.map((seconds) => seconds * 10);
  const peakBytes = stepSeconds.map(() => 1e9);
  return {
    case: 'classic-1',
    contestant,
    precision: 'float32',
    stepSeconds,
    firstStepSeconds,
    peakBytes,
    ...more,
  };
}

/** Ours takes 0.9 of Slow's time and 1.5 of Fast's. */
export function results(fields: readonly Measured[] = []): Results {
  const three = [
    measured('Ours', [0.9, 0.9, 1.2]),
    measured('Slow', [1, 1, 1]),
    measured('Fast', [0.6, 0.6, 0.5]),
  ];
  const measurement = { measured: [...three, ...fields], versions: { onnxruntime: '1.2.3' } };
  return resultsOf({ 'classic-1': 'one step' }, 'Ours', measurement, ENVIRONMENT);
}
