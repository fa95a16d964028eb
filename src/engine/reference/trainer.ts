// The reference trainer: one network's parameters and optimizer state, and the steps that change them. Arithmetic is
// in float64; what's kept between steps is float32, so that a saved state goes on exactly as the trainer would have.
import type { Network } from '../../network/network.ts';
import { initialParameters, type ParameterSpec, parametersOf } from '../../network/parameters.ts';
import type { Tensor } from '../../shared/tensor.ts';
import { checkBatch, checkComputed, checkImages, checkState } from '../check.ts';
import type { Batch, ImageShape, StepResult, Trainer, TrainerState, TrainingOptions } from '../engine.ts';
import { slotsOf } from '../optimizer-slots.ts';
import { rateOf } from '../rates.ts';
import { activations, differentiate, evaluate, probabilities } from './differentiate.ts';
import { update } from './optimizers.ts';
import type { Parameters } from './pass.ts';
import { narrow, type Tensor64, widen, zeros } from './tensor64.ts';

export class ReferenceTrainer implements Trainer {
  readonly #network: Network;
  readonly #options: TrainingOptions;
  #state: TrainerState;

  constructor(network: Network, options: TrainingOptions) {
    this.#network = network;
    this.#options = options;
    this.#state = {
      step: 0,
      parameters: initialParameters(network, options.seed),
      optimizer: emptySlots(network, options),
    };
  }

  async step(batch: Batch, learningRate: number): Promise<StepResult> {
    checkBatch(this.#network, batch);
    const { loss, seed } = this.#options;
    const mode = { training: true, seed, step: this.#state.step };
    const { result, gradients, running } = differentiate(
      this.#network,
      this.#parameters(),
      batch,
      loss,
      mode,
    );
    const parameters = { ...this.#state.parameters, ...mapValues(running, narrow) };
    const optimizer: Record<string, Tensor> = {};
    for (const spec of trainable(this.#network)) {
      const { parameter, slots } = this.#updated(spec, gradients[spec.name], learningRate);
      parameters[spec.name] = parameter;
      for (const [slot, value] of Object.entries(slots)) optimizer[`${spec.name}/${slot}`] = value;
    }
    this.#state = { step: this.#state.step + 1, parameters, optimizer };
    return result;
  }

  async evaluate(batch: Batch): Promise<StepResult> {
    checkBatch(this.#network, batch);
    return evaluate(this.#network, this.#parameters(), batch, this.#options.loss);
  }

  async predict(images: Float32Array, shape: ImageShape): Promise<Float32Array> {
    checkImages(this.#network, images, shape);
    return narrow(probabilities(this.#network, this.#parameters(), { images, ...shape })).data;
  }

  async activations(layer: string, images: Float32Array, shape: ImageShape): Promise<Float32Array> {
    checkImages(this.#network, images, shape);
    checkComputed(this.#network, layer);
    return narrow(activations(this.#network, this.#parameters(), layer, { images, ...shape })).data;
  }

  async save(): Promise<TrainerState> {
    return copied(this.#state);
  }

  async load(state: TrainerState): Promise<void> {
    checkState(state, this.#state);
    this.#state = copied(state);
  }

  async dispose(): Promise<void> {
    // Nothing is held but memory.
  }

  #parameters(): Parameters {
    return mapValues(this.#state.parameters, widen);
  }

  /** One parameter and its optimizer slots after the update. */
  #updated(parameterSpec: ParameterSpec, gradient: Tensor64, learningRate: number) {
    const { name, layer, shape, decay, hidden } = parameterSpec;
    const { optimizer: spec } = this.#options;
    const { step, parameters, optimizer } = this.#state;
    const parameter = widen(parameters[name]);
    const slots = Object.fromEntries(
      slotsOf(spec, parameterSpec).map((slot) => [slot, widen(optimizer[`${name}/${slot}`])]),
    );
    update(spec, {
      parameter: parameter.data,
      shape,
      hidden,
      gradient: gradient.data,
      slots: mapValues(slots, ({ data }) => data),
      learningRate: learningRate * rateOf(this.#options, layer),
      decay: decay && 'weightDecay' in spec ? spec.weightDecay : 0,
      t: step + 1,
    });
    return { parameter: narrow({ shape, data: parameter.data }), slots: mapValues(slots, narrow) };
  }
}

function trainable(network: Network): readonly ParameterSpec[] {
  return parametersOf(network).filter((spec) => spec.trainable);
}

function emptySlots(network: Network, { optimizer }: TrainingOptions): Record<string, Tensor> {
  return Object.fromEntries(
    trainable(network).flatMap((spec) =>
      slotsOf(optimizer, spec).map((slot) => [`${spec.name}/${slot}`, narrow(zeros(spec.shape))]),
    ),
  );
}

function copied({ step, parameters, optimizer }: TrainerState): TrainerState {
  const copy = ({ shape, data }: Tensor): Tensor => ({ shape: [...shape], data: data.slice() });
  return { step, parameters: mapValues(parameters, copy), optimizer: mapValues(optimizer, copy) };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
