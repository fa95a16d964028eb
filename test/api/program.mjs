// A program of somebody who uses the package: several calls in one process, their events, and how they end. It prints one
// line of JSON; whatever else stands on its output, the package has printed.
import { evaluate, InputError, predict, train } from 'best-epoch';

const small = { data: 'data', epochs: 2, batchSize: 4, learningRate: 2e-3, imageSize: 32, threads: 1 };
const types = [];
const tell = (event) => types.at(-1) !== event.type && types.push(event.type);

const first = await train(
  { ...small, output: 'run', failIf: ['val-loss > 0', 'test-accuracy < 0'] },
  { onEvent: tell },
);
const again = await train({ ...small, output: 'run', skipUnchanged: true });
const progress = [];
const evaluated = await evaluate(
  { model: first.modelPath, data: 'data', split: 'run/split.json' },
  { onEvent: (event) => event.type === 'progress' && progress.push(event.name) },
);
const predicted = await predict({ model: first.modelPath, inputs: ['new.png', 'data/classes.json'] });

const controller = new AbortController();
const cancelled = await train(
  { ...small, output: 'cancelled', epochs: 10_000, patience: 10_000 },
  { signal: controller.signal, onEvent: (event) => event.type === 'epoch' && controller.abort() },
);

const refused = async (call) => {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  return error instanceof InputError ? error.faults.map(({ code }) => code).sort() : error?.name;
};

console.log(
  JSON.stringify({
    types,
    gates: first.results.gates.map(({ status }) => status),
    gateFailed: first.gateFailed,
    files: first.files.length,
    restored: again.results.restored !== null,
    sameTest: JSON.stringify(evaluated.evaluation.test) === JSON.stringify(first.results.test),
    progress: progress.length,
    images: evaluated.evaluation.test.images,
    failed: predicted.failed.map(({ code, file }) => [code, file]),
    cancelled: [cancelled.stopReason, cancelled.results.history.length > 0],
    wrong: await refused(train({ data: 'gone', epoch: 3, patience: -1 })),
    aborted: await refused(train(small, { signal: AbortSignal.abort() })),
    elsewhere: await refused(train({ data: 'data' }, { cwd: '/nowhere' })),
    noModel: await refused(evaluate({ model: 'gone.onnx', data: 'data' })),
    noInput: await refused(predict({ model: first.modelPath, inputs: [] })),
    listener: await refused(
      train(
        { ...small, output: 'other' },
        {
          onEvent: () => {
            throw new TypeError('mine');
          },
        },
      ),
    ),
  }),
);
