// What an optimizer is given to update one parameter.

/** State per element that an optimizer keeps from update to update, under PyTorch's names; all start at 0. */
export type Slots = Readonly<Record<string, Float64Array>>;

export interface Update {
  readonly parameter: Float64Array;
  readonly shape: readonly number[];
  /** Whether it's a hidden weight, which Muon takes. */
  readonly hidden: boolean;
  readonly gradient: Float64Array;
  readonly slots: Slots;
  readonly learningRate: number;
  /** Weight decay of this parameter. */
  readonly decay: number;
  /** 1 for the first update. */
  readonly t: number;
}
