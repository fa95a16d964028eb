// What follows from one finished epoch: keep it, lower the learning rate, stop. Pure.
import { MONITORS } from '../../metrics/monitor.ts';
import type { Plan } from '../4-plan/plan.ts';
import { decideEarlyStopping } from './early-stopping.ts';
import type { EpochRecord, StopReason } from './events.ts';
import { decidePlateau } from './reduce-on-plateau.ts';
import type { Standing } from './standing.ts';

export interface Decision {
  readonly standing: Standing;
  /** The epoch is the best so far: save its weights. */
  readonly save: boolean;
  readonly stop: StopReason | undefined;
}

export interface DoneEpoch {
  readonly record: EpochRecord;
  /** Of the whole training, by its end. */
  readonly updates: number;
  /** It had no time for all of its steps. */
  readonly isCutShort: boolean;
}

/** `outOfTime`: the deadline leaves no room for another epoch, nor for a part of one that's worth a validation. */
export function decide(plan: Plan, before: Standing, done: DoneEpoch, outOfTime: boolean): Decision {
  const { record, updates, isCutShort } = done;
  const monitor = MONITORS[plan.monitor];
  const value = monitor.read(record);
  const rule = { direction: monitor.direction, patience: plan.patience, minDelta: plan.minDelta };
  const early = decideEarlyStopping(before.earlyStopping, record.epoch, value, rule);
  const seconds = before.seconds + record.seconds;
  const reached =
    plan.target !== undefined &&
    (monitor.direction === 'minimize' ? value <= plan.target : value >= plan.target);
  // An epoch without all of its steps is not the last one done: it's where time ended.
  const last = record.epoch >= plan.epochs && !isCutShort;
  return {
    standing: {
      ...before,
      epoch: record.epoch,
      history: [...before.history, record],
      updates: [...before.updates, updates],
      earlyStopping: early.state,
      // A decay to the end of the time needs no plateau, and one under it would only end learning early.
      plateau:
        plan.decayPower === undefined
          ? decidePlateau(before.plateau, record.valLoss, plan.reduceOnPlateau)
          : before.plateau,
      seconds,
      secondsToBest: early.save ? seconds : before.secondsToBest,
    },
    save: early.save,
    stop: stopReason({ reached, early: early.stop, last, outOfTime }),
  };
}

/** The most telling reason when several hold at once. */
function stopReason(holds: { reached: boolean; early: boolean; last: boolean; outOfTime: boolean }) {
  if (holds.reached) return 'target';
  if (holds.early) return 'patience';
  if (holds.last) return 'epochs';
  return holds.outOfTime ? 'time-budget' : undefined;
}
