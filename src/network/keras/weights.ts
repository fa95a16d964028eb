// Parameters in Keras' words: what each is called there, and its values in Keras' layout and back.
import { InternalError } from '../../errors.ts';
import type { Tensor } from '../../shared/tensor.ts';
import type { ParameterSpec } from '../parameters.ts';

export interface KerasWeight extends Tensor {
  /** `<layer>/kernel`, `depthwise_kernel`, `bias`, `gamma`, `beta`, `moving_mean` or `moving_variance`. */
  readonly name: string;
}

const SUFFIXES: Readonly<Record<ParameterSpec['kind'], string>> = {
  weight: 'kernel',
  'depthwise-weight': 'depthwise_kernel',
  bias: 'bias',
  'norm-weight': 'gamma',
  'norm-bias': 'beta',
  'running-mean': 'moving_mean',
  'running-var': 'moving_variance',
};

/**
 * Where Keras' axes lie in the canonical layout, by rank. Conv O,I,k,k -> k,k,I,O and transposed conv I,O,2,2 ->
 * 2,2,O,I are the same permutation; dense units,C -> C,units.
 */
const AXES: Readonly<Record<number, readonly number[]>> = { 1: [0], 2: [1, 0], 4: [2, 3, 1, 0] };
/** C,1,k,k -> k,k,C,1. */
const DEPTHWISE_AXES = [2, 3, 0, 1];

function axesOf({ kind, shape }: Pick<ParameterSpec, 'kind' | 'shape'>): readonly number[] {
  return kind === 'depthwise-weight' ? DEPTHWISE_AXES : AXES[shape.length];
}

/** The parameter's name in a layers model, e.g. `encoder1.conv1/kernel`. */
export function kerasName({ layer, kind }: ParameterSpec): string {
  return `${layer}/${SUFFIXES[kind]}`;
}

/** The parameter's shape in Keras' layout. */
export function kerasShape(spec: Pick<ParameterSpec, 'kind' | 'shape'>): readonly number[] {
  return axesOf(spec).map((axis) => spec.shape[axis]);
}

/**
 * A parameter from the canonical layout (`spec.shape`) to Keras'.
 * @throws InternalError when there are not as many values as the shape says
 */
export function toKeras(spec: ParameterSpec, { data }: Tensor): KerasWeight {
  const axes = axesOf(spec);
  return { name: kerasName(spec), shape: kerasShape(spec), data: transpose(spec, data, spec.shape, axes) };
}

/**
 * A parameter from Keras' layout to the canonical one: what `toKeras` did, undone.
 * @throws InternalError when there are not as many values as the shape says
 */
export function fromKeras(spec: ParameterSpec, data: Float32Array): Tensor {
  const axes = axesOf(spec);
  const inverse = axes.map((_, axis) => axes.indexOf(axis));
  return { shape: spec.shape, data: transpose(spec, data, kerasShape(spec), inverse) };
}

/** Row-major `data` of `shape` with its axes in the order of `axes`; always a copy. */
function transpose(
  { name }: ParameterSpec,
  data: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
): Float32Array {
  const strides = shape.map((_, axis) => product(shape.slice(axis + 1)));
  if (data.length !== product(shape))
    throw new InternalError(`the parameter "${name}" has ${data.length} values, not ${shape.join('x')}`);
  const target = new Float32Array(data.length);
  const sizes = axes.map((axis) => shape[axis]);
  const steps = axes.map((axis) => strides[axis]);
  const index = axes.map(() => 0);
  for (let to = 0, from = 0; to < target.length; to++) {
    target[to] = data[from];
    // Counts up as an odometer: the last axis first, and the next where one is full.
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < sizes[axis]) break;
      from -= steps[axis] * sizes[axis];
      index[axis] = 0;
    }
  }
  return target;
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}
