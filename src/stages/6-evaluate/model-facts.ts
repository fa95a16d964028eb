// What a model file says of itself, the same in every format it's written in.
import type { Dataset } from '../2-dataset/dataset.ts';
import type { FittedModel } from '../4-plan/initial-model.ts';
import type { Plan } from '../4-plan/plan.ts';
import type { BestWeights, Untrained } from '../5-train/events.ts';

export interface ModelInput {
  /** The best epoch's weights, as the training left them. */
  readonly modelState: BestWeights;
  readonly dataset: Dataset;
  readonly dataHash: string;
  readonly plan: Plan;
  /** What training started from; undefined: random weights. */
  readonly initialModel: Pick<FittedModel, 'sha256' | 'origin' | 'notices'> | undefined;
  readonly bestEpoch: number;
  readonly untrained: Untrained | undefined;
  readonly version: string;
}

export interface ModelFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A model.onnx that is delivered. */
export interface DeliveredModel extends ModelFile {
  /** Path of licence and notice of the pretrained weights that it was made from, beside it; absent: none. */
  readonly notices?: string | undefined;
}

/** Segmentation: what suits the network. Classification: what every image is resized to, inside model.onnx. */
function sizeFacts({ network, patch, tile }: Plan) {
  return network.task === 'segmentation' ? { tile, stride: network.stride } : { 'image-size': patch };
}

/** All that a user of the model alone needs to know, as JSON values. */
export function modelFacts(input: ModelInput) {
  const { dataset, plan, dataHash, bestEpoch, initialModel, untrained, version } = input;
  return {
    task: plan.network.task,
    classes: dataset.classes.map(({ name }) => name),
    palette: dataset.classes.map(({ color }) => color),
    channels: dataset.channels,
    'bit-depth': dataset.bitDepth,
    normalization: plan.normalization,
    ...sizeFacts(plan),
    network: plan.network.title,
    layers: plan.network.layers,
    'data-hash': dataHash,
    ...(initialModel === undefined ? {} : { 'initial-model': initialModel.sha256 }),
    ...(initialModel?.origin === undefined ? {} : { origin: initialModel.origin }),
    'best-epoch': bestEpoch,
    // A run that had no time for anything new delivers a model that an earlier one trained.
    ...(untrained === 'less-than-an-epoch' ? { untrained } : {}),
    'best-epoch-version': version,
  };
}
