// Whether a run's comment is a new one or an edit, and what becomes of the old ones. Done twice it changes nothing
// more, so that after any failure all of it can be tried again from the start.
import type { Results } from '../../../../results/results.ts';
import {
  type CommentKey,
  earlierMarker,
  hasKey,
  marker,
  markerStart,
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
  /** Set where the run may have commented by itself, with more than is known here: then that stays. */
  readonly yields?: boolean;
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
  const own = await commentsOf(client, comment);
  if (comment.yields && own.some((one) => isOfRunItself(one, comment)))
    return { line: 'The run has commented by itself.', url: '' };
  const placement = decidePlacement(own, comment);
  if (placement === undefined)
    return { line: `A later run has commented on ${comment.on} already.`, url: '' };
  const placed = await write(client, comment, placement.edit);
  // Only now: were the new one refused, the old one would still be there to be read.
  for (const { nodeId } of placement.minimize) await client.minimize(nodeId);
  return placed;
}

/**
 * The run's own, and where none is of a run before this one also what an earlier version wrote, which several workflows may
 * have shared: the first of them that runs takes it over. One of a later run is another workflow's.
 */
async function commentsOf(client: CommentClient, { key, run }: CommentToPlace): Promise<OwnComment[]> {
  const earlier = earlierMarker(key.artifact);
  const written = await client.ownComments([markerStart(key), earlier]);
  const isEarlier = ({ body }: OwnComment) => body.startsWith(earlier);
  const found = written.filter((one) => isEarlier(one) || hasKey(one.body, key));
  const takesOver = found.every((one) => isEarlier(one) || runsLater(readRunMark(one.body), run) >= 0);
  return found.filter((one) => !isEarlier(one) || (takesOver && runsLater(readRunMark(one.body), run) < 0));
}

function isOfRunItself({ body, isMinimized }: OwnComment, { key, run }: CommentToPlace): boolean {
  const mark = readRunMark(body);
  const isSameRun = mark !== undefined && runsLater(mark, run) === 0;
  return !isMinimized && isSameRun && !body.startsWith(marker(key));
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
