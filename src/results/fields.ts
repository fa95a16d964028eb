// The kinds of values that results.json and its kin are made of.
import * as z from 'zod';

// JSON has neither NaN nor Infinity: a diverged loss or an undefined ratio (0 / 0) is null.
export const measured = z.number().nullable();
export const ratio = z.number().min(0).max(1).nullable();
export const count = z.number().int().min(0);
export const seconds = z.number().min(0);
export const shortHash = z.string().regex(/^[0-9a-f]{16}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Kebab-case keys, each with whatever JSON it needs. */
export const words = z.record(z.string(), z.json());
export const size = z.object({ height: count, width: count });
