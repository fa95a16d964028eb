// Labels by rule: a range of intensities for each class, as the system that this one grew from labelled its exposures.
// It reads the rules and says which pixel values they leave ambiguous; pixels come from elsewhere.
import * as z from 'zod';
import { IGNORE } from '../../engine/engine.ts';
import { type Fault, rulesInvalid } from '../../errors.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../../shared/plain-file.ts';
import { reasonsOf } from '../../shared/schema-reasons.ts';
import { defaultColor, toRgb } from './class-colors.ts';
import type { ClassInfo } from './dataset.ts';

/** A label is a byte, of which 255 says ignored. */
const MOST_CLASSES = 255;
const color = z
  .string()
  .regex(/^#?[0-9a-f]{6}$/i, 'expected "#rrggbb"')
  .transform((text) => toRgb(Number.parseInt(text.replace('#', ''), 16)));
const rule = z.strictObject({
  name: z.string().trim().min(1),
  min: z.number().optional(),
  max: z.number().optional(),
  color: color.optional(),
});
const file = z.strictObject({
  classes: z.array(rule).min(2).max(MOST_CLASSES),
  priority: z.array(z.string()).optional(),
  otherwise: z.string().optional(),
  channel: z.int().min(0).max(2).optional(),
});

export interface LabelRules {
  readonly classes: readonly ClassInfo[];
  /** By class: values from `min` to below `max`. */
  readonly ranges: readonly { readonly min: number; readonly max: number }[];
  /** Class indices; of several ranges that hold a value the first of these counts. */
  readonly priority: readonly number[];
  /** What a value in no range gets: a class, or 255, ignored. */
  readonly otherwise: number;
  /** Of colour images; undefined: the images are grey. */
  readonly channel: number | undefined;
}

/** The file's rules, or what is wrong with it. */
export async function readRules(
  path: string,
): Promise<{ readonly rules: LabelRules | undefined; readonly faults: readonly Fault[] }> {
  try {
    const parsed = file.safeParse(parseJson(await readPlainText(path, MOST_BYTES.text)));
    const reasons = parsed.success ? contradictions(parsed.data) : reasonsOf(parsed.error.issues);
    if (!parsed.success || reasons.length > 0)
      return { rules: undefined, faults: [rulesInvalid(path, reasons)] };
    return { rules: toRules(parsed.data), faults: [] };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return { rules: undefined, faults: [rulesInvalid(path, [(cause as Error).message])] };
  }
}

type RulesFile = z.infer<typeof file>;

function contradictions({ classes, priority = [], otherwise }: RulesFile): string[] {
  const names = classes.map(({ name }) => name);
  const reasons: string[] = [];
  if (new Set(names).size < names.length) reasons.push('two classes have the same name');
  for (const { name, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } of classes)
    if (min >= max) reasons.push(`"${name}" reaches from ${min} to below ${max}, which is nothing`);
  for (const name of [...priority, ...(otherwise === undefined ? [] : [otherwise])])
    if (!names.includes(name)) reasons.push(`"${name}" is none of the classes`);
  if (new Set(priority).size < priority.length) reasons.push('priority names a class twice');
  return reasons;
}

function toRules({ classes, priority = [], otherwise, channel }: RulesFile): LabelRules {
  const names = classes.map(({ name }) => name);
  const first = priority.map((name) => names.indexOf(name));
  const colors = classes.every(({ color }) => color !== undefined);
  return {
    classes: classes.map(({ name, color }, index) => ({
      index,
      name,
      // One missing colour, and the others might collide with the default: then all are default.
      color: colors ? color! : defaultColor(index),
    })),
    ranges: classes.map(({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => ({
      min,
      max,
    })),
    priority: [...first, ...[...names.keys()].filter((index) => !first.includes(index))],
    otherwise: otherwise === undefined ? IGNORE : names.indexOf(otherwise),
    channel,
  };
}

/** How many pixels each set of ranges holds: what the rules decide and what they leave ambiguous. */
export class RuleCounts {
  readonly #rules: LabelRules;
  /** By the classes whose ranges hold a value, in order of priority, as a text. */
  readonly #pixels = new Map<string, number>();
  readonly #known = new Map<number, { readonly key: string; readonly label: number }>();

  constructor(rules: LabelRules) {
    this.#rules = rules;
  }

  /** The value's class, or 255; it's counted. A value that is not a number is always ignored. */
  label(value: number): number {
    let known = this.#known.get(value);
    if (known === undefined) {
      const { ranges, priority, otherwise } = this.#rules;
      const holding = priority.filter((index) => value >= ranges[index].min && value < ranges[index].max);
      known = { key: holding.join(' '), label: holding[0] ?? (Number.isNaN(value) ? IGNORE : otherwise) };
      // Floats have more different values than are worth knowing.
      if (this.#known.size < 65_536) this.#known.set(value, known);
    }
    this.#pixels.set(known.key, (this.#pixels.get(known.key) ?? 0) + 1);
    return known.label;
  }

  /** Class indices in order of priority, with the pixels that lie in exactly their ranges. */
  get combinations(): readonly { readonly classes: readonly number[]; readonly pixels: number }[] {
    return [...this.#pixels].map(([key, pixels]) => ({
      classes: key === '' ? [] : key.split(' ').map(Number),
      pixels,
    }));
  }
}
