// What a run comes to, for whoever started it: an exit code is theirs to make.
import type { StopReason } from '../stages/5-train/events.ts';
import type { Report } from '../stages/8-publish/publisher.ts';

export interface RunResult {
  readonly stopReason: StopReason;
  /** Undefined when it was cancelled before the first epoch was finished: there is no model. */
  readonly report: Report | undefined;
  /** True where a condition of `fail-if` holds. */
  readonly gateFailed: boolean;
}
