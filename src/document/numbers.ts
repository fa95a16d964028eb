// How numbers read in documents, cards and logs: three digits that count. results.json has them all.

/** What stands where there is no number: an undefined ratio, a loss that was not finite. */
export const NONE = '–';

/**
 * A ratio in 0..1 with three decimals. One that is not 1 never reads "1.000", nor one that is not 0 "0.000":
 * 0.99996 keeps the digits up to its first that is not a nine, a tiny one is "<0.001".
 */
export function formatRatio(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  if (value > 0 && value < 0.0005) return '<0.001';
  for (let decimals = 3; decimals < 15; decimals++) {
    const text = value.toFixed(decimals);
    if (value >= 1 || Number(text) < 1) return text;
  }
  return '1.000';
}

/** The change of a ratio, signed: +0.014, −0.003; a tiny one keeps a digit that counts. */
export function formatChange(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const digits = size >= 0.0005 ? size.toFixed(3) : formatRate(Number(size.toPrecision(1)));
  return `${value < 0 ? '−' : '+'}${digits}`;
}

/** "0.962 to 0.990" */
export function formatRange(
  { low, high }: { readonly low: number; readonly high: number },
  format: (value: number) => string = formatRatio,
): string {
  return `${format(low)} to ${format(high)}`;
}

/**
 * A number that was compared with `bound`: four digits that count, or as many more as it takes to see on which side it
 * lies. 0.79996 is below 0.8 and never reads "0.8".
 */
export function formatBeside(value: number, bound: number): string {
  for (let digits = 4; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.sign(short - bound) === Math.sign(value - bound)) return formatSigned(short);
  }
  return formatSigned(value);
}

/** One of two measured numbers: the same, but of two that are equal four digits say enough. */
export function formatApart(value: number, other: number): string {
  return value === other ? formatSigned(Number(value.toPrecision(4))) : formatBeside(value, other);
}

/** The same for a change, which has its sign: +0.0142, −0.0312. */
export function formatChangeBeside(change: number, bound: number): string {
  return `${change > 0 ? '+' : ''}${formatBeside(change, bound)}`;
}

/** As it is, with a minus sign that is as long as a plus. */
export function formatSigned(value: number): string {
  return String(value).replace(/^-/, '−');
}

/** A loss or another measured value: three significant digits. */
export function formatMeasured(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return formatRate(value);
  if (size >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}

/** A learning rate: 1e-3, 2.5e-4. */
export function formatRate(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  if (value === 0) return '0';
  const [digits, exponent] = value.toExponential(2).split('e');
  const mantissa = String(Number(digits));
  return exponent === '+0' ? mantissa : `${mantissa}e${exponent.replace('+', '')}`;
}

/** 1,234,567 */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 0.42 s, 42.1 s, 4 min 12 s, 2 h 5 min. */
export function formatSeconds(value: number): string {
  if (value < 59.95) return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
  const whole = Math.round(value);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(value / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** 512 B, 7.42 MiB: powers of 1024, three significant digits. */
export function formatBytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let size = value;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? size.toFixed(0) : size.toPrecision(3)} ${units[unit]}`;
}

/** 12.3 %, with a space that doesn't break; a share that is not 0 never reads "0.0 %". */
export function formatShare(value: number | null): string {
  if (value === null) return NONE;
  if (value > 0 && value < 0.0005) return '<0.1\u00a0%';
  return `${(value * 100).toFixed(1)}\u00a0%`;
}

/** 1 epoch, 20 epochs. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
