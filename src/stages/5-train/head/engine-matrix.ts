// A matrix that an engine multiplies others by. The engine is asked for nothing new: it's the weight of a dense layer in a
// network that nobody trains, and what the network is shown as images, a pixel each, are the rows of the other.
import type { Engine, Tensor, Trainer, TrainingOptions } from '../../../engine/engine.ts';
import type { Network } from '../../../network/network.ts';

/** Stays at the engine until it's disposed. */
export interface EngineMatrix {
  /**
   * @param x of any number of rows, columns as the matrix has them
   * @returns x . matrix^T: rows of x,rows of the matrix
   */
  times(x: Float32Array): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** @param matrix rows,columns */
export async function matrixAt(engine: Engine, matrix: Float32Array, rows: number): Promise<EngineMatrix> {
  const columns = matrix.length / rows;
  const trainer = await engine.build(networkOf(rows, columns), UNTRAINED);
  try {
    await loadMatrix(trainer, matrix, rows);
  } catch (error) {
    await trainer.dispose();
    throw error;
  }
  return {
    times: (x) => trainer.activations(PRODUCT, x, { size: x.length / columns, height: 1, width: 1 }),
    dispose: () => trainer.dispose(),
  };
}

const PRODUCT = 'product';
/** A network must have an end, which nobody asks for. */
const END = 'end';
const END_CLASSES = 2;

const UNTRAINED: TrainingOptions = {
  seed: 0,
  loss: { crossEntropy: 1, dice: 0, classWeights: new Array<number>(END_CLASSES).fill(1) },
  optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 },
};

function networkOf(rows: number, columns: number): Network {
  return {
    title: `multiplies by ${rows}x${columns} numbers`,
    task: 'classification',
    classes: END_CLASSES,
    stride: 1,
    layers: [
      { op: 'input', name: 'images', channels: columns },
      { op: 'global-average-pool', name: 'pool', from: 'images' },
      { op: 'dense', name: PRODUCT, from: 'pool', units: rows, l2: 0, frozen: true },
      { op: 'dense', name: END, from: PRODUCT, units: END_CLASSES, l2: 0, frozen: true },
      { op: 'softmax', name: 'softmax', from: END },
    ],
  };
}

function loadMatrix(trainer: Trainer, matrix: Float32Array, rows: number): Promise<void> {
  return trainer.load({
    step: 0,
    parameters: {
      [`${PRODUCT}.weight`]: { shape: [rows, matrix.length / rows], data: matrix },
      [`${PRODUCT}.bias`]: zeros(rows),
      [`${END}.weight`]: zeros(END_CLASSES, rows),
      [`${END}.bias`]: zeros(END_CLASSES),
    },
    optimizer: {},
  });
}

function zeros(...shape: number[]): Tensor {
  return { shape, data: new Float32Array(shape.reduce((product, size) => product * size, 1)) };
}
