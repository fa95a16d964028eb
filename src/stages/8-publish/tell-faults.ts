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

/** @param faults one for each cause; of several the count is told last */
export function tellFaults(output: FaultOutput, faults: readonly Fault[]): void {
  const isColored = output.hasColors?.() === true;
  for (const fault of faults) {
    const { severity } = fault;
    const said = `${severity}:`;
    const shown = isColored ? styleText(['bold', COLORS[severity]], said) : said;
    output.write(`${shown} ${faultLines(fault).join('\n')}\n`);
  }
  if (faults.length > 1) output.write(`${countOfFaults(faults)}\n`);
}
