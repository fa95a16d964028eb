// Where a training stands between two epochs, but for the weights, and how a checkpoint says it. A checkpoint may come
// from anywhere, so what is read is checked.
import * as z from 'zod';
import { byField, TRAINING_SCORES, VALIDATION_SCORES } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { reasonsOf } from '../../shared/schema-reasons.ts';
import type { EarlyStoppingState } from './early-stopping.ts';
import type { EpochRecord } from './events.ts';
import type { PlateauState } from './reduce-on-plateau.ts';

export interface Standing {
  /** Epochs done. */
  readonly epoch: number;
  readonly history: readonly EpochRecord[];
  /** Updates done by the end of each epoch: fewer in an epoch that time has cut short. */
  readonly updates: readonly number[];
  /** Of the initial model, where training started from one. */
  readonly initial?: MonitoredRecord | undefined;
  readonly earlyStopping: EarlyStoppingState;
  /** SHA-256 of the file of the best epoch's weights, hex; undefined: there's none yet. */
  readonly bestSha256?: string | undefined;
  readonly plateau: PlateauState;
  /** How many images its epochs were validated on, to be compared; undefined: all, or none yet. */
  readonly validationImages?: number | undefined;
  /** Seconds of training so far, earlier runs included. */
  readonly seconds: number;
  readonly secondsToBest: number;
}

/** A training that diverges has NaN and Infinity in its history, too. */
const measured = z.custom<number>((value) => typeof value === 'number');
const count = z.int().min(0);
const duration = z.number().min(0);

/** A checkpoint of an earlier version lacks the scores that have come since: they are undefined in its epochs. */
const score = measured.default(Number.NaN);

const validated = { valLoss: measured, ...byField(VALIDATION_SCORES, () => score) };

const record = z.object({
  ...validated,
  epoch: count,
  learningRate: measured,
  trainLoss: measured,
  ...byField(TRAINING_SCORES, () => score),
  seconds: duration,
}) satisfies z.ZodType<EpochRecord>;

const standing = z
  .object({
    epoch: count.min(1),
    history: z.array(record),
    updates: z.array(count).optional(),
    initial: z.object(validated).optional(),
    earlyStopping: z.object({
      bestEpoch: count,
      bestValue: measured.optional(),
      reference: measured.optional(),
      wait: count,
    }),
    bestSha256: z.string().optional(),
    plateau: z.object({ best: measured.optional(), wait: count, learningRate: measured }),
    validationImages: count.min(1).optional(),
    seconds: duration,
    secondsToBest: duration,
  })
  .refine(
    ({ epoch, history }) => history.length === epoch && history.every((row, i) => row.epoch === i + 1),
    'not a row for each epoch',
  )
  .refine(
    ({ epoch, updates = { length: epoch } }) => updates.length === epoch,
    'not the updates of each epoch',
  )
  .refine(
    ({ epoch, earlyStopping }) => earlyStopping.bestEpoch <= epoch,
    'a best epoch that is still to come',
  );

export function standingText(value: Standing): string {
  return JSON.stringify(value, encodeNonFinite);
}

/**
 * @param step updates done in all
 * @throws Error that says why, in one line, where the text doesn't say where a training stands
 */
export function parseStanding(text: string, step: number): Standing {
  const parsed = standing.safeParse(parseJson(text, decodeNonFinite));
  if (!parsed.success) throw new Error(reasonsOf(parsed.error.issues).join('; '));
  const { earlyStopping, plateau, updates, ...rest } = parsed.data;
  const { bestEpoch, bestValue, reference, wait } = earlyStopping;
  return {
    ...rest,
    // An earlier version wrote none; its epochs are taken for whole ones.
    updates: updates ?? rest.history.map(({ epoch }) => (step / rest.epoch) * epoch),
    earlyStopping: { bestEpoch, bestValue, reference, wait },
    plateau: { best: plateau.best, wait: plateau.wait, learningRate: plateau.learningRate },
  };
}

/** JSON has no NaN or Infinity. */
function encodeNonFinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function decodeNonFinite(_key: string, value: unknown): unknown {
  const text = (value as { number?: unknown } | null)?.number;
  return typeof text === 'string' ? Number(text) : value;
}
