// How values of the program become those of results.json. It rounds nothing.
import type { z } from 'zod';

type Json = z.infer<ReturnType<typeof z.json>>;

/** camelCase keys become the kebab-case words used outside; what is undefined becomes null. */
export function words(record: object): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [kebabCase(key), json(value)]));
}

function json(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return value.map(json);
  return typeof value === 'object' && value !== null ? words(value) : null;
}

export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** JSON has no NaN and no Infinity. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
