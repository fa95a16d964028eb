// Our engine in a process of its own: one case, step after step, told as JSON lines. The peers say the same.
import { readFile } from 'node:fs/promises';
import { createEngine } from '../../src/engine/create.ts';
import type { Batch, Trainer } from '../../src/engine/engine.ts';
import { countParameters } from '../../src/network/parameters.ts';
import { Random } from '../../src/shared/random.ts';
import type { Job } from '../job.ts';

const job: Job = JSON.parse(await readFile(process.argv[2], 'utf8'));
const engine = await createEngine('onnx', { threads: job.threads });
const { runtime, layout, version } = engine.describe();
tell({
  event: 'ready',
  parameters: countParameters(job.network),
  versions: { 'best-epoch': `${runtime} ${layout}`, onnxruntime: version, node: process.versions.node },
});
const trainer = await engine.build(job.network, job);
const batch = randomBatch(job);
for (let step = 0; step < job.warmup; step++) {
  await run(trainer);
  if (step === 0) tell({ event: 'first-step' });
}
const seconds: number[] = [];
let sum = 0;
while (seconds.length < job.steps && (seconds.length < job.leastSteps || sum < job.seconds)) {
  const begun = performance.now();
  await run(trainer);
  seconds.push((performance.now() - begun) / 1000);
  sum += seconds[seconds.length - 1];
}
await trainer.dispose();
tell({ event: 'done', seconds, peakBytes: process.resourceUsage().maxRSS * 1024 });

async function run(trainer: Trainer): Promise<void> {
  if (job.kind === 'train') await trainer.step(batch, job.learningRate);
  else await trainer.predict(batch.images, batch);
}

function randomBatch({ shape: [size, channels, height, width], network, seed }: Job): Batch {
  const random = Random.for(seed, 'bench');
  const images = Float32Array.from({ length: size * channels * height * width }, () => random.next());
  const labels = Uint8Array.from({ length: size * height * width }, () =>
    Math.floor(random.next() * network.classes),
  );
  return { images, labels, size, height, width };
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
