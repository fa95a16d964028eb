// One line of `fail-if` -> a gate, or what is wrong with it and where. By recursive descent:
//   gate = FINDING | ["delta"] metric OPERATOR number;  metric = NAME | "class" class PRECISION|RECALL|F1|IOU

import { parseJson } from '../../../shared/parse-json.ts';
import {
  ALIASES,
  CLASS_METRICS,
  type ClassReference,
  FINDINGS,
  type Gate,
  type MetricGate,
  OPERATORS,
  RUN_METRICS,
  type RunMetric,
} from './grammar.ts';
import { LineScanner, type Token } from './line-scanner.ts';
import { type GateMistake, Misread, misread } from './mistake.ts';
import { nearestGateWord } from './nearest-word.ts';
import { readBound } from './read-bound.ts';

export type ParsedGate =
  | { readonly gate: Gate; readonly mistake?: undefined }
  | { readonly gate?: undefined; readonly mistake: GateMistake }
  /** A blank line, or a comment. */
  | { readonly gate?: undefined; readonly mistake?: undefined };

/** A word that names no metric may be one of these. */
const METRIC_NAMES = [...RUN_METRICS, ...Object.keys(ALIASES)];

const ALL_METRICS = `Metrics are ${RUN_METRICS.join(', ')}; one class's is \`class NAME f1\`.`;
const ALL_NAMES = `${ALL_METRICS} Findings are ${FINDINGS.join(', ')}.`;
const ONE_A_LINE = 'Write each condition on a line of its own: any of them fails the run.';

/** Never throws. */
export function parseGate(line: string): ParsedGate {
  const scanner = new LineScanner(line);
  if (scanner.isAtEnd()) return {};
  const from = scanner.position;
  try {
    const read = readGate(scanner);
    const to = scanner.lastEnd;
    if (!scanner.isAtEnd()) throw misread(scanner.anything(), 'the end of the line', ONE_A_LINE);
    const text = line.slice(from, to);
    if (read.kind === 'finding' || read.class === undefined) return { gate: { ...read, text } };
    const { name, start, end } = read.class;
    return { gate: { ...read, text, class: { name, start: start - from, end: end - from } } };
  } catch (error) {
    if (error instanceof Misread) return { mistake: error.mistake };
    throw error;
  }
}

type Read<T> = T extends Gate ? Omit<T, 'text'> : never;

function readGate(scanner: LineScanner): Read<Gate> {
  const first = scanner.word();
  const finding = FINDINGS.find((name) => name === first?.text);
  if (finding !== undefined) return { kind: 'finding', finding };
  const delta = first?.text === 'delta';
  const measured = delta
    ? readMetric(scanner, scanner.word(), ['class', ...METRIC_NAMES], 'a metric or class', ALL_METRICS)
    : readMetric(
        scanner,
        first,
        [...METRIC_NAMES, ...FINDINGS, 'delta', 'class'],
        'a metric, delta, class or a finding',
        ALL_NAMES,
      );
  const operator = readOperator(scanner);
  return { kind: 'metric', delta, ...measured, operator, bound: readBound(scanner, measured.metric, delta) };
}

type Measured = Pick<MetricGate, 'metric' | 'class'>;

/** `word` has been taken already; `known` and `all` are for the fix where it is none of them. */
function readMetric(
  scanner: LineScanner,
  word: Token | undefined,
  known: readonly string[],
  expected: string,
  all: string,
): Measured {
  if (word?.text === 'class') return readClassMetric(scanner);
  const name = word?.text ?? '';
  const metric = RUN_METRICS.find((one) => one === name) ?? alias(name);
  if (metric === undefined) throw misread(word ?? scanner.anything(), expected, fixFor(name, known, all));
  return { metric };
}

function alias(name: string): RunMetric | undefined {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}

function readClassMetric(scanner: LineScanner): Measured {
  const reference = readClassName(scanner);
  const word = scanner.word();
  const metric = CLASS_METRICS.find((one) => one === word?.text);
  if (metric !== undefined) return { metric, class: reference };
  const fix = fixFor(
    word?.text ?? '',
    CLASS_METRICS,
    `Write \`class ${reference.quoted} f1\`; a name with blanks in it stands in quotes.`,
  );
  throw misread(word ?? scanner.anything(), CLASS_METRICS.join(', ').replace(/, (?=\w+$)/, ' or '), fix);
}

/** Bare, in double quotes as in JSON, or as it is in single quotes. */
function readClassName(scanner: LineScanner): ClassReference & { readonly quoted: string } {
  const token = scanner.quoted() ?? scanner.name();
  const name = token === undefined ? undefined : unquoted(token.text);
  if (token === undefined || name === undefined || name === '') {
    const found = token ?? scanner.anything();
    const fix = /^["']/.test(found.text)
      ? 'Close the quotes; between double ones it is a text as in JSON.'
      : 'Write it bare, or in quotes where there are blanks in it: `class "hot pixel" f1 < 0.5`.';
    throw misread(found, 'the name of a class', fix);
  }
  return { name, start: token.start, end: token.end, quoted: token.text };
}

function unquoted(text: string): string | undefined {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (!text.startsWith('"')) return text;
  try {
    return parseJson(text) as string;
  } catch {
    return undefined;
  }
}

function readOperator(scanner: LineScanner): MetricGate['operator'] {
  const token = scanner.operator();
  const operator = OPERATORS.find((one) => one === token?.text);
  if (operator !== undefined) return operator;
  const fix = 'The run fails if the comparison holds: `test-mean-iou < 0.8` asks for at least 0.8.';
  throw misread(token ?? scanner.anything(), '<, <=, > or >=', fix);
}

function fixFor(word: string, known: readonly string[], all: string): string {
  const nearest = nearestGateWord(word, known);
  return nearest === undefined ? all : `Did you mean ${nearest}?`;
}
