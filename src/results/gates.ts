// The part of results.json that says how the gates of `fail-if` came out.
import * as z from 'zod';
import { measured } from './fields.ts';

export const gate = z.object({
  text: z.string().describe('As it stands in fail-if'),
  status: z
    .enum(['passed', 'failed', 'not-applicable'])
    .describe('not-applicable: there was nothing to judge by, which fails no run'),
  sentence: z.string().describe('Why, with the numbers; without a full stop'),
  value: measured.describe(
    'What was compared with the bound: the metric or, with delta, its change; null for a finding and where there is none',
  ),
  bound: measured.describe('null for a finding'),
  baseline: measured.describe("With delta the baseline's value, else null"),
});

export type GateResult = z.infer<typeof gate>;
