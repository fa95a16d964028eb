// The harness' entry: reads the flags and hands over to what was asked for.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { losses } from './losses.ts';
import { memory } from './memory.ts';
import { quality } from './quality/quality.ts';
import { scale } from './scale/scale.ts';
import { writeSets } from './sets/sets.ts';
import { speed } from './speed.ts';

const USAGE = `npm run bench -- [--quick] [--check | --update] [--only CASE,...] [--rounds N] [--threads N]
npm run bench -- losses [--only CASE,...] [--threads N]
npm run bench -- quality --data FOLDER [--minutes N] [--anchors] [--threads N]
npm run bench -- scale [--only SET,...] [--threads N]
npm run bench -- memory --data FOLDER [--threads N]
npm run bench -- sets FOLDER`;

const say = (text: string) => console.log(text);
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      threads: { type: 'string' },
      data: { type: 'string' },
      minutes: { type: 'string', default: '10' },
      anchors: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const threads = count('threads', values.threads) ?? availableParallelism();
  const root = process.cwd();
  if (values.help) {
    say(USAGE);
  } else if (positionals[0] === 'quality') {
    if (values.data === undefined) throw new Error(`quality needs --data FOLDER\n${USAGE}`);
    const { data, anchors } = values;
    await quality(root, { data, minutes: count('minutes', values.minutes)!, anchors, threads }, say);
  } else if (positionals[0] === 'losses') {
    process.exitCode = await losses(root, { only: values.only?.split(','), threads }, say);
  } else if (positionals[0] === 'scale') {
    await scale(root, { only: values.only?.split(','), threads }, say);
  } else if (positionals[0] === 'memory') {
    if (values.data === undefined) throw new Error(`memory needs --data FOLDER\n${USAGE}`);
    await memory(root, { data: values.data, threads }, say);
  } else if (positionals[0] === 'sets') {
    if (positionals[1] === undefined) throw new Error(`sets needs a FOLDER\n${USAGE}`);
    await writeSets(resolve(positionals[1]), say);
  } else if (positionals.length === 0) {
    if (values.update && (values.quick || values.check || values.only !== undefined))
      throw new Error(`--update takes the whole bench, without --quick, --check and --only\n${USAGE}`);
    const rounds = count('rounds', values.rounds);
    process.exitCode = await speed(root, { ...values, threads, rounds, only: values.only?.split(',') }, say);
  } else throw new Error(`unknown command ${positionals[0]}\n${USAGE}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} ${text} is no whole number above 0`);
  return value;
}
