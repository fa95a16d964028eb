// A program of somebody who uses the package, for the compiler: what it takes and gives back, and what it refuses.
import {
  type EvaluationResults,
  evaluate,
  type Fault,
  InputError,
  predict,
  type TrainEvent,
  type TrainSettings,
  train,
} from 'best-epoch';

const settings: TrainSettings = { data: 'cells', epochs: 30, timeBudget: '10m', failIf: ['overfit'] };
const losses: number[] = [];
const controller = new AbortController();

const listen = (event: TrainEvent): void => {
  if (event.type === 'epoch') losses.push(event.record.valLoss);
  if (event.type === 'warning') losses.push(event.fault.code.length);
};
const { results, modelPath } = await train(settings, { signal: controller.signal, onEvent: listen });
const f1: number | null = results.test['macro-f1'];
const classes: readonly string[] = results.classes.map(({ name }) => name);
const { failed } = await predict({ model: modelPath, inputs: ['new'], probabilities: 'npy' });
const faults: readonly Fault[] = failed;
const { evaluation, gateFailed } = await evaluate({ model: modelPath, data: 'cells', part: 'test' });
const tested: EvaluationResults['test'] = evaluation.test;
export const all: readonly unknown[] = [f1, classes, faults, gateFailed, tested, losses];

try {
  // @ts-expect-error there must be data
  await train({});
  // @ts-expect-error no such setting
  await train({ data: 'cells', epoch: 3 });
  // @ts-expect-error no such optimizer
  await train({ data: 'cells', optimizer: 'lamb' });
  // @ts-expect-error a number is no text
  await train({ data: 'cells', epochs: '30' });
} catch (error) {
  if (error instanceof InputError) for (const { message } of error.faults) losses.push(message.length);
}
