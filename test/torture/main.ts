// The fault bench's entry: plays rounds, each from a seed of its own, until the time is over, and tells what was covered and
// what was found.
import { appendFile, chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../temporary-folder.ts';
import { Fixtures } from './fixtures.ts';
import { type Played, play } from './play.ts';
import { describeRound, roundOf, WORKS, type Work } from './round.ts';
import { Tally } from './tally.ts';

const USAGE = `npm run torture -- [--minutes N] [--rounds N] [--seed N] [--only WORK,...] [--keep]

Rounds are numbered by their seeds: --seed 7 --rounds 1 plays round 7 again. --keep keeps its folder.
WORK is one of ${WORKS.join(', ')}.`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
    only: { type: 'string', default: WORKS.join(',') },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) console.log(USAGE);
else process.exitCode = await torture();

async function torture(): Promise<number> {
  const first = Number(values.seed ?? Date.now() % 1_000_000_000);
  const end = performance.now() + Number(values.minutes) * 60_000;
  const only = WORKS.filter((work) => values.only.split(',').includes(work));
  const tally = new Tally();
  const scratch = await temporaryFolder();
  await using _ = values.keep ? undefined : scratch;
  await chmod(scratch.path, 0o755);
  await mkdir(join(scratch.path, 'fixtures'));
  const fixtures = new Fixtures(join(scratch.path, 'fixtures'));
  for (let i = 0; i < Number(values.rounds) && (i === 0 || performance.now() < end); i++)
    await playOne(scratch.path, first + i, only, fixtures, tally);
  const summary = tally.summary();
  console.log(`\n${summary}`);
  const { GITHUB_STEP_SUMMARY: path } = process.env;
  if (path !== undefined) await appendFile(path, `\`\`\`\n${summary}\n\`\`\`\n`);
  return tally.found === 0 ? 0 : 1;
}

async function playOne(
  scratch: string,
  seed: number,
  only: readonly Work[],
  fixtures: Fixtures,
  tally: Tally,
): Promise<void> {
  const began = performance.now();
  const round = roundOf(seed, only);
  const folder = join(scratch, `${seed}`);
  await mkdir(folder);
  const { ending, resumed, wrong, outputs } = await play(folder, round, fixtures).catch(brokenBench);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${seed} | ${ending}${resumed ? ', resumed' : ''} | ${seconds} s | ${describeRound(round)}`,
  );
  for (const one of wrong) console.log(`     ${one}`);
  if (wrong.length > 0) for (const output of outputs) console.log(indented(output));
  const filter = only.length === WORKS.length ? '' : ` --only ${only.join(',')}`;
  tally.add(round, { ending, resumed, wrong }, `npm run torture -- --seed ${seed} --rounds 1${filter}`);
  if (values.keep) console.log(`     kept in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}

/** The other rounds needn't suffer. */
function brokenBench(error: Error): Played {
  const wrong = [`the bench itself failed: ${error.stack}`];
  return { ending: 'broken bench', resumed: false, wrong, outputs: [] };
}

/** The end of it. */
function indented(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-12);
  return ['     ---', ...lines.map((line) => `     | ${line.slice(0, 300)}`)].join('\n');
}
