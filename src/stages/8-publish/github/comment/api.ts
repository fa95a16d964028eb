// GitHub's REST API as the comment's parts call it: with a time limit for each request, and nothing in the log.
import { getOctokit } from '@actions/github';
import type * as z from 'zod';
import { AnswerError } from './requests.ts';

export interface ApiOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Of one request. */
  readonly timeoutMs?: number | undefined;
}

export type Api = ReturnType<typeof getOctokit>;

const TIMEOUT_MS = 15_000;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export function openApi({ token, apiUrl, timeoutMs = TIMEOUT_MS }: ApiOptions): Api {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  octokit.hook.before('request', (options) => {
    options.request.signal = AbortSignal.timeout(timeoutMs);
  });
  return octokit;
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
