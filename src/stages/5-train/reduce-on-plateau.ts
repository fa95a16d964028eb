// The learning rate falls when the validation loss stops falling, as Keras's ReduceLROnPlateau decides it
// (cooldown 0). Pure. https://keras.io/api/callbacks/reduce_lr_on_plateau/
import { nextReference } from './early-stopping.ts';

export interface PlateauRule {
  readonly factor: number;
  readonly patience: number;
  readonly minDelta: number;
  /** The learning rate never falls below this. */
  readonly floor: number;
}

export interface PlateauState {
  readonly best: number | undefined;
  readonly wait: number;
  readonly learningRate: number;
}

/** Takes one epoch's validation loss; the result's `learningRate` is the next epoch's. */
export function decidePlateau(state: PlateauState, valLoss: number, rule: PlateauRule): PlateauState {
  const best = nextReference(valLoss, state.best, rule.minDelta, 'minimize');
  if (best !== undefined) return { ...state, best, wait: 0 };
  const wait = state.wait + 1;
  if (wait < rule.patience || !isAbove(state.learningRate, rule.floor)) return { ...state, wait };
  return { ...state, wait: 0, learningRate: Math.max(state.learningRate * rule.factor, rule.floor) };
}

/** In float32, as Keras compares: 0.001 times 0.1 four times is a rounding error above 1e-7, and at that floor. */
function isAbove(learningRate: number, floor: number): boolean {
  return Math.fround(learningRate) > Math.fround(floor);
}
