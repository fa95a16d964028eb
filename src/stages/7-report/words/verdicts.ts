// The verdicts on a baseline as badges: a colour, a mark for who doesn't see it, and words.
import type { Badge } from '../../../document/document.ts';
import type { Comparison } from '../../../results/judgement.ts';

export const VERDICTS: Readonly<Record<Comparison['verdict'], Badge>> = {
  better: { tone: 'good', mark: '▲', text: 'Better' },
  same: { tone: 'plain', mark: '=', text: 'Same' },
  worse: { tone: 'bad', mark: '▼', text: 'Worse' },
  'different-test-split': { tone: 'warn', mark: '≠', text: 'Other test images' },
  'different-classes': { tone: 'warn', mark: '≠', text: 'Other classes' },
  'too-few-images': { tone: 'warn', mark: '?', text: 'Too few test images to tell' },
  'not-tested': { tone: 'warn', mark: '?', text: 'Not tested' },
  'no-baseline': { tone: 'info', mark: '–', text: 'No baseline' },
};
