// What a layer may ask for while it adds its nodes to an exported model: the graph and its trained parameters.
import { InternalError } from '../../errors.ts';
import type { Tensor } from '../../shared/tensor.ts';
import type { TrainerState } from '../engine.ts';
import { Graph, type Value } from './graph.ts';

export class Exporter {
  readonly graph = new Graph();
  readonly #parameters: TrainerState['parameters'];

  constructor(parameters: TrainerState['parameters']) {
    this.#parameters = parameters;
  }

  /** A trained parameter in its canonical layout. */
  parameter(name: string): Value {
    const { shape, data } = this.#tensor(name);
    return this.graph.initializer(name, shape, data);
  }

  shapeOf(name: string): readonly number[] {
    return this.#tensor(name).shape;
  }

  #tensor(name: string): Tensor {
    const tensor = this.#parameters[name];
    if (!tensor) throw new InternalError(`the network's parameter "${name}" has no values`);
    return tensor;
  }
}
