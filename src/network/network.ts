// A network as plain data: a list of layers in order of computation. It says what to compute, never how;
// the engines turn it into arithmetic.

/**
 * One layer. `from` names the layer (or layers) whose output it takes; every tensor is N,C,H,W
 * (batch, channels, height, width), after `global-average-pool` N,C.
 *
 * A layer with parameters may be `frozen`: a training leaves all of them as they are, running statistics included.
 */
export type Layer =
  /** The images, already normalised: N,channels,H,W. Always the first layer, exactly one. */
  | { readonly op: 'input'; readonly name: string; readonly channels: number }
  /**
   * Convolution with zero padding that keeps height and width ("same"); with stride 2 both halve (padding.ts).
   * Parameters: `<name>.weight` O,I,k,k and, if `bias`, `<name>.bias` O.
   */
  | {
      readonly op: 'conv';
      readonly name: string;
      readonly from: string;
      readonly filters: number;
      readonly kernel: 1 | 3;
      /** Absent: 1. */
      readonly stride?: 2;
      /** 1 where there is a stride. */
      readonly dilation: number;
      readonly bias: boolean;
      /** L2 penalty on the weight as Keras defines it: adds `l2 * sum(weight^2)` to what is minimised. */
      readonly l2: number;
      readonly frozen?: true;
    }
  /**
   * Convolution of each channel with a kernel of its own (MobileNet, Howard et al. 2017), padded as `conv` is.
   * Parameters: `<name>.weight` C,1,k,k and, if `bias`, `<name>.bias` C.
   */
  | {
      readonly op: 'depthwise-conv';
      readonly name: string;
      readonly from: string;
      readonly kernel: 3 | 5;
      readonly stride: 1 | 2;
      readonly bias: boolean;
      readonly l2: number;
      readonly frozen?: true;
    }
  /** 2x2 transposed convolution of stride 2 (doubles height and width). Parameters: `.weight` I,O,2,2 and `.bias` O. */
  | {
      readonly op: 'transposed-conv';
      readonly name: string;
      readonly from: string;
      readonly filters: number;
      readonly l2: number;
      readonly frozen?: true;
    }
  /** 2x2 max-pooling of stride 2. A tie gives the whole gradient to the first maximum in row order, as PyTorch does. */
  | { readonly op: 'max-pool'; readonly name: string; readonly from: string }
  /**
   * Twice the height and width, bilinear: pixels are areas, whose centres keep their places, and beyond the edge it goes on as
   * at the edge (torch's `interpolate(scale_factor=2, mode='bilinear', align_corners=False)`).
   */
  | { readonly op: 'upsample'; readonly name: string; readonly from: string }
  /** Joins along the channels, in the order named. */
  | { readonly op: 'concat'; readonly name: string; readonly from: readonly string[] }
  /** Element by element the sum of two or more outputs of one shape: a residual network's skip (He et al. 2016). */
  | { readonly op: 'add'; readonly name: string; readonly from: readonly string[] }
  | {
      readonly op: 'activation';
      readonly name: string;
      readonly from: string;
      /** `relu6` is min(max(x, 0), 6). */
      readonly kind: 'elu' | 'relu' | 'relu6';
    }
  /**
   * Batch normalisation per channel (Ioffe & Szegedy 2015) as PyTorch defines it: `.weight`, `.bias`,
   * `.running_mean`, `.running_var`, each C. Training uses the batch's (biased) statistics and moves the running
   * ones by `momentum` (with the unbiased variance); evaluation uses the running ones. A frozen one uses them in training
   * as well, as Keras has it.
   */
  | {
      readonly op: 'batch-norm';
      readonly name: string;
      readonly from: string;
      readonly momentum: number;
      readonly epsilon: number;
      /** What a training uses. `running`: the running ones, which don't move, while weight and bias learn. Absent: the batch's. */
      readonly statistics?: 'running';
      readonly frozen?: true;
    }
  /** Inverted dropout: in training each element is zeroed with probability `rate`, the rest divided by 1 - rate. */
  | { readonly op: 'dropout'; readonly name: string; readonly from: string; readonly rate: number }
  /** Mean over height and width: N,C,H,W -> N,C. */
  | { readonly op: 'global-average-pool'; readonly name: string; readonly from: string }
  /** Fully connected, N,C -> N,units. Parameters: `.weight` units,C and `.bias` units. */
  | {
      readonly op: 'dense';
      readonly name: string;
      readonly from: string;
      readonly units: number;
      readonly l2: number;
      readonly frozen?: true;
    }
  /** Softmax over the channels. Always the last layer; its output is the class probabilities. */
  | { readonly op: 'softmax'; readonly name: string; readonly from: string };

export interface Network {
  /** For people: "U-Net 16-32-64-128". */
  readonly title: string;
  readonly task: 'segmentation' | 'classification';
  readonly classes: number;
  /** Height and width of the input must be multiples of this (2 ^ how often they halve). */
  readonly stride: number;
  readonly layers: readonly Layer[];
}
