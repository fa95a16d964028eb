// Prints the worst relative difference of every op on every engine, or with --time the seconds a training step takes.
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { markdownTable } from 'markdown-table';
import type { Engine } from '../src/engine/engine.ts';
import { unet } from '../src/network/unet.ts';
import { batchFor } from '../test/engine/conformance-case.ts';
import { differencesTable, type Finding, findings, linesOf } from '../test/engine/conformance-report.ts';
import { engines } from '../test/engine/engines.ts';

/** Seconds that each engine gets for its timed steps, but never fewer than three steps. */
const TIMED_SECONDS = 10;

export async function main(args: readonly string[]): Promise<void> {
  console.log(
    `${process.platform} ${process.arch}, ${availableParallelism()} threads, Node ${process.version}`,
  );
  const available = await availableEngines(engines, console.log);
  console.log(args.includes('--time') ? await times(available) : await differences(available));
}

type Named = readonly (readonly [name: string, engine: Engine])[];

/** An engine that this machine does not have is named and left out. */
export async function availableEngines(
  all: Readonly<Record<string, () => Promise<Engine>>>,
  say: (line: string) => void,
): Promise<Named> {
  const available: [string, Engine][] = [];
  for (const [name, make] of Object.entries(all)) {
    try {
      const engine = await make();
      const { version, threads } = engine.describe();
      say(`- ${name}: version ${version}, threads ${threads}`);
      available.push([name, engine]);
    } catch (error) {
      say(`- ${name}: not here (${error instanceof Error ? error.message : error})`);
    }
  }
  return available;
}

async function differences(available: Named): Promise<string> {
  const found: Finding[][] = [];
  for (const [, engine] of available) {
    const ofEngine: Finding[] = [];
    for await (const finding of findings(engine)) ofEngine.push(finding);
    found.push(ofEngine);
  }
  const names = available.map(([name]) => name);
  return `\nLargest relative difference from the reference engine and from PyTorch's numbers:\n\n${markdownTable(differencesTable(names, linesOf(found)))}`;
}

async function times(available: Named): Promise<string> {
  const rows: string[][] = [['engine', 'seconds a step', 'steps']];
  for (const [name, engine] of available) {
    const seconds = await secondsPerStep(engine);
    rows.push([name, seconds[Math.floor(seconds.length / 2)].toPrecision(3), `${seconds.length}`]);
  }
  return `\nMedian time of a training step, U-Net 16-32-64, four images of 64x64:\n\n${markdownTable(rows)}`;
}

/** Sorted, after two steps that are not counted. */
async function secondsPerStep(engine: Engine): Promise<number[]> {
  const network = unet({
    task: 'segmentation',
    channels: 3,
    classes: 4,
    widths: [16, 32, 64],
    activation: 'relu',
    batchNorm: true,
    dropout: 0,
    l2: 0,
  });
  const trainer = await engine.build(network, {
    seed: 1,
    loss: { crossEntropy: 1, dice: 1, classWeights: [1, 1, 1, 1] },
    optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  });
  const batch = batchFor(network, 1, { size: 4, height: 64, width: 64, ignored: 0 });
  for (let i = 0; i < 2; i++) await trainer.step(batch, 1e-3);
  const seconds: number[] = [];
  const start = performance.now();
  while (seconds.length < 3 || performance.now() - start < TIMED_SECONDS * 1000) {
    const before = performance.now();
    await trainer.step(batch, 1e-3);
    seconds.push((performance.now() - before) / 1000);
  }
  await trainer.dispose();
  return seconds.sort((a, b) => a - b);
}
