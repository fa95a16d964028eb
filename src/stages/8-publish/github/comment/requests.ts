// What went wrong with a request to GitHub's API, and whether and when it's worth another try.
// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
import { messageOf } from '../../../../shared/message-of.ts';

/** An answer of status 200 that says it failed (GraphQL), or that isn't what was asked for. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly status: number;

  /** @param status what the REST API would have answered */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Before each new try after a failure of GitHub's or of the network. */
const WAITS_MS = [1000, 3000, 9000];
/** All waits together: a job is paid by the minute. */
const MOST_WAITING_MS = 60_000;
/** What GitHub asks for where a rate limit comes without a time. */
const RATE_LIMIT_WAIT_MS = 60_000;

/** Runs `operation` until it succeeds; throws its last failure where no more tries are worth it. */
export async function withRetries<T>(
  operation: () => Promise<T>,
  sleep: (ms: number) => Promise<unknown>,
): Promise<T> {
  let waitedMs = 0;
  for (let failures = 0; ; failures++) {
    try {
      return await operation();
    } catch (error) {
      const waitMs = retryDelayMs(error, failures);
      if (waitMs === undefined || waitedMs + waitMs > MOST_WAITING_MS) throw error;
      await sleep(waitMs);
      waitedMs += waitMs;
    }
  }
}

/** Undefined: another try would fail the same way. */
function retryDelayMs(error: unknown, failures: number): number | undefined {
  const { status, headers } = facts(error);
  if (isRateLimit(error)) return toldWaitMs(headers) ?? RATE_LIMIT_WAIT_MS;
  if (status === undefined || status < 500 || failures >= WAITS_MS.length) return undefined;
  return Math.max(WAITS_MS[failures], toldWaitMs(headers) ?? 0);
}

/** Seconds to wait, or a moment of GitHub's own clock, which may not be the runner's. */
function toldWaitMs(headers: Headers): number | undefined {
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return Math.max(1, after) * 1000;
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  const waitMs = Number(headers['x-ratelimit-reset']) * 1000 - Date.parse(`${headers.date}`);
  return Number.isFinite(waitMs) ? Math.max(1000, waitMs) : undefined;
}

function isRateLimit(error: unknown): boolean {
  const { status, headers, message } = facts(error);
  if (status === 429) return true;
  const limited =
    'retry-after' in headers || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message);
  return status === 403 && limited;
}

/** The token lacks a permission: neither a rate limit nor a locked conversation, which are 403 too. */
export function isForbidden(error: unknown): boolean {
  const { status, message } = facts(error);
  return status === 403 && /not accessible by|must have/i.test(message);
}

/** Also what a token is told that may not even read. */
export function isNotFound(error: unknown): boolean {
  return facts(error).status === 404;
}

/** What another run may expect: `passing` failures pass, a `locked` conversation takes no comment, others `last`. */
export type Outlook = 'passing' | 'locked' | 'lasting';

export function outlookOf(error: unknown): Outlook {
  const { status = 0, message } = facts(error);
  if (isRateLimit(error) || status >= 500) return 'passing';
  return status === 403 && /\blocked\b/i.test(message) ? 'locked' : 'lasting';
}

/** Without a full stop. A proxy's page of HTML is cut. */
export function reasonOf(error: unknown): string {
  const { status, headers, message } = facts(error);
  const text = message.trim().replace(/\.$/, '');
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  // Where there was no answer at all, the client makes a status up.
  return status === undefined || headers.date === undefined ? short : `${status} ${short}`;
}

type Headers = Readonly<Record<string, unknown>>;

interface Facts {
  readonly status: number | undefined;
  readonly headers: Headers;
  readonly message: string;
}

/** Octokit's errors, ours and any other, seen alike. */
function facts(error: unknown): Facts {
  const message = messageOf(error);
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
    return { status: undefined, headers: {}, message };
  const response = 'response' in error ? error.response : undefined;
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  return {
    status: error.status,
    headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
    message,
  };
}
