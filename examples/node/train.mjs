// Trains on a folder of labelled images, tests the model on others and predicts new ones, from a program.
//   node train.mjs data/cells scans/new
import { evaluate, InputError, predict, train } from 'best-epoch';

const [data, images] = process.argv.slice(2);

// Ctrl+C keeps the best model so far.
const controller = new AbortController();
process.once('SIGINT', () => controller.abort());

try {
  const { results, modelPath, folder } = await train(
    { data, output: 'run', timeBudget: '10m', patience: 10 },
    {
      signal: controller.signal,
      onEvent(event) {
        if (event.type === 'epoch')
          console.log(`epoch ${event.record.epoch}: validation loss ${event.record.valLoss.toFixed(4)}`);
        if (event.type === 'warning') console.warn(event.fault.message);
      },
    },
  );
  console.log(`Kept epoch ${results['best-epoch']}; test macro F1 ${results.test['macro-f1']}`);

  const { gateFailed } = await evaluate({
    model: modelPath,
    data,
    split: `${folder}/split.json`,
    failIf: ['test-mean-iou < 0.1'],
  });
  console.log(gateFailed ? 'The model is not good enough.' : 'The model is good enough.');

  const { failed } = await predict({ model: modelPath, inputs: [images], output: 'predictions' });
  console.log(`Predicted; ${failed.length} images could not be read.`);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  // Everything that is wrong with settings and data, each with its way out.
  for (const { code, message } of error.faults) console.error(`${code}: ${message}`);
  process.exitCode = 2;
}
