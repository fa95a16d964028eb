// The worst relative difference of every op on every engine, as the conformance suite's rows find it, in a table.
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { golden, goldenNames } from '../golden/golden.ts';
import { measure } from './conformance-case.ts';
import { differencesBetween, numbersOf, type Quantity } from './conformance-compare.ts';
import { caseOf } from './conformance-row.ts';
import { GOLDEN_TOLERANCE, opGroups, wholeNetworks } from './conformance-rows.ts';
import { fiveSteps, optimizers, TRAINING_TOLERANCE, trainingDifference } from './conformance-training.ts';

/** One difference of one row. */
export interface Finding {
  /** The op, or what else is compared. */
  readonly part: string;
  readonly quantity: Quantity;
  readonly tolerance: number;
  readonly value: number;
}

/** Every difference from the reference engine and from PyTorch that the suite looks at. */
export async function* findings(engine: Engine): AsyncGenerator<Finding> {
  for (const { op, rows, tolerance } of [...opGroups, wholeNetworks]) {
    for (const row of rows) {
      // A row with a tolerance of its own gets a line of its own.
      const part = row.tolerance === undefined ? op : `${op}: ${row.reason}`;
      const expected = numbersOf(await measure(createReferenceEngine(), caseOf(row)));
      const actual = numbersOf(await measure(engine, caseOf(row)));
      for (const { quantity, value } of differencesBetween(actual, expected)) {
        yield { part, quantity, tolerance: row.tolerance ?? tolerance, value };
      }
    }
  }
  yield* goldenFindings(engine);
  for (const row of wholeNetworks.rows.slice(0, 2)) {
    for (const { optimizer, rate } of optimizers) {
      const expected = await fiveSteps(createReferenceEngine(), caseOf(row), optimizer, rate);
      const value = trainingDifference(await fiveSteps(engine, caseOf(row), optimizer, rate), expected);
      yield {
        part: `five ${optimizer.name} steps`,
        quantity: 'losses',
        tolerance: TRAINING_TOLERANCE,
        value,
      };
    }
  }
}

async function* goldenFindings(engine: Engine): AsyncGenerator<Finding> {
  for (const name of goldenNames) {
    const { expected, ...given } = golden(name);
    for (const { quantity, value } of differencesBetween(numbersOf(await measure(engine, given)), expected)) {
      yield { part: 'PyTorch: one step', quantity, tolerance: GOLDEN_TOLERANCE, value };
    }
    for (const { optimizer, ...losses } of expected.training) {
      const trained = await fiveSteps(engine, given, optimizer, optimizer.learningRate);
      const value = trainingDifference(trained, losses);
      const part = `PyTorch: five ${optimizer.name} steps`;
      yield { part, quantity: 'losses', tolerance: TRAINING_TOLERANCE, value };
    }
  }
}

/** A line of the table: the worst of each engine, in the order of the engines. */
export interface Line {
  readonly part: string;
  readonly quantity: Quantity;
  readonly tolerance: number;
  readonly worst: readonly number[];
}

/** `found` has the findings of each engine; a NaN is worse than any number. */
export function linesOf(found: readonly (readonly Finding[])[]): Line[] {
  const lines = new Map<string, Line>();
  for (const [engine, ofEngine] of found.entries()) {
    for (const { part, quantity, tolerance, value } of ofEngine) {
      const key = `${part}, ${quantity}`;
      const line = lines.get(key) ?? { part, quantity, tolerance, worst: found.map(() => 0) };
      const worst = line.worst.with(engine, Math.max(line.worst[engine], value));
      lines.set(key, { ...line, worst });
    }
  }
  return [...lines.values()];
}

/**
 * As Markdown: a row a line, a column an engine, and how often the worst of all goes into the tolerance. What is over
 * its tolerance is bold.
 */
export function differencesTable(names: readonly string[], lines: readonly Line[]): string[][] {
  return [
    ['op', 'of', ...names, 'tolerance', 'tolerance / worst'],
    ...lines.map(({ part, quantity, tolerance, worst }) => [
      part,
      quantity,
      ...worst.map((value) => (value < tolerance ? exponential(value) : `**${exponential(value)}**`)),
      exponential(tolerance),
      slack(tolerance, Math.max(...worst)),
    ]),
  ];
}

function slack(tolerance: number, worst: number): string {
  return worst === 0 ? '-' : (tolerance / worst).toFixed(tolerance < 10 * worst ? 1 : 0);
}

function exponential(value: number): string {
  return value === 0 ? '0' : value.toExponential(1);
}
