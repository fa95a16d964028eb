// The trained parameters of an exported model, read back to train on from: the other way round of export.ts. What a
// file says of itself is read elsewhere.
import type { Network } from '../../network/network.ts';
import { parametersOf } from '../../network/parameters.ts';
import type { Tensor } from '../../shared/tensor.ts';
import type { TrainerState } from '../engine.ts';
import { TensorProto_DataType as DataType, type GraphProto, type TensorProto } from './proto/onnx_pb.ts';

/**
 * Every parameter in its canonical layout, as Trainer.save gives them: an export folds none into another, running
 * statistics included, so that they come back bit for bit.
 * @param network that was exported
 * @param prefix of the names: a member's, of an ensemble
 * @throws Error with the reason where a parameter is missing or has another shape
 */
export function importParameters(
  graph: Pick<GraphProto, 'initializer'>,
  network: Network,
  prefix = '',
): TrainerState['parameters'] {
  const initializers = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  return Object.fromEntries(
    parametersOf(network).map(({ name, shape }) => {
      const initializer = initializers.get(prefix + name);
      if (initializer === undefined) throw new Error(`it has no weights "${prefix}${name}"`);
      return [name, readTensor(initializer, shape)];
    }),
  );
}

function readTensor(
  { name, dataType, dims, rawData, floatData }: TensorProto,
  shape: readonly number[],
): Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  if (dims.join() !== shape.join())
    throw new Error(`its weights "${name}" are ${dims.join('x')}, its layers need ${shape.join('x')}`);
  if (dataType !== DataType.FLOAT) throw new Error(`its weights "${name}" are not 32-bit floats`);
  // A program that saves the file again may write either form; a copy lies where floats may lie.
  const data =
    rawData.byteLength > 0 ? new Float32Array(new Uint8Array(rawData).buffer) : Float32Array.from(floatData);
  if (data.length !== length)
    throw new Error(`its weights "${name}" hold ${data.length} numbers, not ${length}`);
  return { shape: [...shape], data };
}
