// One comment in each of several places: of a branch with several pull requests each has its own.
import type { Fault } from '../../../../errors.ts';
import type { CommentClient } from './client.ts';
import { type CommentToPlace, placeComment } from './place.ts';
import { withRetries } from './requests.ts';

export interface CommentOutcome {
  /** For the log. */
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
  /** Of several the first one's; empty where none was written. */
  readonly url: string;
}

export interface CommentSpot {
  readonly client: CommentClient;
  /** What is commented on, for people. */
  readonly on: string;
}

export interface Attempts {
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly failed: (error: unknown, on: string) => CommentOutcome;
}

/** Whatever becomes of one of them, the others are tried. */
export async function commentEverywhere(
  spots: readonly CommentSpot[],
  comment: Omit<CommentToPlace, 'on'>,
  { sleep, failed }: Attempts,
): Promise<CommentOutcome> {
  const outcomes: CommentOutcome[] = [];
  for (const { client, on } of spots)
    try {
      const { line, url } = await withRetries(() => placeComment(client, { ...comment, on }), sleep);
      outcomes.push({ lines: [line], faults: [], url });
    } catch (error) {
      outcomes.push(failed(error, on));
    }
  return {
    lines: outcomes.flatMap(({ lines }) => lines),
    faults: outcomes.flatMap(({ faults }) => faults),
    url: outcomes.find(({ url }) => url !== '')?.url ?? '',
  };
}
