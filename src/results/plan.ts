// What training was to do, as results.json has it.
import * as z from 'zod';
import { MONITOR_NAMES } from '../metrics/monitor.ts';
import { count, seconds, size, words } from './fields.ts';

export const plan = z.object({
  recipe: z.enum(['auto', 'classic']),
  network: z.string(),
  parameters: count.describe('Trained numbers in the network'),
  patch: size,
  tile: size,
  'batch-size': count.describe('Patches in a step; images of a classification'),
  'patches-per-image': count.describe(
    'Patches that an epoch takes of each training image, or how often it takes the image of a classification: above 1 an epoch is more than one pass over them',
  ),
  normalization: z
    .object({
      stretch: z.enum(['none', 'asinh']),
      channels: z.array(
        z.object({ low: z.number(), high: z.number(), offset: z.number(), scale: z.number() }),
      ),
    })
    .describe('Per channel: stretch((clip(raw, low, high) - offset) * scale); it is inside the model'),
  loss: z.object({
    'cross-entropy': z.number(),
    dice: z.number(),
    'class-weights': z.array(z.number()).describe('One a class, for the cross-entropy'),
    'label-smoothing': z
      .number()
      .default(0)
      .describe('How much of the cross-entropy goes to all classes alike'),
    'mix-up': z
      .number()
      .default(0)
      .describe('Images are blended by shares of Beta(a, a) of it; 0: they are not'),
  }),
  optimizer: words.describe('Its name and what else it takes'),
  'learning-rate': z.number().describe('After the warm-up'),
  'layer-rates': z
    .record(z.string(), z.number())
    .default({})
    .describe('By layer: a factor on its learning rate; 1 for those without'),
  'linear-probe': z
    .boolean()
    .default(false)
    .describe('Whether the first epoch fitted the head alone, by another optimizer, without steps'),
  'warmup-steps': count,
  /** Of the polynomial decay to the end of the time budget; null where the plateau rule lowers the rate. */
  'decay-power': z.number().positive().nullable().default(null),
  'reduce-on-plateau': z.object({
    factor: z.number(),
    patience: count,
    'min-delta': z.number(),
    floor: z.number(),
  }),
  augmentation: words.nullable(),
  monitor: z.enum(MONITOR_NAMES),
  epochs: count,
  patience: count,
  'min-delta': z.number(),
  target: z.number().nullable(),
  'time-budget-seconds': seconds.nullable(),
  seed: z.number(),
  reasons: z.array(z.object({ setting: z.string(), value: z.string(), reason: z.string() })),
});
