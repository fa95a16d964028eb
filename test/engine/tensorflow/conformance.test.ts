// The conformance suite over TensorFlow's own library (installed by `npm run tensorflow`).
import { describeConformance } from '../conformance.ts';
import { engines } from '../engines.ts';

describeConformance('tensorflow', engines.tensorflow);
