// What the services of the results service share: Twirp's errors, protobuf's wrapped values, who is calling.

/** A request's JSON body. */
export type Call = Readonly<Record<string, unknown>>;

/** The run and the job that a runtime token was made for. */
export interface Caller {
  readonly run: string;
  readonly job: string;
  /**
   * Whose caches it sees, the first first: its own branch's, which it may write, its base branch's, the default
   * branch's.
   */
  readonly scopes: readonly string[];
}

/** An error as Twirp sends it. */
export class RpcError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Protobuf's StringValue and Int64Value come bare or as `{ value }`. */
export function unwrapped(value: unknown): unknown {
  if (value === null) return undefined;
  return typeof value === 'object' && 'value' in value ? value.value : value;
}

/** A token as the runner gives it to a job, unsigned. */
export function runtimeToken({
  run,
  job,
  scopes = ['refs/heads/main'],
}: Omit<Caller, 'scopes'> & Partial<Pick<Caller, 'scopes'>>): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const ac = JSON.stringify(scopes.map((Scope, i) => ({ Scope, Permission: i === 0 ? WRITE : READ })));
  return `${encode({ alg: 'none' })}.${encode({ scp: `Actions.Results:${run}:${job}`, ac })}.unsigned`;
}

/** As bits. */
const [READ, WRITE] = [1, 3];

/** Reads the caller from `Authorization: Bearer <token>`. */
export function callerOf(authorization: string | undefined): Caller {
  try {
    const payload = (authorization ?? '').replace(/^Bearer /i, '').split('.')[1] ?? '';
    const { scp, ac } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      scp: string;
      ac: string;
    };
    const scopes = (JSON.parse(ac) as readonly { readonly Scope: string }[]).map(({ Scope }) => Scope);
    const scope = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(scp);
    if (scope?.[1] !== undefined && scope[2] !== undefined) return { run: scope[1], job: scope[2], scopes };
  } catch {
    // Whatever is wrong with the token, the answer is the same.
  }
  throw new RpcError(401, 'unauthenticated', 'no valid token');
}

/** One of the results service's services. */
export interface RpcService {
  /** The fields that each call may have: an unknown one means that the client has changed. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  call(method: string, request: Call, caller: Caller, baseUrl: string): Promise<object>;
}
