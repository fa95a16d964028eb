// Words what to put into classes.json, so that it can be pasted from a message.
import type { MaskEncoding } from './label.ts';
import { nameColor } from './values.ts';

export interface JsonClass {
  readonly name: string;
  /** One, or several that mean the same. */
  readonly values: readonly number[];
}

export function classesJson(classes: readonly JsonClass[], by: MaskEncoding['by']): string {
  const write = (value: number) => (by === 'value' ? String(value) : JSON.stringify(nameColor(value)));
  const entries = classes.map(({ name, values }) => {
    const [first, ...more] = values.map(write);
    return `{"name": ${JSON.stringify(name)}, "${by}": ${more.length === 0 ? first : `[${[first, ...more].join(', ')}]`}}`;
  });
  return `{"classes": [${entries.join(', ')}]}`;
}

/** Every value a class of its own, called as the program would call it where there are no names. */
export function oneClassEach(
  values: readonly number[],
  by: MaskEncoding['by'],
  names?: readonly string[],
): string {
  const classes = values.map((value, i) => ({ name: names?.[i] ?? nameOf(value, by), values: [value] }));
  return classesJson(classes, by);
}

/** What a class is called after what it looks like in the masks. */
export function nameOf(value: number, by: MaskEncoding['by']): string {
  return by === 'value' ? `class ${value}` : nameColor(value);
}
