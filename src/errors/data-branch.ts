// Faults of what is kept on a branch of the repository.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const historyBranchTaken = defineFault({
  code: 'history-branch-taken',
  words: (branch: string, files: readonly string[]): Wording => ({
    subject: `branch ${quote(branch)}`,
    got: `holds something else than a history (${files.slice(0, 3).map(quote).join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''})`,
    expected: 'which a run would replace',
    fix: 'Name a branch in `history` that is not there yet, such as `branch best-epoch-history`.',
  }),
  example: ['main', ['README.md', 'data/cells/images/001.png', 'data/cells/masks/001.png', 'src/index.ts']],
  note: "A history's branch is always one commit, replaced each time, so a run writes only to a branch that it has begun itself, or that is empty. Where it's a history whose file `.best-epoch` was lost, delete the branch: a new one begins.",
});
