// Our decisions against Keras's own callbacks, epoch by epoch, on the curves of test/golden/callbacks/.
import { describe, expect, it } from 'vitest';
import { byField, EPOCH_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { MONITORS } from '../../../src/metrics/monitor.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import { type Decision, decide } from '../../../src/stages/5-train/decide.ts';
import type { EpochRecord } from '../../../src/stages/5-train/events.ts';
import { untrained } from '../../../src/stages/5-train/replay.ts';
import type { Standing } from '../../../src/stages/5-train/standing.ts';
import golden from '../../golden/callbacks/callbacks.json' with { type: 'json' };
import { smallPlan } from './small-training.ts';

/** JSON has neither NaN nor infinity: they are text. */
type Value = number | string;

interface KerasTrace {
  /** After each epoch that ran: EarlyStopping's `wait` and `best`. */
  readonly wait: readonly number[];
  readonly best: readonly Value[];
  /** The epochs whose weights ModelCheckpoint wrote. */
  readonly saved: readonly number[];
  /** After each epoch: ReduceLROnPlateau's `wait` and the optimizer's learning rate. */
  readonly 'plateau-wait': readonly number[];
  readonly 'learning-rate': readonly number[];
  /** The epoch in which EarlyStopping stopped. */
  readonly stopped: number | null;
  /** The epoch in ModelCheckpoint's file. */
  readonly kept: number;
  /** The epoch whose weights EarlyStopping put back. */
  readonly restored: number;
}

interface Row {
  readonly reason: string;
  readonly monitor: string;
  readonly patience: number;
  readonly 'min-delta': number;
  readonly 'learning-rate': number;
  readonly plateau: {
    readonly factor: number;
    readonly patience: number;
    readonly 'min-delta': number;
    readonly floor: number;
  };
  readonly 'val-loss': readonly Value[];
  /** Where it is the monitored one. */
  readonly 'val-accuracy'?: readonly Value[];
  readonly keras: KerasTrace;
  /** Keras on the same curve with the worst value there is in place of a NaN in the first epoch. */
  readonly 'worst-first'?: KerasTrace;
}

const ROWS: readonly Row[] = golden.rows;

/** The monitored values. */
function monitored(row: Row): number[] {
  return (row['val-accuracy'] ?? row['val-loss']).map(Number);
}

function planOf(row: Row): Plan {
  const { factor, patience, floor } = row.plateau;
  return smallPlan({
    monitor: row.monitor === MONITORS['val-loss'].name ? 'val-loss' : 'val-accuracy',
    epochs: row['val-loss'].length,
    patience: row.patience,
    minDelta: row['min-delta'],
    learningRate: row['learning-rate'],
    reduceOnPlateau: { factor, patience, floor, minDelta: row.plateau['min-delta'] },
  });
}

function record(row: Row, epoch: number, learningRate: number): EpochRecord {
  return {
    trainLoss: 0,
    ...byField(EPOCH_SCORES, () => 0),
    epoch,
    learningRate,
    valLoss: Number(row['val-loss'][epoch - 1]),
    valAccuracy: Number(row['val-accuracy']?.[epoch - 1]),
    seconds: 1,
  };
}

/** What ours decides after each epoch until it stops. */
function decisions(row: Row): Decision[] {
  const plan = planOf(row);
  let standing: Standing = untrained(plan);
  const done: Decision[] = [];
  while (done.at(-1)?.stop === undefined) {
    const epoch = record(row, standing.epoch + 1, standing.plateau.learningRate);
    const decision = decide(
      plan,
      standing,
      { record: epoch, updates: epoch.epoch, isCutShort: false },
      false,
    );
    standing = decision.standing;
    done.push(decision);
  }
  return done;
}

/** Our decisions in Keras's words. */
function ourTrace(row: Row) {
  const done = decisions(row);
  const last = done[done.length - 1];
  return {
    wait: done.map(({ standing }) => standing.earlyStopping.wait),
    best: done.map(({ standing }) => standing.earlyStopping.reference),
    saved: done.filter(({ save }) => save).map(({ standing }) => standing.epoch),
    'plateau-wait': done.map(({ standing }) => standing.plateau.wait),
    'learning-rate': done.map(({ standing }) => standing.plateau.learningRate),
    stopped: last.stop === 'patience' ? last.standing.epoch : null,
    kept: last.standing.earlyStopping.bestEpoch,
  };
}

/**
 * What ours must decide: what Keras does, but for two things. Keras takes the first epoch's value for the best
 * whatever it is (`MonitorCallback._is_improvement`: `if reference_value is None: return True`).
 * - A NaN there would stay the best for ever, since nothing compares as better than NaN, and its weights would be the
 *   kept model: ours takes it for the worst value there is.
 * - An infinite loss would be kept as the best epoch until a finite one comes: ours keeps none until then.
 */
function expectedTrace(row: Row) {
  const trace = row['worst-first'] ?? row.keras;
  const worst = row.monitor === 'val-loss' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const values = monitored(row);
  const saved = trace.saved.filter((epoch) => ![Number.NaN, worst].includes(values[epoch - 1]));
  const { wait, stopped } = trace;
  return {
    wait,
    best: trace.best.map(Number),
    saved,
    'plateau-wait': trace['plateau-wait'],
    'learning-rate': trace['learning-rate'],
    stopped,
    kept: saved.at(-1) ?? 0,
  };
}

describe(`as Keras ${golden.keras} decides`, () => {
  it.each(ROWS)('$reason', (row) => {
    expect(ourTrace(row), row.reason).toEqual(expectedTrace(row));
  });
});

describe('what Keras does on these curves, and ours on purpose not', () => {
  const otherwise = ROWS.filter((row) => row.keras.kept !== ourTrace(row).kept);

  it('keeps an epoch without a finite value when it is the first', () => {
    const first = otherwise.map((row) => ({ kept: row.keras.kept, value: monitored(row)[0] }));
    expect(first.length).toBeGreaterThan(0);
    for (const { kept, value } of first) expect([kept, Number.isFinite(value)]).toEqual([1, false]);
    const curve = ROWS.find(({ reason }) => reason === 'NaN first, then a curve');
    expect(curve?.keras, 'no later epoch is kept, and patience runs from the first').toMatchObject({
      saved: [1],
      stopped: 21,
    });
  });

  it('has every curve that begins with a NaN done again from the worst value, and no other', () => {
    for (const row of ROWS) {
      const nanFirst = [row['val-loss'][0], row['val-accuracy']?.[0]].includes('NaN');
      expect(row['worst-first'] !== undefined, row.reason).toBe(nanFirst);
    }
  });

  it('puts back the epoch that started the wait; the kept one is better, as ModelCheckpoint has it', () => {
    const finite = ROWS.filter((row) => !otherwise.includes(row));
    for (const row of finite) {
      const { restored, kept, wait } = row.keras;
      expect(restored, row.reason).toBe(wait.lastIndexOf(0) + 1);
      if (row['min-delta'] === 0) expect(restored, row.reason).toBe(kept);
    }
    expect(finite.filter(({ keras }) => keras.restored !== keras.kept).length).toBeGreaterThan(3);
  });

  it('never stops after the first epoch: EarlyStopping.on_epoch_end asks for `epoch > 0`', () => {
    expect(ROWS.filter(({ patience }) => patience === 0).length).toBeGreaterThan(3);
    for (const row of ROWS) expect(row.keras.stopped, row.reason).not.toBe(1);
  });
});
