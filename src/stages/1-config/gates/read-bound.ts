// The number at the end of a gate: in digits or per cent, and within what the metric can be.
import { isRatio, type MetricGate } from './grammar.ts';
import type { LineScanner } from './line-scanner.ts';
import { misread } from './mistake.ts';

// A minus sign as this program's own reports print it is one, too.
const NUMBER = /^(?<sign>[+\-\u2212]?)(?<digits>\d+\.?\d*|\.\d+)(?:e(?<exponent>[+-]?\d+))?(?<percent>%?)$/i;

/** Throws Misread. */
export function readBound(scanner: LineScanner, metric: MetricGate['metric'], delta: boolean): number {
  const token = scanner.number();
  const groups = NUMBER.exec(token?.text ?? '')?.groups;
  if (token === undefined || groups === undefined) {
    const found = token ?? scanner.anything();
    throw misread(found, 'a number such as 0.8 or 80%', fixFor(token?.text ?? ''));
  }
  const { sign, digits, exponent = '0', percent } = groups;
  // Two steps of the decimal exponent, not a division: 0.1% is then the same double as 0.001.
  const size = Number(`${digits}e${Number(exponent) - (percent === '' ? 0 : 2)}`);
  const bound = sign === '' || sign === '+' ? size : -size;
  const [low, high] = rangeOf(metric, delta);
  if (bound >= low && bound <= high && Number.isFinite(bound)) return bound + 0;
  const range = isRatio(metric) ? `from ${low} to ${high}, for ${metric} is a ratio` : 'that is finite';
  const fix = percent === '' && size <= 100 ? `Did you mean ${token.text}%?` : 'Correct it.';
  throw misread(token, `a number ${range}`, fix);
}

function rangeOf(metric: MetricGate['metric'], delta: boolean): readonly [number, number] {
  if (!isRatio(metric)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return delta ? [-1, 1] : [0, 1];
}

function fixFor(text: string): string {
  return /^[^,]*\d,\d[^,]*$/.test(text)
    ? `Write it with a point: ${text.replace(',', '.')}.`
    : 'The metric stands to the left, the number to the right.';
}
