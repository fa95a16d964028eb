// What a run was done with, as results.json has it.
import * as z from 'zod';
import { count } from './fields.ts';

export const engine = z.object({
  engine: z.enum(['onnx', 'tensorflow', 'reference']),
  version: z.string(),
  runtime: z.enum(['native', 'wasm', 'javascript']),
  layout: z.enum(['blocked', 'standard']),
  threads: count,
});

export const environment = z.object({
  node: z.string(),
  platform: z.string(),
  arch: z.string(),
  cpu: z.string(),
  cores: count,
  'memory-bytes': count,
});
