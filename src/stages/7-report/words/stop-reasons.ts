// Why a training ended, in a word or two.
import type { Results } from '../../../results/results.ts';

export const STOP_REASONS: Readonly<Record<Results['stop-reason'], string>> = {
  patience: 'patience ran out',
  epochs: 'all epochs done',
  'time-budget': 'time budget used up',
  target: 'target reached',
  cancelled: 'cancelled',
  diverged: 'diverged',
};
