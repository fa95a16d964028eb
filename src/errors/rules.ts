// Faults of labelling by rule.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const rulesInvalid = defineFault({
  code: 'rules-invalid',
  words: (file: string, reasons: readonly string[]): Wording => ({
    subject: `rules ${quote(file)}`,
    got: `can't be used: ${escapeControls(reasons.join('; '))}`,
    fix: 'Write them as {"classes": [{"name": "background", "max": 9000}, {"name": "cluster", "min": 9000}]}.',
    file,
  }),
  example: ['rules.json', ['classes.0: neither min nor max']],
  note: '[Label by rule](label.md) has the form.',
});

export const rulesNeedChannel = defineFault({
  code: 'rules-need-channel',
  words: (image: string): Wording => ({
    subject: `image ${quote(image)}`,
    got: 'is in colour',
    expected: 'expected grey, for the rules name no channel',
    fix: 'Say in the rules which channel they are about, "channel": 0 for red, 1 for green, 2 for blue, or give grey images.',
    file: image,
  }),
  example: ['images/024.png'],
  note: 'A range of intensities is about one number a pixel.',
});
