// What the comment says: two hidden marks by which later runs know it, the summary with its links, the run.
import { cut, type Inline, link } from '../../../../document/inline.ts';
import { inlineMarkdown } from '../../../../document/markdown/inline.ts';
import type { AnyResults } from '../../../7-report/documents.ts';
import { renderSummary } from '../../../7-report/summary.ts';

/** GitHub refuses a longer comment ("Body is too long (maximum is 65536 characters)"). */
export const COMMENT_LIMIT = 65_536;

/** Which run, and which try of it. */
export interface RunNumber {
  readonly id: number;
  readonly attempt: number;
}

/** The run that writes a comment. */
export interface RunOfComment extends RunNumber {
  /** Hex. */
  readonly headSha: string;
  readonly url: string;
}

/** Whose comment it is: several workflows, their jobs and the steps of these comment on one pull request. */
export interface CommentKey {
  readonly workflow: string;
  /** Empty where only the workflow is known: GitHub says no job's name of another run. */
  readonly job: string;
  readonly artifact: string;
}

const MARK = '<!-- best-epoch: ';

/** The comment's first line. */
export function marker({ workflow, job, artifact }: CommentKey): string {
  return markerWith([workflow, job, artifact].map(keyWord).join('/'));
}

/** What the first lines of a workflow's comments begin with, whatever the job and the artifact. */
export function markerStart({ workflow }: Pick<CommentKey, 'workflow'>): string {
  return `${MARK}${keyWord(workflow)}/`;
}

/** Whether a comment has this key; a job that is not known, here or there, is any. */
export function hasKey(body: string, { workflow, job, artifact }: CommentKey): boolean {
  const [, theirs, theirJob, of] = /^<!-- best-epoch: ([^/\n]*)\/([^/\n]*)\/([^/\n]*) -->/.exec(body) ?? [];
  const isJob = job === '' || theirJob === '' || theirJob === keyWord(job);
  return theirs === keyWord(workflow) && of === keyWord(artifact) && isJob;
}

/** The first line of versions that told comments apart by the artifact alone. */
export function earlierMarker(artifact: string): string {
  return markerWith(keyWord(artifact));
}

function markerWith(key: string): string {
  return `${MARK}${key} -->`;
}

/** Percent signs keep a name from ending the HTML comment that it stands in, and from being taken for two. */
function keyWord(name: string): string {
  return name.replace(
    /[^\w. -]|-(?=-)/gu,
    (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase()};`,
  );
}

/** The second line: tells a run's own comment, and one of a later run. */
function runMark({ id, attempt }: RunNumber): string {
  return `<!-- run ${id}.${attempt} -->`;
}

/** The run that a comment's second line names. */
export function readRunMark(body: string): RunNumber | undefined {
  // What was edited on GitHub's page has line breaks of two characters.
  const [, id, attempt] = /^.*\r?\n<!-- run (\d+)\.(\d+) -->/.exec(body) ?? [];
  return id === undefined ? undefined : { id: Number(id), attempt: Number(attempt) };
}

export interface CommentInput {
  readonly results: AnyResults;
  readonly key: CommentKey;
  readonly run: RunOfComment;
  /** To what was published; may be empty. */
  readonly links: Inline;
  /** Markdown; may be empty. */
  readonly pictures?: string;
  /** What is to be known before anything is read. */
  readonly foreword?: Inline | undefined;
}

/** At most `COMMENT_LIMIT` characters: what has no room goes as in the job's summary, and the comment says so. */
export function commentBody({ results, key, run, links, pictures = '', foreword }: CommentInput): string {
  const warning =
    foreword === undefined
      ? ''
      : `> [!WARNING]
> ${inlineMarkdown(foreword)}

`;
  const head = `${marker(key)}
${runMark(run)}

${warning}`;
  const origin = [`${nameOf(key)}, commit ${run.headSha.slice(0, 7)}, `, link(`run ${run.id}`, run.url)];
  const tail = `\n${pictures === '' ? '' : `${pictures}\n`}${inlineMarkdown(origin)}\n`;
  // Counted in bytes, of which a text has at least as many as characters.
  const room = COMMENT_LIMIT - Buffer.byteLength(head + tail);
  return `${head}${renderSummary(results, room, links)}${tail}`;
}

/** For people: "Train/train/best-epoch". */
function nameOf({ workflow, job, artifact }: CommentKey): string {
  return [workflow, job, artifact]
    .filter((word) => word !== '')
    .map((word) => cut(word))
    .join('/');
}
