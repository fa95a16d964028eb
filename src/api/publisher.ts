// A run's progress as events for the program that started it. It writes nowhere: the reports lie in the output folder.
import { type Fault, oneForEachCause } from '../errors.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import type { CommonEvent, ProgressEvent, TrainingEvent } from './calls.ts';

type AnyEvent = CommonEvent | ProgressEvent | TrainingEvent;

export interface EventPublisher extends Publisher {
  /** Errors that did not stop the run: images that could not be predicted. */
  readonly failed: readonly Fault[];
}

export function eventPublisher(onEvent: (event: AnyEvent) => void): EventPublisher {
  const failed: Fault[] = [];
  return {
    failed,
    say: (text) => onEvent({ type: 'message', text }),
    group(title) {
      if (title !== undefined) onEvent({ type: 'stage', title });
    },
    faults(faults) {
      for (const fault of oneForEachCause(faults)) {
        if (fault.severity === 'error') failed.push(fault);
        else onEvent({ type: 'warning', fault });
      }
    },
    training(event) {
      if (event.type === 'started') {
        // Warnings are events of their own.
        const { history, faults, stop, ...started } = event;
        return onEvent(started);
      }
      if (event.type !== 'stopped') return onEvent(event);
      const { stoppedEpoch, bestEpoch, stopReason } = event.outcome;
      onEvent({ type: 'stopped', stoppedEpoch, bestEpoch, stopReason });
    },
    progress: (progress) => onEvent({ type: 'progress', ...progress }),
    // Everything is in the folder already, and the call gives it back.
    publish: async () => ({ whole: true }),
    async publishMerged() {},
    publishEvaluation: async () => ({ whole: true }),
  };
}
