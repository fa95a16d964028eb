// Runs ours and theirs in turn, round after round, each in a fresh process, and keeps every round's figures.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from './cases.ts';
import { runChild } from './child.ts';
import { type Contestant, commandOf, type Places } from './contestants.ts';
import { type Job, parseLine } from './job.ts';
import { median } from './statistics.ts';

/** One contestant at one case: a figure a round. */
export interface Measured {
  readonly case: string;
  readonly contestant: string;
  readonly precision: Contestant['precision'];
  /** Median step of each round. */
  readonly stepSeconds: number[];
  /** From the start of the process to the end of the first step. */
  readonly firstStepSeconds: number[];
  readonly peakBytes: number[];
}

export interface Measurement {
  readonly measured: readonly Measured[];
  /** As the contestants' processes tell them. */
  readonly versions: Readonly<Record<string, string>>;
}

export interface Effort {
  readonly rounds: number;
  readonly job: Pick<Job, 'threads' | 'warmup' | 'steps' | 'seconds' | 'leastSteps'>;
  /** No round but the first is started, or gone on with, once this is true. */
  readonly outOfTime: () => boolean;
}

/** A step takes seconds and a start well below two minutes: a process that takes longer hangs. */
const LIMIT_SECONDS = 400;

/** @throws Error when a contestant fails, or has another number of parameters to learn than ours. */
export async function measure(
  cases: readonly Case[],
  contestants: readonly Contestant[],
  effort: Effort,
  places: Places,
  say: (text: string) => void,
): Promise<Measurement> {
  const fields = cases.map((one) => contestants.filter(({ name }) => !one.without.includes(name)));
  const measured = cases.map(({ name }, c) =>
    fields[c].map(({ name: contestant, precision }): Measured => {
      return { case: name, contestant, precision, stepSeconds: [], firstStepSeconds: [], peakBytes: [] };
    }),
  );
  const versions: Record<string, string> = {};
  for (let round = 1; round <= effort.rounds; round++) {
    for (const [c, one] of cases.entries()) {
      const path = join(places.built, `${one.name}.json`);
      await writeFile(path, JSON.stringify({ ...one, ...effort.job } satisfies Job));
      for (const [i, contestant] of fields[c].entries()) {
        if (round > 1 && effort.outOfTime()) return { measured: measured.flat(), versions };
        const figures = await runOnce(contestant, one, path, effort, places);
        const { stepSeconds, firstStepSeconds, peakBytes } = measured[c][i];
        stepSeconds.push(figures.stepSeconds);
        firstStepSeconds.push(figures.firstStepSeconds);
        peakBytes.push(figures.peakBytes);
        Object.assign(versions, figures.versions);
        say(`round ${round}, ${one.name}, ${contestant.name}: ${figures.stepSeconds.toFixed(3)} s a step`);
      }
    }
  }
  return { measured: measured.flat(), versions };
}

async function runOnce(contestant: Contestant, one: Case, path: string, effort: Effort, places: Places) {
  const figures = { stepSeconds: 0, firstStepSeconds: 0, peakBytes: 0, versions: {} };
  const command = commandOf(contestant, path, effort.job.threads, places);
  await runChild(command, LIMIT_SECONDS, (text, seconds) => {
    const line = parseLine(text);
    if (line.event === 'ready' && line.parameters !== one.parameters)
      throw new Error(`${contestant.name} learns ${line.parameters} numbers, not ${one.parameters}`);
    if (line.event === 'ready') figures.versions = line.versions;
    if (line.event === 'first-step') figures.firstStepSeconds = seconds;
    if (line.event === 'done') {
      figures.stepSeconds = median(line.seconds);
      figures.peakBytes = line.peakBytes;
    }
  });
  if (figures.peakBytes === 0) throw new Error(`${contestant.name} ended without figures for ${one.name}`);
  return figures;
}
