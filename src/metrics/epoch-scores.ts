// The scores of an epoch: each score of training and of validation, by the names that records and results give them.
import { SCORES, type Score, type ScoreKey } from './scores.ts';

const PARTS = ['train', 'val'] as const;

type EpochPart = (typeof PARTS)[number];

/** `val-mean-iou`: in results.json, history.csv, gates and the setting `monitor`. */
export type EpochScoreName<Part extends EpochPart = EpochPart> = `${Part}-${ScoreKey}`;

type Capital<Key extends string> = Key extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Capital<Rest>}`
  : Capitalize<Key>;

/** By `valMeanIou`, as an epoch's record has them. Ratios; NaN where undefined, and where the task has no such score. */
export type RecordedScores<Part extends EpochPart = EpochPart> = {
  readonly [Key in ScoreKey as `${Part}${Capital<Key>}`]: number;
};

export interface EpochScore<Part extends EpochPart = EpochPart> {
  readonly part: Part;
  readonly score: Score;
  readonly name: EpochScoreName<Part>;
  /** Of the record. */
  readonly field: keyof RecordedScores<Part>;
}

export const TRAINING_SCORES = SCORES.map((score) => epochScore('train', score));
export const VALIDATION_SCORES = SCORES.map((score) => epochScore('val', score));

/** In the order of results.json and history.csv: of each score training, then validation. */
export const EPOCH_SCORES: readonly EpochScore[] = SCORES.flatMap((score) =>
  PARTS.map((part) => epochScore(part, score)),
);

/** What is made of each, by name and in their order. */
export function byName<Part extends EpochPart, T>(
  scores: readonly EpochScore<Part>[],
  make: (one: EpochScore<Part>) => T,
): Record<EpochScoreName<Part>, T> {
  return Object.fromEntries(scores.map((one) => [one.name, make(one)])) as Record<EpochScoreName<Part>, T>;
}

/** The same by the record's fields. */
export function byField<Part extends EpochPart, T>(
  scores: readonly EpochScore<Part>[],
  make: (one: EpochScore<Part>) => T,
): Record<keyof RecordedScores<Part>, T> {
  return Object.fromEntries(scores.map((one) => [one.field, make(one)])) as Record<
    keyof RecordedScores<Part>,
    T
  >;
}

export function epochScore<Part extends EpochPart>(part: Part, score: Score): EpochScore<Part> {
  const capital = score.key.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  return {
    part,
    score,
    name: `${part}-${score.key}`,
    field: `${part}${capital}` as keyof RecordedScores<Part>,
  };
}
