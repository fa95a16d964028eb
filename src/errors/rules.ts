// Faults of labelling by rule.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function rulesInvalid(file: string, reasons: readonly string[]): Fault {
  return fault('rules-invalid', {
    subject: `rules ${quote(file)}`,
    got: `can't be used: ${escapeControls(reasons.join('; '))}`,
    fix: 'Write them as {"classes": [{"name": "background", "max": 9000}, {"name": "cluster", "min": 9000}]}.',
    file,
  });
}

export function rulesNeedChannel(image: string): Fault {
  return fault('rules-need-channel', {
    subject: `image ${quote(image)}`,
    got: 'is in colour',
    expected: 'expected grey, for the rules name no channel',
    fix: 'Say in the rules which channel they are about, "channel": 0 for red, 1 for green, 2 for blue, or give grey images.',
    file: image,
  });
}
