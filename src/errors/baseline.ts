// Faults of the earlier results that a run is compared with.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

const FIX = 'Give the results.json of an earlier run, or set `baseline` to `auto` or `none`.';

export function baselineMissing(path: string): Fault {
  return fault('baseline-missing', { subject: `baseline ${quote(path)}`, got: "isn't there", fix: FIX });
}

export function baselineUnreadable(path: string, got: string): Fault {
  return fault('baseline-unreadable', {
    subject: `baseline ${quote(path)}`,
    got: escapeControls(got),
    fix: FIX,
  });
}

export function baselineOtherVersion(path: string, version: string, expected: number): Fault {
  return fault('baseline-other-version', {
    subject: `baseline ${quote(path)}`,
    got: `has schema version ${escapeControls(version)}`,
    expected: `expected ${expected}`,
    fix: 'Make it again with this version of the program, or use the version that wrote it.',
  });
}

export function baselineCacheFailed(what: 'read' | 'saved', reason: string): Fault {
  return fault('baseline-cache-failed', {
    subject: 'the baseline',
    got: `was not ${what === 'read' ? 'read from' : 'saved in'} the Actions cache: ${escapeControls(reason)}`,
    fix: what === 'read' ? 'This run is compared with nothing.' : 'Pull requests find the one before.',
    severity: 'warning',
  });
}
