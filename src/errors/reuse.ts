// Faults of taking over what earlier runs left, and of leaving something for later ones.
import { escapeControls } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function cacheFailed(what: string, how: 'read' | 'saved', reason: string): Fault {
  return fault('cache-failed', {
    subject: what,
    got: `was not ${how === 'read' ? 'read from' : 'saved in'} the Actions cache: ${escapeControls(reason)}`,
    fix: how === 'read' ? 'This run starts from nothing.' : 'Later runs do without it.',
    severity: 'warning',
  });
}

export function checkpointUnfit(epoch: number, reason: string): Fault {
  return fault('checkpoint-unfit', {
    subject: `the checkpoint of epoch ${epoch} in the Actions cache`,
    got: `can't be gone on from: ${escapeControls(reason)}`,
    fix: 'Training starts anew.',
    severity: 'warning',
  });
}
