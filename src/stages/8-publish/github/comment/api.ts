// GitHub's REST API as the comment's parts call it: with a time limit for each request, and nothing in the log.
import { getOctokit } from '@actions/github';
import type * as z from 'zod';
import { inTime, NoAnswer, REQUEST_MS } from '../../../../shared/deadline.ts';
import { AnswerError } from './requests.ts';

export interface ApiOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Of one request. */
  readonly timeoutMs?: number | undefined;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
}

export type Api = ReturnType<typeof getOctokit>;

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export function openApi({ token, apiUrl, timeoutMs = REQUEST_MS, signal }: ApiOptions): Api {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  limitRequests(octokit, () => timeoutMs, signal);
  return octokit;
}

/** What a limit may depend on. */
export interface SentRequest {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** A request without an answer in time fails as one that a server before GitHub's has waited for in vain. */
export function limitRequests(
  octokit: Api,
  msOf: (request: SentRequest) => number,
  signal: AbortSignal | undefined,
): void {
  octokit.hook.wrap('request', async (request, options) => {
    const send = (ending: AbortSignal) => {
      options.request.signal = ending;
      return Promise.resolve(request(options));
    };
    try {
      return await inTime(send, { ms: msOf(options), signal });
    } catch (cause) {
      throw cause instanceof NoAnswer ? new AnswerError(504, cause.message) : cause;
    }
  });
}

/** GitHub Enterprise has its own. */
export function apiAddresses(
  env: Readonly<Record<string, string | undefined>>,
): Pick<ApiOptions, 'apiUrl' | 'graphqlUrl'> {
  const apiUrl = env.GITHUB_API_URL || 'https://api.github.com';
  return { apiUrl, graphqlUrl: env.GITHUB_GRAPHQL_URL || `${apiUrl}/graphql` };
}

/** An answer that was cut off, or that is a proxy's, counts as a failure of the server. */
export function answered<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AnswerError(502, "the answer is not the API's");
  return parsed.data;
}
