// What every engine offers: build a network, train it step by step, evaluate, predict, save. No engine's own
// words appear here, so that the training loop runs unchanged on any of them.
import type { Network } from '../network/network.ts';
import type { Tensor } from '../shared/tensor.ts';

export type { Tensor } from '../shared/tensor.ts';

export interface Engine {
  readonly name: EngineName;
  describe(): EngineInfo;
  /** Initialises the parameters from `options.seed` (He normal for weights, zero for biases) and compiles. */
  build(network: Network, options: TrainingOptions): Promise<Trainer>;
}

export type EngineName = 'onnx' | 'tensorflow' | 'reference';

/** What ran, for results.json, the summary and the model card. */
export interface EngineInfo {
  readonly engine: EngineName;
  /** Version of the package that does the arithmetic. */
  readonly version: string;
  /** "native" (onnxruntime-node, TensorFlow's library), "wasm" (onnxruntime-web) or "javascript" (reference). */
  readonly runtime: 'native' | 'wasm' | 'javascript';
  /** Memory layout of the kernels: "blocked" where the start-up probe found that it works and agrees. */
  readonly layout: 'blocked' | 'standard';
  readonly threads: number;
}

export interface TrainingOptions {
  readonly seed: number;
  readonly loss: LossSpec;
  readonly optimizer: OptimizerSpec;
  /**
   * By layer: a factor on each step's learning rate for its parameters, decoupled weight decay included (discriminative
   * rates, Howard & Ruder 2018). Absent: 1.
   */
  readonly rates?: Readonly<Record<string, number>>;
}

/** What is minimised: crossEntropy * weighted cross-entropy + dice * soft Dice loss + the layers' L2 penalties. */
export interface LossSpec {
  /**
   * Weight of the cross-entropy term: sum over valid pixels and classes of w[c] * t[c] * -log p[c], over the number of
   * valid pixels. The target t is 1 for the label's class and else 0, or what `Batch.targets` says, smoothed.
   */
  readonly crossEntropy: number;
  /**
   * Weight of the soft Dice term (Milletari et al. 2016; over the whole batch as nnU-Net's `batch_dice`):
   * 1 - mean over classes of (2 * sum(p * y) + 1e-5) / (sum(p) + sum(y) + 1e-5), valid pixels only.
   */
  readonly dice: number;
  /** One weight a class; applies to the cross-entropy only. */
  readonly classWeights: readonly number[];
  /**
   * Label smoothing (Szegedy et al. 2016) of the cross-entropy, in [0, 1): t becomes (1 - it) * t + it / classes, as
   * PyTorch's CrossEntropyLoss has it. Absent: 0.
   */
  readonly labelSmoothing?: number;
}

/** Update rules as PyTorch defines them; every learning rate comes with the step. */
export type OptimizerSpec =
  | { readonly name: 'sgd'; readonly momentum: number; readonly weightDecay: number }
  /** Adam (decoupled: false: weight decay joins the gradient) or AdamW (decoupled: true; Loshchilov & Hutter 2019). */
  | {
      readonly name: 'adam' | 'adamw';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly weightDecay: number;
    }
  /** Muon for the hidden weights, AdamW for everything else (muon.ts). */
  | {
      readonly name: 'muon';
      readonly momentum: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly weightDecay: number;
    }
  | { readonly name: 'adadelta'; readonly rho: number; readonly epsilon: number };

export interface Batch {
  /** Normalised images, N,C,H,W. */
  readonly images: Float32Array;
  /** Class indices, N,H,W (segmentation) or N (classification); `IGNORE` counts in neither loss nor metrics. */
  readonly labels: Uint8Array;
  /**
   * Soft labels N,classes for the cross-entropy, each row summing to 1: in place of the labels, which then only say
   * what counts and what to count as right. Classification and training only.
   */
  readonly targets?: Float32Array;
  readonly size: number;
  readonly height: number;
  readonly width: number;
}

/** The label that counts in neither loss nor metrics. */
export const IGNORE = 255;

export interface StepResult {
  /** The batch's loss before the update, without the L2 penalty (so that training and validation loss compare). */
  readonly loss: number;
  /** Number of labels that counted (not ignored): the weight of `loss` in an epoch's mean. */
  readonly count: number;
  /** Confusion counts, classes * classes, row = true class, column = predicted class. */
  readonly confusion: readonly number[];
}

export interface Trainer {
  /** Forward, backward, update. Training mode: dropout on, batch statistics. */
  step(batch: Batch, learningRate: number): Promise<StepResult>;
  /** No update, dropout off, running statistics. */
  evaluate(batch: Batch): Promise<StepResult>;
  /** Class probabilities N,C,H,W (or N,C) of normalised images N,C,H,W; evaluation mode. */
  predict(images: Float32Array, shape: ImageShape): Promise<Float32Array>;
  /** What a layer makes of normalised images N,C,H,W: N,C,H,W or N,C; evaluation mode. */
  activations(layer: string, images: Float32Array, shape: ImageShape): Promise<Float32Array>;
  save(): Promise<TrainerState>;
  /** Takes back what `save` gave, here or on another engine: parameters, optimizer state and step count. */
  load(state: TrainerState): Promise<void>;
  dispose(): Promise<void>;
}

export interface ImageShape {
  readonly size: number;
  readonly height: number;
  readonly width: number;
}

/** Everything needed to go on exactly, in the canonical layout that `network.ts` gives for each parameter. */
export interface TrainerState {
  /** Number of updates done. */
  readonly step: number;
  /** By parameter name, e.g. `encoder1.conv1.weight`; running statistics included. */
  readonly parameters: Readonly<Record<string, Tensor>>;
  /** By `<parameter>/<slot>`, e.g. `encoder1.conv1.weight/exp_avg` (PyTorch's slot names). */
  readonly optimizer: Readonly<Record<string, Tensor>>;
}
