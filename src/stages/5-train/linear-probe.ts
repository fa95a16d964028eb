// The first epoch of a training from a pretrained network: its head alone is fitted to what the network makes of the images
// as they are, while all else stays (linear probing; Kumar et al. 2022 on why that goes before fine-tuning).
import type { TrainerState } from '../../engine/engine.ts';
import { emptyConfusion } from '../../metrics/confusion.ts';
import { headOf } from '../../network/head.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import { MOST_PROBED_IMAGES } from '../4-plan/plan.ts';
import { validationSteps } from './batches.ts';
import { seededOrder } from './budget/seeded-order.ts';
import type { TrainedPass } from './epoch-steps.ts';
import type { TrainingEvent } from './events.ts';
import { featuresOf, joinFeatures, widthOf } from './features.ts';
import { fitHead, type HeadFit, type Labelled } from './head/fit-head.ts';
import { measureHead } from './head/measure-head.ts';
import type { Standing } from './standing.ts';
import type { Training } from './training.ts';
import { type Validated, validatedSamples } from './validation.ts';

/** Of the time that is left, so that fine-tuning has some as well. */
const TIME_SHARE = 1 / 2;

export interface ProbedPass {
  readonly trained: TrainedPass;
  /** What the head comes to on the validation images; undefined: not all of them were seen. */
  readonly validated: Validated | undefined;
}

/** Leaves the trainer with the fitted head, and with as many updates as before: none. */
export async function* linearProbe(
  input: Training,
  before: Standing,
): AsyncGenerator<TrainingEvent, ProbedPass> {
  const { plan, trainer, train, engine, signal, budget, clock } = input;
  const { network, loss, seed } = plan;
  const leastLeftMs = (budget?.trainingLeftMs ?? 0) * (1 - TIME_SHARE);
  const isOver = () => signal.aborted || (budget !== undefined && budget.trainingLeftMs < leastLeftMs);
  const order = seededOrder(train, seed, 'linear-probe').samples.slice(0, MOST_PROBED_IMAGES);
  const seen = yield* seeing(input, order, isOver);
  const begun = clock();
  const validated = yield* seeing(input, validatedSamples(input, before), isOver);
  const seenMs = clock() - begun;
  if (signal.aborted) return cancelled(network.classes);
  const { classWeights, labelSmoothing = 0 } = loss;
  const spec = { classWeights, labelSmoothing };
  const options = { ...spec, features: widthOf(seen), engine, isOver, signal };
  const fitted = await fitHead(seen, validated, options).catch(unlessAborted(signal));
  if (fitted === undefined) return cancelled(network.classes);
  await trainer.load(withHead(await trainer.save(), headOf(network).name, fitted));
  const trained = { ...(await measureHead(fitted, seen, spec)), steps: 0, cut: undefined, learningRate: 0 };
  const images = validated.labels.length;
  if (images < validatedSamples(input, before).length) return { trained, validated: undefined };
  budget?.validated(seenMs, images);
  const measured = { ...(await measureHead(fitted, validated, spec)), steps: 0, cut: undefined };
  return {
    trained,
    validated: { ...measured, images: images < input.validation.length ? images : undefined },
  };
}

/** @param isOver asked after each batch: what there is by then is enough */
async function* seeing(
  input: Training,
  samples: readonly Sample[],
  isOver: () => boolean,
): AsyncGenerator<TrainingEvent, Labelled> {
  const parts: Labelled[] = [];
  const steps = validationSteps(input.plan, samples);
  for await (const part of featuresOf({ ...input, samples })) {
    parts.push(part);
    yield { type: 'features', epoch: 1, step: parts.length, steps };
    if (isOver()) break;
  }
  return joinFeatures(parts);
}

/** A fit that is broken off throws. */
function unlessAborted(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

function withHead(state: TrainerState, head: string, { weight, bias }: HeadFit): TrainerState {
  const fitted = { [`${head}.weight`]: weight, [`${head}.bias`]: bias };
  return { ...state, parameters: { ...state.parameters, ...fitted } };
}

function cancelled(classes: number): ProbedPass {
  const confusion = emptyConfusion(classes);
  const trained = { loss: Number.NaN, confusion, steps: 0, cut: 'cancelled', learningRate: 0 } as const;
  return { trained, validated: undefined };
}
