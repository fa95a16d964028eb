// The zeros around an image that TensorFlow's "same" padding adds, so that a convolution gives as many pixels as its stride
// leaves: https://www.tensorflow.org/api_docs/python/tf/nn#same_padding_2

/** A window that moves over an image. */
export interface Window {
  readonly kernel: number;
  /** Absent: 1. */
  readonly stride?: number;
  /** Absent: 1. */
  readonly dilation?: number;
}

/** Along one edge. */
export interface Padding {
  readonly before: number;
  readonly after: number;
}

/** The edge must be a multiple of the stride. With stride 2 an odd zero stands behind, unlike PyTorch's padding. */
export function samePadding({ kernel, stride = 1, dilation = 1 }: Window): Padding {
  const whole = Math.max(0, dilation * (kernel - 1) + 1 - stride);
  const before = Math.floor(whole / 2);
  return { before, after: whole - before };
}
