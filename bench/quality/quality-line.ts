// What is said of a training for the quality picture: to each process its job, from each a JSON line an epoch.
import { z } from 'zod';
import type { Confusion } from '../../src/metrics/confusion.ts';
import { scoresOf } from '../../src/metrics/scores.ts';
import type { Network } from '../../src/network/network.ts';
import type { Plan } from '../../src/stages/4-plan/plan.ts';

/** For our own process. */
export interface OurJob {
  readonly data: string;
  readonly recipe: 'auto' | 'classic';
  /** Path of a split.json. */
  readonly split: string;
  /** For checkpoints. */
  readonly folder: string;
  readonly threads: number;
  readonly minutes: number;
}

/** For the others': the same images as raw arrays beside the job, `<part>.images` and `<part>.labels`. */
export interface PeerJob
  extends Pick<Plan, 'loss' | 'optimizer' | 'learningRate' | 'reduceOnPlateau' | 'batchSize' | 'seed'> {
  readonly network: Network;
  /** Numbers learned; a twin that counts others is none. */
  readonly parameters: number;
  readonly classes: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Images in each part: float32 N,C,H,W normalised as the plan says, labels uint8 N,H,W. */
  readonly counts: Readonly<Record<'train' | 'validation' | 'test', number>>;
  readonly threads: number;
  readonly minutes: number;
}

const share = z.number().min(0).max(1).nullable();
const quality = z.object({ accuracy: share, macroF1: share });
const epochLine = z.object({
  event: z.literal('epoch'),
  epoch: z.number().int().min(1),
  loss: z.number().nullable(),
  validation: quality,
  test: quality,
  /** Seconds that the test took since the line before: not the training's. */
  examSeconds: z.number().min(0),
});

export type Quality = z.infer<typeof quality>;
export type EpochLine = z.infer<typeof epochLine>;

/** @throws Error for what is no such line */
export function parseEpoch(text: string): EpochLine {
  return epochLine.parse(JSON.parse(text));
}

export function qualityOf(confusion: Confusion): Quality {
  const { accuracy, 'macro-f1': macroF1 } = scoresOf(confusion);
  return { accuracy, macroF1 };
}
