// Faults of taking over what earlier runs left, and of leaving something for later ones.
import { escapeControls } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const cacheFailed = defineFault({
  code: 'cache-failed',
  severity: 'warning',
  words: (what: string, how: 'read' | 'saved', reason: string): Wording => ({
    subject: what,
    got: `was not ${how === 'read' ? 'read from' : 'saved in'} the Actions cache: ${escapeControls(reason)}`,
    fix: how === 'read' ? 'This run starts from nothing.' : 'Later runs do without it.',
  }),
  example: ["an earlier run's model and results", 'read', 'the service did not answer'],
  note: 'Caches save time; what they are missing is done again.',
});

export const checkpointUnfit = defineFault({
  code: 'checkpoint-unfit',
  severity: 'warning',
  words: (epoch: number, reason: string): Wording => ({
    subject: `the checkpoint of epoch ${epoch} in the Actions cache`,
    got: `can't be gone on from: ${escapeControls(reason)}`,
    fix: 'Training starts anew.',
  }),
  example: [12, 'its weights are of another network'],
  note: 'A checkpoint is checked before it is used, whoever wrote it into the cache.',
});
