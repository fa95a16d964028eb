// What training will do, decided before it starts, with a reason for each choice.
import type { LossSpec, OptimizerSpec } from '../../engine/engine.ts';
import type { Network } from '../../network/network.ts';
import type { Normalization } from '../../shared/normalization.ts';
import type { Monitor } from '../1-config/settings.ts';
import type { Augmentation } from './augmentation.ts';

/** More training images tell a linear head nothing new, and their features are to fit into memory: 5 KiB an image. */
export const MOST_PROBED_IMAGES = 20_000;

export interface Plan {
  readonly recipe: 'auto' | 'classic';
  readonly network: Network;
  readonly normalization: Normalization;
  /** Training patch in pixels; of a classification the size that every image is brought to. */
  readonly patch: { readonly height: number; readonly width: number };
  /** Validation tile in pixels; of a classification the same as `patch`. */
  readonly tile: { readonly height: number; readonly width: number };
  readonly batchSize: number;
  /** Patches drawn from each training image an epoch. */
  readonly patchesPerImage: number;
  readonly loss: LossSpec;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: number;
  /** By layer: a factor on its learning rate. Absent: 1 for all. */
  readonly rates?: Readonly<Record<string, number>> | undefined;
  /** Set: in the first epoch the head alone is fitted, to what the network makes of up to `MOST_PROBED_IMAGES` images as they are. Classification only. */
  readonly linearProbe?: true | undefined;
  /** Steps over which the learning rate rises linearly from 0. */
  readonly warmupSteps: number;
  /**
   * Set: the learning rate falls as (1 - spent)^power to the end of the time budget (or of the epochs, if they end
   * sooner), and the plateau rule rests.
   */
  readonly decayPower: number | undefined;
  readonly reduceOnPlateau: {
    readonly factor: number;
    readonly patience: number;
    readonly minDelta: number;
    readonly floor: number;
  };
  readonly augmentation: Augmentation | undefined;
  /**
   * Training images are blended in pairs, labels too (mixup, Zhang et al. 2018), by shares drawn from Beta(a, a) of this
   * a; 0: they aren't. Classification only.
   */
  readonly mixUp: number;
  readonly epochs: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly monitor: Monitor;
  readonly target: number | undefined;
  readonly timeBudgetMs: number | undefined;
  readonly seed: number;
  /** Whose weights training starts from; absent: random ones. */
  readonly initialModel?: { readonly sha256: string; readonly newClasses: readonly string[] } | undefined;
  /** Of the training and its validation; undefined where it isn't known of the engine. */
  readonly foreseenMemoryBytes?: number;
  readonly reasons: readonly { readonly setting: string; readonly value: string; readonly reason: string }[];
}
