// Runs a workflow with act on this machine, without containers, and reads what it did from act's JSON lines.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { actPath, node24Folder } from './tools.ts';

/** One of act's lines, as far as it's used here. */
interface Line {
  readonly jobID?: string;
  readonly stepID?: readonly string[];
  readonly msg?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly kvPairs?: Readonly<Record<string, string>>;
  readonly stepResult?: string;
  readonly stage?: string;
  readonly jobResult?: string;
}

export interface ActionAnnotation {
  readonly message: string;
  readonly file: string | undefined;
  readonly title: string | undefined;
}

/** What a step of a job did. */
export interface StepRun {
  readonly result: string | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly errors: readonly ActionAnnotation[];
  readonly warnings: readonly ActionAnnotation[];
  /** Names of the workflow commands that the engine took from the log. */
  readonly commands: ReadonlySet<string>;
  /** The plain lines of its log. */
  readonly log: string;
}

export interface WorkflowRun {
  readonly exitCode: number | null;
  /** By job. */
  readonly results: Readonly<Record<string, string>>;
  step(job: string, id: string): StepRun;
  /** Everything, to be shown when a test fails. */
  readonly text: string;
}

export interface WorkflowEvent {
  readonly name: string;
  /** Path of its payload. */
  readonly payload: string;
  /** What GitHub's contexts say, by the name of the variable that holds it. */
  readonly context: Readonly<Record<string, string>>;
  /** What `github.token` gives. */
  readonly token: string;
}

/**
 * Runs the workflow of the repository, on a push unless it's given another event.
 * @param folder where act keeps its own files while it runs
 */
export async function runWorkflow(
  repository: string,
  workflow: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
  event?: WorkflowEvent,
): Promise<WorkflowRun> {
  const [act, node24] = await Promise.all([actPath(), node24Folder()]);
  const args = [
    ...[event?.name ?? 'push', '--workflows', join('.github', 'workflows', workflow)],
    ...['ubuntu-latest', 'self-hosted', 'linux'].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...['--json', '--rm', '--no-cache-server'],
    ...['--env', 'GITHUB_RUN_ID=42', '--env', 'GITHUB_REPOSITORY=me/stars'],
    ...(event === undefined ? [] : eventArguments(event)),
  ];
  const child = spawn(act, args, {
    cwd: repository,
    env: {
      ...withoutNpm(process.env),
      ...environment,
      XDG_CACHE_HOME: folder,
      PATH: `${node24}${delimiter}${environment.PATH ?? process.env.PATH}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').resume();
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return readRun(text, exitCode);
}

function eventArguments({ payload, context, token }: WorkflowEvent): string[] {
  const variables = Object.entries(context).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  return ['--eventpath', payload, '--secret', `GITHUB_TOKEN=${token}`, ...variables];
}

/** What npm adds to the environment of its scripts would follow the action into its own npm. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.toLowerCase().startsWith('npm_')));
}

function readRun(text: string, exitCode: number | null): WorkflowRun {
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
  return {
    exitCode,
    text,
    results: Object.fromEntries(
      lines.flatMap(({ jobID, jobResult }) => (jobID && jobResult ? [[jobID, jobResult]] : [])),
    ),
    step: (job, id) => readStep(lines.filter((line) => line.jobID === job && line.stepID?.includes(id))),
  };
}

function readStep(lines: readonly Line[]): StepRun {
  const commands = lines.filter(({ command }) => command !== undefined);
  const annotations = (kind: string) =>
    commands
      .filter(({ command }) => command === kind)
      .map(({ arg = '', kvPairs }) => ({ message: arg, file: kvPairs?.file, title: kvPairs?.title }));
  return {
    result: lines.find(({ stepResult, stage }) => stepResult !== undefined && stage === 'Main')?.stepResult,
    outputs: Object.fromEntries(
      commands
        .filter(({ command }) => command === 'set-output')
        .map(({ name = '', arg = '' }) => [name, arg]),
    ),
    summary: commands
      .filter(({ command }) => command === 'summary')
      .map(({ content = '' }) => content)
      .join(''),
    errors: annotations('error'),
    warnings: annotations('warning'),
    commands: new Set(commands.map(({ command = '' }) => command)),
    log: lines
      .filter(({ raw_output }) => raw_output)
      .map(({ msg = '' }) => msg)
      .join(''),
  };
}
