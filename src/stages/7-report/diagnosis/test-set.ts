// Findings of the test that stand beside the verdict on the curves: a class never predicted, a gap to training.
import { formatRatio, plural } from '../../../document/numbers.ts';
import type { Finding } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';
import { escapeControls } from '../../../shared/quote.ts';
import { unitOf } from '../task-words.ts';
import { type Curves, F1, f1Of } from './curves.ts';
import { finding } from './rule.ts';

type Test = Results['test'];

const MOST_NAMES = 5;

const NEVER = { verdict: 'class-never-predicted', title: 'class never predicted' } as const;

export function classNeverPredicted(run: Pick<Results, 'task' | 'test'>): Finding | undefined {
  const { test } = run;
  const unit = unitOf(run);
  const missing = test['per-class'].filter(({ support, predicted }) => support > 0 && predicted === 0);
  if (missing.length === 0) return undefined;
  const names = missing.slice(0, MOST_NAMES).map((metrics) => `"${escapeControls(metrics.class)}"`);
  const more = missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : '';
  const support = missing.reduce((total, metrics) => total + metrics.support, 0);
  const rule =
    unit === 'pixel'
      ? 'a class has pixels in the test images, and not one pixel was predicted as it'
      : 'a class has test images, and not one image was predicted as it';
  const them = missing.length === 1 ? 'it' : 'them';
  const shown =
    unit === 'pixel'
      ? `which show ${plural(support, unit)} of ${them}`
      : `${support} of which ${support === 1 ? 'shows' : 'show'} ${them}`;
  return finding(
    { ...NEVER, rule },
    {
      sentence: `The model never answers ${names.join(', ')}${more} on the test images, ${shown}. More images of it or class weights may help.`,
      evidence: { classes: missing.length, [`${unit}s`]: support },
    },
  );
}

/** As in the rule for validation: a tenth of macro F1 is more than augmentation costs or gives. */
const F1_GAP = 0.1;

const GAP = {
  verdict: 'train-test-gap',
  title: 'train/test gap',
  rule: `macro F1 on the test images is over ${F1_GAP} below that of training at the kept epoch, which lies above the test's 95 % interval`,
} as const;

export function trainTestGap({ best }: Curves, test: Test): Finding | undefined {
  const { train, validation } = f1Of(best);
  const tested = test[F1] ?? Number.NaN;
  const interval = test.intervals[F1];
  if (!(train - tested > F1_GAP && train > (interval?.high ?? Number.NEGATIVE_INFINITY))) return undefined;
  const levels = `Macro F1 is ${formatRatio(train)} in training and ${formatRatio(tested)} on the test images.`;
  return finding(GAP, {
    sentence: `${levels} ${causeOf({ train, validation, tested })}`,
    evidence: { train, validation, test: tested },
  });
}

/** Of the gap, what validation shows already is not of the test images. */
function causeOf({ train, validation, tested }: Readonly<Record<'train' | 'validation' | 'tested', number>>) {
  const had = `Validation had ${formatRatio(validation)}`;
  if (!(validation - tested > F1_GAP)) return `${had} too: the model does not hold for new images.`;
  if (train - validation > F1_GAP)
    return `${had}, which is far below training, too: the training images were learnt by heart (overfit), and the test images may differ from the others besides.`;
  return `${had}, so the test images differ from the others, or validation images have copies in training.`;
}
