// The types of left-out.mjs, for its test.
import type { Plugin } from 'esbuild';

export const leftOut: Plugin;
