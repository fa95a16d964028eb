// What the comment says: two hidden marks by which later runs know it, the summary with its links, the run.
import { cut, type Inline, link } from '../../../../document/inline.ts';
import { inlineMarkdown } from '../../../../document/markdown/inline.ts';
import type { AnyResults } from '../../../7-report/documents.ts';
import { renderSummary } from '../../../7-report/summary.ts';
import { markWord, wholeMarkWord } from '../mark-word.ts';

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
  return markerWith([workflow, job, artifact].map(markWord).join('/'));
}

/** What the first lines of a workflow's comments begin with, whatever the job and the artifact. */
export function markerStarts({ workflow }: Pick<CommentKey, 'workflow'>): readonly string[] {
  return [...new Set([markWord(workflow), wholeMarkWord(workflow)])].map((word) => `${MARK}${word}/`);
}

/** Whether a comment has this key; a job that is not known, here or there, is any. */
export function hasKey(body: string, { workflow, job, artifact }: CommentKey): boolean {
  const [theirs, theirJob, of] = wordsOf(body);
  const isJob = job === '' || theirJob === '' || isWord(theirJob, job);
  return isWord(theirs, workflow) && isWord(of, artifact) && isJob;
}

/** Whether the run wrote it that trained, not one that only comments for it. */
export function isOfJob(body: string): boolean {
  const [, job = ''] = wordsOf(body);
  return job !== '';
}

function wordsOf(body: string): readonly (string | undefined)[] {
  return /^<!-- best-epoch: ([^/\n]*)\/([^/\n]*)\/([^/\n]*) -->/.exec(body)?.slice(1) ?? [];
}

/** Versions that did not cut names wrote any of them as a whole. */
function isWord(word: string | undefined, name: string): boolean {
  return word === markWord(name) || word === wholeMarkWord(name);
}

/** The first line of versions that told comments apart by the artifact alone. */
export function earlierMarker(artifact: string): string {
  return markerWith(wholeMarkWord(artifact));
}

function markerWith(key: string): string {
  return `${MARK}${key} -->`;
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
