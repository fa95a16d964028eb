// Looks at values from JSON key by key: what comes from outside has the form that somebody gave it.

/** Undefined also where it's no object, or the key is one of every object's. */
export function fieldOf(given: unknown, key: string): unknown {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, key)) return undefined;
  return Reflect.get(given, key);
}

/** Empty where it's no list. */
export function listOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}
