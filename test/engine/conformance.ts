// One suite for every engine, through the public interface only: what it computes must be what the reference engine
// computes and what PyTorch computed. The networks are in conformance-rows.ts, the engines in engines.ts.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { golden, goldenNames } from '../golden/golden.ts';
import { describeActivations } from './conformance-activations.ts';
import { type Measured, measure } from './conformance-case.ts';
import { type Difference, differencesBetween, numbersOf } from './conformance-compare.ts';
import { describeDropout } from './conformance-dropout.ts';
import { describeOverfit } from './conformance-overfit.ts';
import { describeRates } from './conformance-rates.ts';
import { caseOf, type Group } from './conformance-row.ts';
import { GOLDEN_TOLERANCE, opGroups, wholeNetworks } from './conformance-rows.ts';
import { describeState } from './conformance-state.ts';
import { fiveSteps, optimizers, TRAINING_TOLERANCE, trainingDifference } from './conformance-training.ts';

/** Runs the suite over the engine that `makeEngine` gives. */
export function describeConformance(name: string, makeEngine: () => Engine | Promise<Engine>): void {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    const useEngine = (): Engine => engine;
    for (const group of [...opGroups, wholeNetworks]) describeGroup(group, useEngine);
    describeGolden(useEngine);
    describeTraining(useEngine);
    describeDropout(useEngine);
    describeState(useEngine);
    describeOverfit(useEngine);
    describeRates(useEngine);
    describeActivations(useEngine);
  });
}

function describeGroup({ op, rows, tolerance, why }: Group, useEngine: () => Engine): void {
  describe(op, () => {
    test.each(rows)('$reason', async (row) => {
      const given = caseOf(row);
      const actual = await measure(useEngine(), given);
      const expected = await measure(createReferenceEngine(), given);
      expectSame(actual, expected, row.tolerance ?? tolerance, `${row.reason} (${why})`);
    });
  });
}

/** What every row demands of what was measured. */
export function expectSame(actual: Measured, expected: Measured, tolerance: number, reason: string): void {
  for (const mode of ['evaluation', 'training'] as const) {
    const { count, confusion } = actual[mode];
    expect(count, `${mode} count: ${reason}`).toBe(expected[mode].count);
    expect(confusion, `${mode} confusion: ${reason}`).toEqual(expected[mode].confusion);
  }
  expectBelow(differencesBetween(numbersOf(actual), numbersOf(expected)), tolerance, reason);
}

function expectBelow(differences: readonly Difference[], tolerance: number, reason: string): void {
  for (const { name, value } of differences) expect(value, `${name}: ${reason}`).toBeLessThan(tolerance);
}

function describeGolden(useEngine: () => Engine): void {
  describe.each(goldenNames)('PyTorch: %s', (name) => {
    const { expected, ...given } = golden(name);

    test('probabilities, losses, every gradient and the running statistics', async () => {
      const actual = numbersOf(await measure(useEngine(), given));
      expectBelow(differencesBetween(actual, expected), GOLDEN_TOLERANCE, name);
    });

    test.each(expected.training)('five steps of $optimizer.name', async ({ optimizer, ...losses }) => {
      const trained = await fiveSteps(useEngine(), given, optimizer, optimizer.learningRate);
      expect(trainingDifference(trained, losses)).toBeLessThan(TRAINING_TOLERANCE);
    });
  });
}

function describeTraining(useEngine: () => Engine): void {
  describe.each(wholeNetworks.rows.slice(0, 2))('five losses: $reason', (row) => {
    test.each(optimizers)('$reason', async ({ optimizer, rate, reason }) => {
      const given = caseOf(row);
      const actual = await fiveSteps(useEngine(), given, optimizer, rate);
      const expected = await fiveSteps(createReferenceEngine(), given, optimizer, rate);
      expect(trainingDifference(actual, expected), reason).toBeLessThan(TRAINING_TOLERANCE);
    });
  });
}
