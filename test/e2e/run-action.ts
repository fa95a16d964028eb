// Starts dist/action.js or dist/post.js in a process of its own, as the runner does, and reads what it said and wrote.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from './repository.ts';

export interface ActionRun {
  readonly exitCode: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
  /** What the step hands over to its post step, as the runner puts it into the environment. */
  readonly state: Readonly<Record<string, string>>;
}

export interface ActionOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Sees the log so far after each part of it, and may send signals. */
  readonly onLog?: ((log: string, kill: (signal: NodeJS.Signals) => void) => void) | undefined;
  /** The folder with the action in it; this project by default. */
  readonly action?: string;
  /** A program that starts node, with its arguments. */
  readonly launcher?: readonly string[];
  /** The step's program. */
  readonly program?: 'action.js' | 'post.js';
}

/** @param workspace absolute; the current folder of the step */
export async function runAction(
  workspace: string,
  { inputs, environment, onLog, action = PROJECT, launcher = [], program = 'action.js' }: ActionOptions,
): Promise<ActionRun> {
  const files = {
    GITHUB_STEP_SUMMARY: join(workspace, 'summary'),
    GITHUB_OUTPUT: join(workspace, 'outputs'),
    GITHUB_STATE: join(workspace, 'state'),
  };
  for (const file of Object.values(files)) await writeFile(file, '');
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const [command = '', ...args] = [...launcher, process.execPath, join(action, 'dist', program)];
  const child = spawn(command, args, {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: workspace,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'me/stars',
      GITHUB_RUN_ID: '42',
      ...files,
      ...environment,
      ...Object.fromEntries(given),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const hear = (part: string) => {
    log += part;
    onLog?.(log, (signal) => child.kill(signal));
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [summary = '', outputs = '', state = ''] = await Promise.all(
    Object.values(files).map((file) => readFile(file, 'utf8')),
  );
  return { exitCode, log, summary, outputs, state: readState(state) };
}

/** Runs the post step of a step that has ended, however it did. */
export function runPost(
  workspace: string,
  { state }: Pick<ActionRun, 'state'>,
  environment: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  return runAction(workspace, { inputs: {}, environment: { ...environment, ...state }, program: 'post.js' });
}

/** The last value that was saved under a name counts. */
function readState(text: string): Record<string, string> {
  const saved = [...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(saved.map(([, name, , value = '']) => [`STATE_${name}`, value]));
}
