// Whether a run's comment is a new one or an edit, and what becomes of the old ones. Done twice it changes nothing
// more, so that after any failure all of it can be tried again from the start.
import type { Results } from '../../../../results/results.ts';
import {
  type CommentKey,
  earlierMarker,
  hasKey,
  isOfJob,
  markerStarts,
  type RunNumber,
  readRunMark,
} from './body.ts';
import type { CommentClient, OwnComment } from './client.ts';
import { isNotFound } from './requests.ts';

export interface Placement {
  /** The comment to edit; undefined: a new one. */
  readonly edit: OwnComment | undefined;
  /** Folded away as outdated. */
  readonly minimize: readonly OwnComment[];
}

export interface CommentToPlace {
  readonly body: string;
  readonly key: CommentKey;
  readonly run: RunNumber;
  /** What is commented on, for people. */
  readonly on: string;
  /** On the comparison with the baseline. */
  readonly verdict: Results['comparison']['verdict'];
}

/**
 * Edited in place while the model is the same or better, which notifies nobody; posted anew when it's worse, because
 * that does. One comment stays to be seen. Undefined: a later run was faster, and what it wrote stays.
 * @param own the token's own comments with the marker, oldest first
 */
export function decidePlacement(
  own: readonly OwnComment[],
  { run, verdict }: Pick<CommentToPlace, 'run' | 'verdict'>,
): Placement | undefined {
  const visible = own.filter(({ isMinimized }) => !isMinimized);
  const newer = (comment: OwnComment) => runsLater(readRunMark(comment.body), run);
  if (visible.some((comment) => newer(comment) > 0)) return undefined;
  const ours = visible.findLast((comment) => newer(comment) === 0);
  const edit = ours ?? (verdict === 'worse' ? undefined : visible.at(-1));
  return { edit, minimize: visible.filter((comment) => comment !== edit) };
}

/** Above 0: `other` is the later one; 0: the same. GitHub counts runs up. */
function runsLater(other: RunNumber | undefined, run: RunNumber): number {
  if (other === undefined) return -1;
  return other.id === run.id ? other.attempt - run.attempt : other.id - run.id;
}

export interface Placed {
  /** What was done, for the log. */
  readonly line: string;
  /** Empty where nothing was written. */
  readonly url: string;
}

/** Throws what the client throws. */
export async function placeComment(client: CommentClient, comment: CommentToPlace): Promise<Placed> {
  const { own, earlier } = await commentsOf(client, comment);
  const placement = decidePlacement(own, comment);
  if (placement === undefined)
    return { line: `A later run has commented on ${comment.on} already.`, url: '' };
  const placed = await write(client, comment, placement.edit);
  // Only now: were the new one refused, the old one would still be there to be read.
  for (const { nodeId } of [...placement.minimize, ...earlier]) await client.minimize(nodeId);
  return placed;
}

/**
 * Whether the run has commented by itself, with more than is known to who comments for it. In whichever try: where only the
 * jobs that failed are run again, the one that has commented is not among them.
 */
export async function hasCommentedItself(
  client: CommentClient,
  { key, run }: Pick<CommentToPlace, 'key' | 'run'>,
): Promise<boolean> {
  const { own } = await commentsOf(client, { key, run });
  return own.some(({ body, isMinimized }) => {
    return !isMinimized && isOfJob(body) && readRunMark(body)?.id === run.id;
  });
}

interface Written {
  readonly own: readonly OwnComment[];
  /** Of an earlier version, to be folded away. */
  readonly earlier: readonly OwnComment[];
}

/**
 * Several workflows may have shared what an earlier version wrote. None of them edits it: two that run at once would
 * overwrite each other. Each writes its own, and the first of them folds it away, where it has none of a run before. One
 * of a later run is another workflow's.
 */
async function commentsOf(
  client: CommentClient,
  { key, run }: Pick<CommentToPlace, 'key' | 'run'>,
): Promise<Written> {
  const start = earlierMarker(key.artifact);
  const written = await client.ownComments([...markerStarts(key), start]);
  const own = written.filter(({ body }) => hasKey(body, key));
  const isFirst = own.every(({ body }) => runsLater(readRunMark(body), run) >= 0);
  const isOutdated = ({ body, isMinimized }: OwnComment) =>
    !isMinimized && body.startsWith(start) && runsLater(readRunMark(body), run) < 0;
  return { own, earlier: isFirst ? written.filter(isOutdated) : [] };
}

async function write(
  client: CommentClient,
  { body, on }: CommentToPlace,
  edit: OwnComment | undefined,
): Promise<Placed> {
  if (edit !== undefined)
    try {
      const url = await client.update(edit.id, body);
      return { line: `Edited the comment on ${on}: ${url}`, url };
    } catch (error) {
      // Somebody has deleted it since it was listed.
      if (!isNotFound(error)) throw error;
    }
  const url = await client.create(body);
  return { line: `Commented on ${on}: ${url}`, url };
}
