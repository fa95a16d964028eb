// What is said of a model that its run has not trained: first of all, since its numbers look like any others.
import type { Results } from '../../../results/results.ts';

type Untrained = NonNullable<Results['untrained']>;

const SENTENCES: Readonly<Record<Untrained, string>> = {
  'less-than-an-epoch': 'Not trained: the time was over before the model had seen one epoch',
  'nothing-new':
    'Not trained: the time had no room for another epoch, and the model is the one that was there',
};

/** Without a full stop; undefined: it was trained. */
export function untrainedSentence({ untrained }: Partial<Pick<Results, 'untrained'>>): string | undefined {
  return untrained == null ? undefined : SENTENCES[untrained];
}
