// The section of the calibration: whether the model's probabilities can be taken at their word.
import { paragraph, type Reliability, type Section, table } from '../../../document/document.ts';
import { strong } from '../../../document/inline.ts';
import { formatCount, formatRatio } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { unitOf } from '../task-words.ts';
import type { Tested } from './classes.ts';

type Calibration = NonNullable<Results['test']['calibration']>;

export function calibrationSection(run: Tested): Section {
  const { calibration } = run.test;
  const blocks = calibration === null ? [paragraph('Not tested.')] : parts(`${unitOf(run)}s`, calibration);
  return { id: 'calibration', title: 'Calibration', leaveOut: 8, pageOnly: true, blocks };
}

function parts(units: string, calibration: Calibration) {
  const { bins, 'expected-error': error } = calibration;
  const filled = bins.filter(({ pixels }) => pixels > 0);
  const chart: Reliability = {
    kind: 'reliability',
    bins: bins.map(({ pixels, confidence, accuracy }) => ({ count: pixels, confidence, accuracy })),
    caption: `A point for each bin of confidence, its area by the number of ${units}; dashed: perfect calibration.`,
    label: `Share of ${units} that are right by how sure the model was, beside the diagonal of a perfectly calibrated one. Expected calibration error ${formatRatio(error)}.`,
  };
  const numbers = table(
    `${units === 'pixels' ? 'Pixels of the test set' : 'Test images'} by the largest of their class probabilities`,
    ['confidence', units, 'mean confidence', 'share that is right'],
    filled.map(({ low, high, pixels, confidence, accuracy }) => [
      `${formatRatio(low)}\u00a0to\u00a0${formatRatio(high)}`,
      formatCount(pixels),
      formatRatio(confidence),
      formatRatio(accuracy),
    ]),
  );
  const meaning = [
    'Expected calibration error ',
    strong(formatRatio(error)),
    `: by so much the model's confidence and the share of ${units} that are right differ on average. ${leaning(calibration)}`,
  ];
  return [chart, paragraph(meaning), numbers];
}

function leaning({ bins, 'expected-error': error }: Calibration): string {
  if (error < 0.01) return 'On the whole its probabilities can be taken at their word.';
  const surer = bins.reduce(
    (sum, { pixels, confidence, accuracy }) => sum + pixels * ((confidence ?? 0) - (accuracy ?? 0)),
    0,
  );
  return surer > 0
    ? 'On the whole it is surer than it is right.'
    : 'On the whole it is right more often than it is sure.';
}
