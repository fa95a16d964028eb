// `npm run bench -- losses`: whether all contestants compute the same. Started from equal weights, with no dropout, they must
// give equal losses, step after step. It measures no time.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Network } from '../src/network/network.ts';
import { readPretrained } from '../src/pretrained/weights.ts';
import { type Case, cases } from './cases.ts';
import { runChild } from './child.ts';
import { type Contestant, commandOf, contestants, OURS, type Places } from './contestants.ts';
import { readBenchEnvironment } from './environment.ts';
import { type Job, parseLine } from './job.ts';
import { writeStart } from './start.ts';
import { pythonWith } from './venv.ts';

const STEPS = 5;
const LIMIT_SECONDS = 400;

/** How far a loss may be from ours, as a share of it. Muon makes all directions of a gradient alike, those of rounding too. */
const TOLERANCES: Readonly<Record<string, number>> = { muon: 5e-3, adamw: 3e-5, adadelta: 1e-5 };

/** The exit code: 1 where losses differ. */
export async function losses(
  root: string,
  { only, threads }: { readonly only: readonly string[] | undefined; readonly threads: number },
  say: (text: string) => void,
): Promise<number> {
  const peers = join(root, 'bench', 'peers');
  const requirements = (name: string) => pythonWith(join(peers, `${name}.txt`), say);
  const python = { keras: await requirements('keras'), torch: await requirements('torch') };
  const places = { built: join(root, '.cache', 'bench'), peers, python };
  const { instructionSets } = await readBenchEnvironment(threads);
  const field = contestants(false, instructionSets).filter(({ precision }) => precision === 'float32');
  let differing = 0;
  for (const one of cases()) {
    if (one.kind !== 'train' || !(only?.includes(one.name) ?? true)) continue;
    const path = await writeJob(root, one, threads, places);
    const ours = await lossesOf(OURS, path, threads, places);
    for (const contestant of field.filter(({ name }) => !one.without.includes(name))) {
      const theirs = contestant === OURS ? ours : await lossesOf(contestant, path, threads, places);
      const far = Math.max(...theirs.map((loss, step) => Math.abs(loss / ours[step] - 1)));
      const isNear = far <= TOLERANCES[one.optimizer.name];
      const numbers = theirs.map((loss) => loss.toFixed(6)).join(', ');
      say(
        `${one.name}, ${contestant.name}: ${numbers}; at most ${far.toExponential(0)} from ours${isNear ? '' : ': DIFFERS'}`,
      );
      if (!isNear) differing++;
    }
  }
  return differing === 0 ? 0 : 1;
}

async function writeJob(root: string, one: Case, threads: number, { built }: Places): Promise<string> {
  const path = join(built, `${one.name}-losses.json`);
  const network = withoutDropout(one.network);
  const isPretrained = network.title === 'EfficientNet-Lite0';
  const known = isPretrained ? (await readPretrained(root)).parameters : {};
  const start = await writeStart(join(built, `${one.name}-losses.bin`), one, known);
  const effort = { threads, warmup: 0, steps: STEPS, seconds: 0, leastSteps: 0 };
  // Adam's first steps are as large for a gradient that is rounding alone. All layers learn at the rate of the lowest ones.
  const learningRate = one.learningRate * (isPretrained ? 0.01 : 1);
  await writeFile(path, JSON.stringify({ ...one, network, learningRate, ...effort, start } satisfies Job));
  return path;
}

function withoutDropout(network: Network): Network {
  const layers = network.layers.map((layer) => (layer.op === 'dropout' ? { ...layer, rate: 0 } : layer));
  return { ...network, layers };
}

/** @throws Error when it fails or doesn't tell them */
async function lossesOf(
  contestant: Contestant,
  path: string,
  threads: number,
  places: Places,
): Promise<readonly number[]> {
  let told: readonly number[] = [];
  await runChild(commandOf(contestant, path, threads, places), LIMIT_SECONDS, (text) => {
    const line = parseLine(text);
    if (line.event === 'losses') told = line.losses;
  });
  if (told.length !== STEPS) throw new Error(`${contestant.name} told ${told.length} losses`);
  return told;
}
