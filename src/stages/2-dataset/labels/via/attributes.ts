// Which attribute of VIA's regions says the class: people call it as they like, and give regions others beside it. Pure.
import { NAMELESS } from '../../ground-names.ts';

/** Of a region, the attributes that have a value, by their names. */
export type Attributes = ReadonlyMap<string, string>;

export interface Chosen {
  /** By each region's attributes its class; undefined: they say none. */
  readonly classOf: (attributes: Attributes) => string | undefined;
  /** The attribute whose values are the classes; undefined: it's no value of one. */
  readonly attribute: string | undefined;
  /** What the classes are where they're no values of an attribute. */
  readonly by: 'values' | 'names' | 'one';
  /** Attributes that have values as well, and say no class. */
  readonly others?: readonly Candidate[];
}

/** An attribute that may be meant, with its values. */
export interface Candidate {
  readonly name: string;
  readonly values: readonly string[];
  /** Names of attributes that say the same. */
  readonly twins?: readonly string[];
}

/** As attributes of classes are called. */
const CALLED = /^(?:label|class|category)(?:[ _-]?(?:name|id))?s?$/i;
/** A value that only says that the attribute is there, or which of them a region is. */
const SAYS_NOTHING = /^(?:\d+|true|yes|y|x)$/i;
/** A number of its own for each region isn't a class. */
const FEW = 20;

/**
 * A list where several may be meant.
 * @param known the classes as the user lists them
 */
export function chooseAttribute(
  regions: readonly Attributes[],
  known: ReadonlySet<string> | undefined,
): Chosen | readonly Candidate[] {
  const candidates = withoutTwins(candidatesOf(regions), regions);
  const [first] = candidates;
  if (first === undefined) return { by: 'values', attribute: undefined, classOf: () => undefined };
  if (candidates.length === 1) return ofSingle(first, regions.length);
  const fitting = candidates.find(({ values }) => values.every((value) => known?.has(value)));
  if (fitting !== undefined) return valuesOf(fitting, candidates);
  if (areNamesOfClasses(candidates, regions))
    return { by: 'names', attribute: undefined, classOf: firstName };
  const called = candidates.filter(({ name }) => CALLED.test(name));
  return called.length === 1 ? valuesOf(called[0], candidates) : candidates;
}

function candidatesOf(regions: readonly Attributes[]): readonly Candidate[] {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of regions.flatMap((attributes) => [...attributes]))
    values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values].map(([name, own]) => ({ name, values: [...own].sort() }));
}

/** Attributes of which no region says two things, and all of which say the same of some, are one that is spelled in several ways. */
function withoutTwins(
  candidates: readonly Candidate[],
  regions: readonly Attributes[],
): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const twin = kept.findIndex((other) => saySame(candidate, other, regions));
    if (twin < 0) kept.push(candidate);
    else kept[twin] = { ...kept[twin], twins: [...(kept[twin].twins ?? []), candidate.name] };
  }
  return kept;
}

function saySame(one: Candidate, other: Candidate, regions: readonly Attributes[]): boolean {
  if (one.values.every((value) => SAYS_NOTHING.test(value))) return false;
  if (one.values.join('\n') !== other.values.join('\n')) return false;
  const both = regions.filter((attributes) => attributes.has(one.name) && attributes.has(other.name));
  return (
    both.length > 0 && both.every((attributes) => attributes.get(one.name) === attributes.get(other.name))
  );
}

function ofSingle({ name, values, twins }: Candidate, regions: number): Chosen {
  const isTrivial = values.length === 1 && SAYS_NOTHING.test(values[0]);
  const areNumbers = values.length > FEW && values.length > regions / 2;
  return isTrivial || areNumbers
    ? one(name)
    : valuesOf({ name, values, ...(twins === undefined ? {} : { twins }) });
}

/** `{"cat": "1"}` beside `{"dog": "1"}`. */
function areNamesOfClasses(candidates: readonly Candidate[], regions: readonly Attributes[]): boolean {
  const areTrivial = candidates.every(({ name, values }) =>
    values.every((value) => SAYS_NOTHING.test(value) || value === name),
  );
  return areTrivial && regions.every(({ size }) => size <= 1);
}

function valuesOf(chosen: Candidate, all: readonly Candidate[] = []): Chosen {
  const { name, twins = [] } = chosen;
  const others = all.filter((candidate) => candidate.name !== name);
  const says = [name, ...twins];
  const classOf = (attributes: Attributes) =>
    says.map((one) => attributes.get(one)).find((value) => value !== undefined);
  return { by: 'values', attribute: name, classOf, ...(others.length > 0 ? { others } : {}) };
}

function one(name: string): Chosen {
  return { by: 'one', attribute: undefined, classOf: () => name };
}

function firstName(attributes: Attributes): string | undefined {
  return attributes.keys().next().value;
}

/** Of the region's own form: a text, a number, or options of which some are chosen. */
export function attributesIn(given: unknown): Attributes {
  if (typeof given !== 'object' || given === null) return new Map();
  const entries = Object.entries(given).map(([name, value]) => [name.trim(), textOf(value)] as const);
  return new Map(entries.filter(([, text]) => text !== '' && !NAMELESS.test(text)));
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || value === true) return String(value).trim();
  const options = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return options
    .filter(([, isChosen]) => isChosen === true)
    .map(([name]) => name)
    .join(' + ');
}
