// Writes faults for people: each with its severity in front, in colour where the terminal has any.
import { styleText } from 'node:util';
import { countOfFaults, type Fault, faultLines } from '../../errors.ts';

/** Where faults go: `process.stderr`, or an array in a test. */
export interface FaultOutput {
  write(text: string): unknown;
  /** Of a terminal alone; false where NO_COLOR is set (no-color.org). */
  hasColors?(): boolean;
}

const COLORS = { error: 'red', warning: 'yellow' } as const;

/** So many are told, of errors and of warnings: who mends these sees the others then. */
const MOST_TOLD = 100;

/** Gives of each call the faults that were not among those before: a warning that two places come to is told once a run. */
export function unsaid(): (faults: readonly Fault[]) => readonly Fault[] {
  const said = new Set<string>();
  return (faults) =>
    faults.filter(({ severity, code, message, file }) => {
      if (severity === 'error') return true;
      const what = JSON.stringify([code, message, file]);
      const isNew = !said.has(what);
      said.add(what);
      return isNew;
    });
}

/** Those that are told, in their order, and for each severity that has more a line that counts them. */
export function capFaults(faults: readonly Fault[]): {
  readonly told: readonly Fault[];
  readonly more: readonly string[];
} {
  const most = (['error', 'warning'] as const).map((severity) => {
    const some = faults.filter((fault) => fault.severity === severity);
    const left = some.length - MOST_TOLD;
    return {
      told: some.slice(0, MOST_TOLD),
      more:
        left > 0 ? [`${left.toLocaleString('en')} more ${severity}${left === 1 ? '' : 's'} not shown`] : [],
    };
  });
  const told = new Set(most.flatMap((one) => one.told));
  return { told: faults.filter((fault) => told.has(fault)), more: most.flatMap((one) => one.more) };
}

/** @param faults one for each cause; of several the count is told last */
export function tellFaults(output: FaultOutput, faults: readonly Fault[]): void {
  const isColored = output.hasColors?.() === true;
  const { told, more } = capFaults(faults);
  for (const fault of told) {
    const { severity } = fault;
    const said = `${severity}:`;
    const shown = isColored ? styleText(['bold', COLORS[severity]], said) : said;
    output.write(`${shown} ${faultLines(fault).join('\n')}\n`);
  }
  for (const line of more) output.write(`${line}\n`);
  if (faults.length > 1) output.write(`${countOfFaults(faults)}\n`);
}
