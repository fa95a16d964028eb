// The section of the confusion matrix: how each true class was predicted.
import { fold, paragraph, type Section } from '../../../document/document.ts';
import { plural } from '../../../document/numbers.ts';
import { unitOf } from '../task-words.ts';
import type { Tested } from './classes.ts';

export function confusionSection(run: Tested, id = 'confusion', title = 'Confusion'): Section {
  const { test, classes } = run;
  const unit = unitOf(run);
  const caption = `Rows: the true class. Columns: the predicted class, as a share of the true class's ${unit}s.`;
  const matrix = { kind: 'matrix', caption, classes, counts: test.confusion, unit } as const;
  const what = `${title} of ${plural(classes.length, 'class', 'classes')}`;
  const blocks = test.images === 0 ? [paragraph('Not tested.')] : [matrix];
  return { id, title, leaveOut: 8, blocks: [fold(what, blocks)] };
}
