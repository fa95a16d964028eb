// The conformance suite over TensorFlow's own library (installed by `npm run tensorflow`).
import { describe } from 'vitest';
import { describeConformance } from '../conformance.ts';
import { engines } from '../engines.ts';
import { tensorflowMissing } from './missing.ts';

describe.skipIf(tensorflowMissing() !== undefined)('by TensorFlow', () => {
  describeConformance('tensorflow', engines.tensorflow);
});
