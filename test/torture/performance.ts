// One run of a round's work: a command's process, or a step of the action with the services that it calls and its post
// step after it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type ResultsService, startResultsService } from '../e2e/results-service/server.ts';
import { pullRequestPayload, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import { type ChildOptions, type Ended, runChild } from './child.ts';
import { startLyingService } from './lying-service.ts';
import type { Round } from './round.ts';
import type { Service } from './service.ts';
import type { GivenSettings } from './settings.ts';
import type { Stage } from './stage.ts';
import { programOf } from './work.ts';

export type Harm = Pick<ChildOptions, 'layers' | 'limit' | 'full' | 'closed' | 'kill'>;

export interface Performed {
  readonly ended: Ended;
  /** Of the action: how its post step ended. */
  readonly post?: Ended;
}

const WELL: Service = { how: 'well', on: 'any', times: 1 };

export class Performance implements AsyncDisposable {
  readonly #round: Round;
  readonly #stage: Stage;
  #results: ResultsService | undefined;
  #stores = 0;
  #steps = 0;

  constructor(round: Round, stage: Stage) {
    this.#round = round;
    this.#stage = stage;
  }

  /** @param settings others than the round's */
  async run(harm: Harm = {}, isCalm = true, settings = this.#round.settings): Promise<Performed> {
    const { path, user } = { path: this.#stage.path.bind(this.#stage), user: this.#stage.user };
    const environment = { HOME: path('tmp'), TMPDIR: path('tmp') };
    const options = { cwd: this.#stage.folder, user, program: programOf({ ...this.#round, settings }) };
    if (this.#round.work !== 'action') return { ended: await runChild({ ...options, ...harm, environment }) };
    return this.#step({ ...options, ...harm, environment }, settings, isCalm ? WELL : this.#round.service);
  }

  /** What was kept in caches and artifacts so far is gone. */
  async forget(): Promise<void> {
    await this.#results?.[Symbol.asyncDispose]();
    this.#results = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.forget();
  }

  async #step(options: ChildOptions, settings: GivenSettings, service: Service): Promise<Performed> {
    this.#results ??= await startResultsService(this.#stage.path(`store-${this.#stores++}`));
    await using comments = await startCommentServer();
    const run = `${++this.#steps}`;
    const target = this.#results.environment(run);
    await using lying = await startLyingService(new URL(target.ACTIONS_RESULTS_URL!).origin, service);
    await using lyingRest = await startLyingService(new URL(comments.apiUrl).origin, service);
    const runner = this.#stage.path(`runner-${run}`);
    await mkdir(runner, { recursive: true });
    const environment = {
      ...options.environment,
      ...target,
      ...(await this.#runnerEnvironment(runner, run)),
      ...inputsOf(settings),
      ACTIONS_RESULTS_URL: lying.through(target.ACTIONS_RESULTS_URL!),
      GITHUB_API_URL: lyingRest.through(comments.apiUrl),
      GITHUB_GRAPHQL_URL: lyingRest.through(comments.graphqlUrl),
    };
    const ended = await runChild({ ...options, environment });
    const state = readState(await readFile(`${runner}/state`, 'utf8').catch(() => ''));
    const { cwd, user } = options;
    const post = await runChild({
      cwd,
      user,
      program: ['post.js'],
      environment: { ...environment, ...state },
    });
    return { ended, post };
  }

  async #runnerEnvironment(runner: string, run: string): Promise<Record<string, string>> {
    const names = ['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT', 'GITHUB_STATE'] as const;
    const files = names.map((name) => [name, `${runner}/${name.split('_').at(-1)!.toLowerCase()}`] as const);
    for (const [, file] of files) await writeFile(file, '');
    const event = `${runner}/event.json`;
    await writeFile(event, pullRequestPayload('me/stars'));
    return {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: this.#stage.folder,
      GITHUB_REPOSITORY: 'me/stars',
      GITHUB_RUN_ID: run,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      RUNNER_TEMP: this.#stage.path('tmp'),
      ...Object.fromEntries(files),
    };
  }
}

function inputsOf(settings: GivenSettings): Record<string, string> {
  const inputs = new Map([...settings, ['data', 'data'], ['output', 'output'], ['token', 'secret']]);
  return Object.fromEntries([...inputs].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** What a step hands over to its post step, as the runner reads it. */
function readState(text: string): Record<string, string> {
  const saved = [...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(saved.map(([, name, , value = '']) => [`STATE_${name}`, value]));
}
