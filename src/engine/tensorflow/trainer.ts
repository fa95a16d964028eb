// The TensorFlow trainer: one network's variables and optimizer state on TensorFlow's side, and the steps that change
// them. Every tensor of a step is gone at its end.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as tfjs from '@tensorflow/tfjs';
import type { Network } from '../../network/network.ts';
import { initialParameters, type ParameterSpec } from '../../network/parameters.ts';
import type { Tensor } from '../../shared/tensor.ts';
import { checkBatch, checkComputed, checkImages, checkState } from '../check.ts';
import type { Batch, ImageShape, StepResult, Trainer, TrainerState, TrainingOptions } from '../engine.ts';
import { slotsOf } from '../optimizer-slots.ts';
import { rateOf } from '../rates.ts';
import { moveUnbiased } from './batch-norm.ts';
import { seededDraw } from './dropout.ts';
import type { Tensorflow, Tf } from './load.ts';
import { confusionOf, lossOf, truthOf } from './loss.ts';
import { assign, buildModel, type Model, type Parameter, read } from './model.ts';
import { type Slots, update } from './optimizers.ts';

export class TensorflowTrainer implements Trainer {
  readonly #tf: Tf;
  readonly #network: Network;
  readonly #options: TrainingOptions;
  readonly #model: Model;
  /** By parameter name, of every trainable one. */
  readonly #slots: ReadonlyMap<string, Slots>;
  #step = 0;

  constructor(tensorflow: Tensorflow, network: Network, options: TrainingOptions) {
    const { tf } = tensorflow;
    this.#tf = tf;
    this.#network = network;
    this.#options = options;
    const draw = seededDraw(tensorflow, options.seed, () => this.#step);
    this.#model = buildModel(tensorflow, network, draw);
    this.#slots = new Map(
      this.#trainable().map(({ spec, variable }) => [
        spec.name,
        Object.fromEntries(
          slotsOf(options.optimizer, spec).map((slot) => [
            slot,
            tf.tidy(() => tf.variable(tf.zerosLike(variable))),
          ]),
        ),
      ]),
    );
    const initial = initialParameters(network, options.seed);
    for (const parameter of this.#model.parameters) assign(tf, parameter, initial[parameter.spec.name]!);
  }

  async step(batch: Batch, learningRate: number): Promise<StepResult> {
    checkBatch(this.#network, batch);
    const result = tidied(this.#tf, () => this.#stepNow(batch, learningRate));
    this.#step++;
    return given(result);
  }

  async evaluate(batch: Batch): Promise<StepResult> {
    checkBatch(this.#network, batch);
    const tf = this.#tf;
    const result = tidied(tf, () => {
      const truth = truthOf(tf, batch, this.#network.classes, this.#options.loss);
      const logits = this.#logits(this.#images(batch.images, batch), false);
      const loss = lossOf(tf, logits, truth, this.#options.loss);
      return resultOf(loss, confusionOf(tf, logits, truth), truth.count);
    });
    return given(result);
  }

  async predict(images: Float32Array, shape: ImageShape): Promise<Float32Array> {
    return this.activations(this.#network.layers.at(-1)!.name, images, shape);
  }

  async activations(layer: string, images: Float32Array, shape: ImageShape): Promise<Float32Array> {
    checkImages(this.#network, images, shape);
    checkComputed(this.#network, layer);
    const output = this.#tf.tidy(() => {
      const y = this.#model.activations(layer, this.#images(images, shape));
      return y.rank === 4 ? y.transpose([0, 3, 1, 2]) : y;
    });
    try {
      return given((await output.data()) as Float32Array);
    } finally {
      output.dispose();
    }
  }

  async save(): Promise<TrainerState> {
    const parameters: Record<string, Tensor> = {};
    const optimizer: Record<string, Tensor> = {};
    for (const { spec, variable } of this.#model.parameters) {
      parameters[spec.name] = await read(spec, variable);
      for (const [slot, value] of Object.entries(this.#slots.get(spec.name) ?? {})) {
        optimizer[`${spec.name}/${slot}`] = await read(spec, value);
      }
    }
    return { step: this.#step, parameters, optimizer };
  }

  async load(state: TrainerState): Promise<void> {
    checkState(state, await this.save());
    for (const parameter of this.#model.parameters) {
      const { spec } = parameter;
      assign(this.#tf, parameter, state.parameters[spec.name]!);
      for (const [slot, variable] of Object.entries(this.#slots.get(spec.name) ?? {})) {
        assign(this.#tf, { spec, variable }, state.optimizer[`${spec.name}/${slot}`]!);
      }
    }
    this.#step = state.step;
  }

  async dispose(): Promise<void> {
    this.#model.dispose();
    for (const slots of this.#slots.values()) {
      for (const variable of Object.values(slots)) variable.dispose();
    }
  }

  #stepNow(batch: Batch, learningRate: number): StepResult {
    const tf = this.#tf;
    const { loss: spec } = this.#options;
    const truth = truthOf(tf, batch, this.#network.classes, this.#options.loss);
    const images = this.#images(batch.images, batch);
    const moveStatistics = moveUnbiased(tf, this.#network, this.#model.parameters, batch);
    let result: StepResult | undefined;
    const trainable = this.#trainable();
    const minimised = (): tfjs.Scalar => {
      const logits = this.#logits(images, true);
      const loss = lossOf(tf, logits, truth, spec);
      result = resultOf(loss, confusionOf(tf, logits, truth), truth.count);
      return loss.add(penalty(tf, trainable));
    };
    const grads = gradientsOf(tf, minimised, trainable);
    moveStatistics();
    for (const { spec, variable } of trainable) this.#update(spec, variable, grads, learningRate);
    return result!;
  }

  #update(spec: ParameterSpec, variable: tfjs.Variable, grads: tfjs.NamedTensorMap, learningRate: number) {
    const { optimizer } = this.#options;
    update(this.#tf, optimizer, {
      parameter: variable,
      hidden: spec.hidden,
      gradient: grads[variable.name]!,
      slots: this.#slots.get(spec.name)!,
      learningRate: learningRate * rateOf(this.#options, spec.layer),
      decay: spec.decay && 'weightDecay' in optimizer ? optimizer.weightDecay : 0,
      t: this.#step + 1,
    });
  }

  #trainable(): readonly Parameter[] {
    return this.#model.parameters.filter(({ spec }) => spec.trainable);
  }

  /** M,K: a row a pixel, or an image. */
  #logits(images: tfjs.Tensor, training: boolean): tfjs.Tensor2D {
    return this.#model.logits(images, training).reshape([-1, this.#network.classes]);
  }

  /** N,H,W,C of N,C,H,W. */
  #images(images: Float32Array, { size, height, width }: ImageShape): tfjs.Tensor {
    const channels = images.length / (size * height * width);
    return this.#tf.tensor4d(images, [size, channels, height, width]).transpose([0, 2, 3, 1]);
  }
}

/** By the variable's name. TensorFlow.js refuses to differentiate by nothing, as where all layers are frozen. */
function gradientsOf(
  tf: Tf,
  minimised: () => tfjs.Scalar,
  parameters: readonly Parameter[],
): tfjs.NamedTensorMap {
  const variables = parameters.map(({ variable }) => variable);
  if (variables.length > 0) return tf.variableGrads(minimised, variables).grads;
  minimised();
  return {};
}

/** Sum of l2 * sum(W^2) over the penalised weights: part of what is minimised, not of the loss reported. */
function penalty(tf: Tf, parameters: readonly Parameter[]): tfjs.Scalar {
  return parameters
    .filter(({ spec }) => spec.l2 !== 0)
    .map(({ spec, variable }) => variable.square().sum().mul(spec.l2) as tfjs.Scalar)
    .reduce((sum, term) => sum.add(term), tf.scalar(0));
}

function resultOf(loss: tfjs.Scalar, confusion: tfjs.Tensor2D, count: number): StepResult {
  return { loss: loss.dataSync()[0]!, count, confusion: [...confusion.dataSync()] };
}

/** tf.tidy for a result that holds no tensor. */
function tidied<T>(tf: Tf, compute: () => T): T {
  let result: T | undefined;
  tf.tidy(() => {
    result = compute();
  });
  return result!;
}

/** TensorFlow computes in this thread: signals and timers get their turn between two batches. */
async function given<T>(value: T): Promise<T> {
  await nextTurn();
  return value;
}
