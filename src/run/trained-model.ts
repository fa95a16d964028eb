// A trained model's file, opened and described, or what is wrong with it: for the doors that use one.
import { type Model, openModel } from '../engine/onnx/model.ts';
import { type Fault, InputError } from '../errors.ts';
import { describeModel, type ModelDescription } from '../stages/6-evaluate/model-description.ts';

export interface TrainedModel {
  readonly model: Model;
  readonly description: ModelDescription;
}

export interface OpenedModel {
  /** Undefined where the faults say why; else whoever gets it disposes of it. */
  readonly opened: TrainedModel | undefined;
  readonly faults: readonly Fault[];
}

/** @param path absolute */
export async function openTrainedModel(
  path: string,
  options: { readonly threads: number },
): Promise<OpenedModel> {
  let model: Model;
  try {
    model = await openModel(path, options);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { opened: undefined, faults: error.faults };
  }
  const { model: description, faults } = describeModel(model.metadata, path);
  if (description !== undefined) return { opened: { model, description }, faults };
  await model.dispose();
  return { opened: undefined, faults };
}
