// Our engine in a process of its own: one case, step after step, told as JSON lines. The peers say the same.
import { readFile } from 'node:fs/promises';
import { createEngine } from '../../src/engine/create.ts';
import type { Batch, Trainer } from '../../src/engine/engine.ts';
import { countParameters } from '../../src/network/parameters.ts';
import type { Job, Start } from '../job.ts';
import { randomBatch, readStart } from '../start.ts';

const job: Job = JSON.parse(await readFile(process.argv[2], 'utf8'));
const engine = await createEngine('onnx', { threads: job.threads });
const { runtime, layout, version } = engine.describe();
tell({
  event: 'ready',
  parameters: countParameters(job.network),
  versions: { 'best-epoch': `${runtime} ${layout}`, onnxruntime: version, node: process.versions.node },
});
const trainer = await engine.build(job.network, job);
if (job.start) await tellLosses(trainer, job.start);
else await measure(trainer, randomBatch(job));
await trainer.dispose();

async function measure(trainer: Trainer, batch: Batch): Promise<void> {
  const run = () =>
    job.kind === 'train' ? trainer.step(batch, job.learningRate) : trainer.predict(batch.images, batch);
  for (let step = 0; step < job.warmup; step++) {
    await run();
    if (step === 0) tell({ event: 'first-step' });
  }
  const seconds: number[] = [];
  let sum = 0;
  while (seconds.length < job.steps && (seconds.length < job.leastSteps || sum < job.seconds)) {
    const begun = performance.now();
    await run();
    seconds.push((performance.now() - begun) / 1000);
    sum += seconds[seconds.length - 1];
  }
  tell({ event: 'done', seconds, peakBytes: process.resourceUsage().maxRSS * 1024 });
}

async function tellLosses(trainer: Trainer, start: Start): Promise<void> {
  const { images, labels, ...parameters } = await readStart(start);
  const [size, , height, width] = job.shape;
  const batch = { images: images.data, labels: Uint8Array.from(labels.data), size, height, width };
  await trainer.load({ ...(await trainer.save()), parameters });
  const losses: number[] = [];
  while (losses.length < job.steps) losses.push((await trainer.step(batch, job.learningRate)).loss);
  tell({ event: 'losses', losses });
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
