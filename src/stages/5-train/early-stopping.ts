// Early stopping as Keras's EarlyStopping and ModelCheckpoint(save_best_only) decide it. Pure: it says what to do,
// the loop does it. https://keras.io/api/callbacks/early_stopping/

export interface EarlyStoppingRule {
  readonly direction: 'minimize' | 'maximize';
  /** Epochs without an improvement of more than `minDelta` after which training stops. */
  readonly patience: number;
  readonly minDelta: number;
}

export interface EarlyStoppingState {
  /** The best value seen and its epoch: the epoch whose weights are kept. 0: none yet. */
  readonly bestEpoch: number;
  readonly bestValue: number | undefined;
  /** The value the next one must beat by more than `minDelta` to start the wait again. */
  readonly reference: number | undefined;
  /** Epochs since the reference was beaten. */
  readonly wait: number;
}

export const INITIAL_EARLY_STOPPING: EarlyStoppingState = {
  bestEpoch: 0,
  bestValue: undefined,
  reference: undefined,
  wait: 0,
};

export interface EarlyStoppingDecision {
  readonly state: EarlyStoppingState;
  /** This epoch's weights are the best so far: save them. */
  readonly save: boolean;
  readonly stop: boolean;
}

/**
 * Takes one epoch's monitored value. The kept epoch is the best one strictly (a smaller improvement than `minDelta`
 * is still a better model); only the wait asks for more than `minDelta`. NaN never improves.
 */
export function decideEarlyStopping(
  state: EarlyStoppingState,
  epoch: number,
  value: number,
  rule: EarlyStoppingRule,
): EarlyStoppingDecision {
  const save = isBetter(value, state.bestValue, 0, rule.direction);
  const improved = isBetter(value, state.reference, rule.minDelta, rule.direction);
  const next: EarlyStoppingState = {
    bestEpoch: save ? epoch : state.bestEpoch,
    bestValue: save ? value : state.bestValue,
    reference: improved ? value : state.reference,
    wait: improved ? 0 : state.wait + 1,
  };
  // Keras never stops after the very first epoch, whatever the patience.
  return { state: next, save, stop: !improved && next.wait >= rule.patience && epoch > 1 };
}

/** Whether `value` beats `reference` by more than `minDelta`; anything but NaN beats nothing. */
export function isBetter(
  value: number,
  reference: number | undefined,
  minDelta: number,
  direction: 'minimize' | 'maximize',
): boolean {
  if (Number.isNaN(value)) return false;
  if (reference === undefined) return Number.isFinite(value);
  return direction === 'minimize' ? value + minDelta < reference : value - minDelta > reference;
}
