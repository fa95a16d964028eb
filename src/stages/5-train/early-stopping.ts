// Early stopping as Keras's EarlyStopping and ModelCheckpoint(save_best_only) decide it. Pure: it says what to do,
// the loop does it. https://keras.io/api/callbacks/early_stopping/

type Direction = 'minimize' | 'maximize';

export interface EarlyStoppingRule {
  readonly direction: Direction;
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
 * is still a better model); only the wait asks for more than `minDelta`. The first value is the first reference, as
 * in Keras. NaN never improves, and unlike in Keras it's never the best: nothing would ever beat it.
 */
export function decideEarlyStopping(
  state: EarlyStoppingState,
  epoch: number,
  value: number,
  rule: EarlyStoppingRule,
): EarlyStoppingDecision {
  const { direction, minDelta } = rule;
  const save = isBetter(value, state.bestValue ?? worst(direction), 0, direction);
  const reference = nextReference(value, state.reference, minDelta, direction);
  const wait = reference === undefined ? state.wait + 1 : 0;
  const next: EarlyStoppingState = {
    bestEpoch: save ? epoch : state.bestEpoch,
    bestValue: save ? value : state.bestValue,
    reference: reference ?? state.reference,
    wait,
  };
  return { state: next, save, stop: reference === undefined && wait >= rule.patience };
}

/**
 * What later values must beat from now on; undefined: `value` didn't beat `reference` by more than `minDelta`.
 * Without a reference any value becomes it, NaN as the worst one there is.
 */
export function nextReference(
  value: number,
  reference: number | undefined,
  minDelta: number,
  direction: Direction,
): number | undefined {
  if (reference === undefined) return Number.isNaN(value) ? worst(direction) : value;
  return isBetter(value, reference, minDelta, direction) ? value : undefined;
}

/** Never for NaN. Added as Keras adds it: rounding makes `reference - value > minDelta` another question. */
function isBetter(value: number, reference: number, minDelta: number, direction: Direction): boolean {
  return direction === 'minimize' ? value + minDelta < reference : value - minDelta > reference;
}

function worst(direction: Direction): number {
  return direction === 'minimize' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
