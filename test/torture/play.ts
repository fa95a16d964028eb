// Plays a round: the work undisturbed, as a reference; the same disturbed; then once more, undisturbed, over what that left.
// After each it's looked whether all is as promised.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ended } from './child.ts';
import { type Expected, judgeEnding, toldFaults } from './ending.ts';
import type { Fixtures } from './fixtures.ts';
import { filesBelow, halfWritten, leftBehind, snapshot } from './folder.ts';
import { counting, type Extent, harmOf } from './harm.ts';
import { Performance, type Performed } from './performance.ts';
import type { Round } from './round.ts';
import { Stage } from './stage.ts';
import { isRepeatable, isSameEachTime, outputOf } from './work.ts';

export interface Played {
  /** How the disturbed run ended: an exit code or a signal, and the first error that it told. */
  readonly ending: string;
  /** Whether the last run went on from what the disturbed one had left. */
  readonly resumed: boolean;
  readonly wrong: readonly string[];
  /** What was said last, for whoever looks into it. */
  readonly outputs: readonly string[];
}

interface ExpectedHere extends Expected {
  readonly cleansUp: boolean;
}

/** Where nothing disturbs. */
const CALM: ExpectedHere = { codes: [1], signals: [], isHeard: true, cleansUp: true };

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

export async function play(folder: string, round: Round, fixtures: Fixtures): Promise<Played> {
  const stage = new Stage(folder, round);
  await stage.set(round, fixtures);
  await using performance = new Performance(round, stage);
  const wrong: string[] = [];
  const say = (when: string, found: readonly string[]) =>
    wrong.push(...found.map((one) => `${when}: ${one}`));

  const reference = await performance.run(counting(round, stage));
  say('undisturbed', await judge(round, stage, reference, CALM));
  const extent = await extentOf(stage, reference.ended);
  await stage.keepAs('reference');
  await performance.forget();

  const disturbed = await disturb(round, stage, performance, extent);
  const expected = expectedOf(round);
  for (const one of disturbed) say('disturbed', await judge(round, stage, one, expected));
  const [{ ended }, beside] = disturbed as [Performed, Performed?];
  const isAnothers = beside?.ended.code === 0 && isOfAnother(round);
  await stage.mend();
  if (ended.code === 0 && !isAnothers && !mayDiffer(round)) say('disturbed', await unlike(round, stage));
  const outputs = [reference, ...disturbed].map(({ ended }) => ended.output);

  if (isRepeatable(round.work)) {
    if (round.work === 'action' || isAnothers) await stage.reset();
    const again = await performance.run();
    outputs.push(again.ended.output);
    say('again', await judge(round, stage, again, CALM));
    say('again', unlikeEnding(reference.ended, again.ended));
    say('again', await unlike(round, stage));
  }
  return { ending: endingOf(ended), resumed: await hasResumed(stage), wrong: [...new Set(wrong)], outputs };
}

async function disturb(
  round: Round,
  stage: Stage,
  performance: Performance,
  extent: Extent,
): Promise<readonly Performed[]> {
  const harm = await harmOf(round, stage, extent);
  const { disturbance } = round;
  if (disturbance.kind !== 'together') return [await performance.run(harm, false)];
  const settings = disturbance.other ? new Map([...round.settings, ['seed', '7']]) : round.settings;
  const later = sleep(disturbance.at * extent.ms).then(() => performance.run(harm, false, settings));
  return Promise.all([performance.run(harm, false), later]);
}

async function judge(
  round: Round,
  stage: Stage,
  performed: Performed,
  expected: ExpectedHere,
): Promise<string[]> {
  const { ended, post } = performed;
  const output = stage.path(outputOf(round.work));
  const wrong = [
    ...judgeEnding(ended, expected),
    ...(await halfWritten(output)),
    ...(await stage.touched(round)),
  ];
  if (post !== undefined)
    wrong.push(...judgeEnding(post, { ...expected, codes: [] }).map((one) => `post step: ${one}`));
  const endedByItself = ended.signal === undefined && (ended.code ?? 0) <= 2;
  if (endedByItself && expected.cleansUp) wrong.push(...(await leftBehind(output, ended.code === 0)));
  // A runner's temporary folder goes with its job, and what GitHub's own libraries leave there with it.
  if (endedByItself && expected.cleansUp && round.work !== 'action')
    wrong.push(
      ...(await filesBelow(stage.path('tmp'))).map((path) => `left behind in the temporary folder: ${path}`),
    );
  return wrong;
}

/** Where files can't be removed any more nobody cleans up, nor does who must end at once. */
function mayCleanUp({ disturbance }: Round): boolean {
  if (
    disturbance.kind === 'together' ||
    disturbance.kind === 'stdout' ||
    (disturbance.kind === 'signal' && disturbance.times > 1)
  )
    return false;
  const refusesRemoval = disturbance.kind === 'fail' && ['EROFS', 'EACCES', 'EIO'].includes(disturbance.code);
  return !refusesRemoval && !['permissions', 'moved', 'removed'].includes(disturbance.kind);
}

function expectedOf(round: Round): ExpectedHere {
  const { disturbance, settings, work } = round;
  const { kind } = disturbance;
  const gates = settings.has('fail-if') || work === 'action' ? [1] : [];
  return {
    codes: [...gates, ...(kind === 'signal' ? [SIGNALS[disturbance.signal]] : [])],
    signals:
      kind === 'kill' || kind === 'kill-moment' ? ['SIGKILL'] : kind === 'signal' ? [disturbance.signal] : [],
    isHeard: kind !== 'stdout',
    cleansUp: mayCleanUp(round),
  };
}

/** Whether the process beside is of other settings. */
function isOfAnother({ disturbance }: Round): boolean {
  return disturbance.kind === 'together' && disturbance.other;
}

/** Where the data that a run found was another, it comes to something else. */
function mayDiffer({ disturbance, work }: Round): boolean {
  return !isRepeatable(work) || ['image', 'moved', 'removed'].includes(disturbance.kind);
}

async function extentOf(stage: Stage, { output, ms }: Ended): Promise<Extent> {
  const operations = Number(await readFile(stage.path('count'), 'utf8').catch(() => '1'));
  const counts = [...output.matchAll(/^operations (\d+)$/gm)].map(([, count]) => Number(count));
  return { operations: Math.max(1, operations), killable: Math.max(1, ...counts), ms };
}

/** Whether what there is now is what the undisturbed run left. */
async function unlike({ work }: Round, stage: Stage): Promise<string[]> {
  const inFolder = (name: string) => outputOf(work).replace('output', name);
  const [before, now] = await Promise.all(
    ['reference', 'output'].map((name) => snapshot(stage.path(inFolder(name)))),
  );
  return [...before!]
    .filter(([path, digest]) => isSameEachTime(path) && now!.get(path) !== digest)
    .map(([path]) => `${path} is not as without the disturbance`);
}

async function hasResumed(stage: Stage): Promise<boolean> {
  const text = await readFile(stage.path('output', 'results.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text)['first-epoch'] > 1;
}

function unlikeEnding(reference: Ended, again: Ended): string[] {
  const told = (ended: Ended) => {
    const errors = toldFaults(ended.output).filter((fault) => fault.startsWith('error '));
    return `${ended.code} ${[...new Set(errors)].join(', ')}`;
  };
  if (told(reference) === told(again)) return [];
  return [`it ended as "${told(again)}", not as "${told(reference)}"`];
}

function endingOf({ code, signal, output }: Ended): string {
  const [first = ''] = toldFaults(output).filter((fault) => fault.startsWith('error '));
  return `${signal ?? code} ${first.replace('error ', '')}`.trim();
}
