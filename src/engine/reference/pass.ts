// Runs a whole network forward and backward, layer by layer. It knows no op's formula and no loss.
import type { Layer, Network } from '../../network/network.ts';
import { learningLayers, parametersOf } from '../../network/parameters.ts';
import { inputsOf } from '../../network/shapes.ts';
import type { LayerParameters, Mode } from './ops/operation.ts';
import { type ComputedLayer, operationOf } from './ops/operations.ts';
import { type Tensor64, zerosLike } from './tensor64.ts';

/** By parameter name. */
export type Parameters = Readonly<Record<string, Tensor64>>;

/** Every layer's output, by layer name. */
export type Outputs = ReadonlyMap<string, Tensor64>;

/** Computes every layer's output from images N,C,H,W. */
export function forward(network: Network, parameters: Parameters, images: Tensor64, mode: Mode): Outputs {
  const outputs = new Map<string, Tensor64>();
  for (const layer of network.layers) {
    if (layer.op === 'input') outputs.set(layer.name, images);
    else outputs.set(layer.name, compute(layer, gather(layer, outputs), parameters, mode));
  }
  return outputs;
}

/**
 * Gradients of the loss by every trainable parameter, from its gradient by the last layer's input (the logits): the
 * last layer is the softmax, and the losses know its part of the chain. Below the lowest layer that learns there is nothing
 * to do.
 */
export function backward(
  network: Network,
  parameters: Parameters,
  outputs: Outputs,
  mode: Mode,
  dLogits: Tensor64,
): Parameters {
  const byOutput = new Map<string, Tensor64>([[inputsOf(lastLayer(network))[0], dLogits]]);
  const byParameter: Record<string, Tensor64> = {};
  const learning = learningLayers(network);
  for (const layer of network.layers.slice(0, -1).reverse()) {
    if (layer.op === 'input' || !learning.has(layer.name)) continue;
    const gradients = operationOf(layer.op).backward(
      layer,
      gather(layer, outputs),
      parametersOfLayer(layer, parameters),
      mode,
      byOutput.get(layer.name)!,
    );
    inputsOf(layer).forEach((from, i) => void addTo(byOutput, from, gradients.inputs[i]));
    for (const [suffix, gradient] of Object.entries(gradients.parameters)) {
      byParameter[`${layer.name}.${suffix}`] = gradient;
    }
  }
  const trained = parametersOf(network).filter(({ trainable }) => trainable);
  return Object.fromEntries(trained.map(({ name }) => [name, byParameter[name]]));
}

/** What the parameters that move without a gradient (running statistics) become after a training step's forward. */
export function moved(network: Network, parameters: Parameters, outputs: Outputs): Parameters {
  const byParameter: Record<string, Tensor64> = {};
  for (const layer of network.layers) {
    if (layer.op === 'input') continue;
    const { move } = operationOf(layer.op);
    const latest = move?.(layer, gather(layer, outputs), parametersOfLayer(layer, parameters)) ?? {};
    for (const [suffix, value] of Object.entries(latest)) byParameter[`${layer.name}.${suffix}`] = value;
  }
  return byParameter;
}

export function lastLayer({ layers }: Network): Layer {
  return layers[layers.length - 1];
}

function compute(
  layer: ComputedLayer,
  inputs: readonly Tensor64[],
  parameters: Parameters,
  mode: Mode,
): Tensor64 {
  return operationOf(layer.op).forward(layer, inputs, parametersOfLayer(layer, parameters), mode);
}

function gather(layer: Layer, outputs: Outputs): Tensor64[] {
  return inputsOf(layer).map((from) => outputs.get(from)!);
}

const SUFFIXES = ['weight', 'bias', 'running_mean', 'running_var'];

function parametersOfLayer({ name }: Layer, parameters: Parameters): LayerParameters {
  return Object.fromEntries(
    SUFFIXES.map((suffix) => [suffix, parameters[`${name}.${suffix}`]]).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/** An output that several layers take gets the sum of their gradients. */
function addTo(gradients: Map<string, Tensor64>, name: string, gradient: Tensor64): void {
  const sum = gradients.get(name) ?? zerosLike(gradient);
  gradients.set(name, { shape: sum.shape, data: sum.data.map((value, i) => value + gradient.data[i]) });
}
