// What a rule of the diagnosis is: a name, its words, and a question to the curves.
import type { Finding } from '../../../results/judgement.ts';
import type { Curves } from './curves.ts';

export interface Rule {
  readonly verdict: Finding['verdict'];
  /** As a heading has it: "correct training". */
  readonly title: string;
  /** When it fires, with its bounds. */
  readonly rule: string;
  /** Undefined: it doesn't fire. */
  find(curves: Curves): Observation | undefined;
}

export interface Observation {
  readonly sentence: string;
  /** The numbers that the rule looked at, by kebab-case name. */
  readonly evidence: Readonly<Record<string, number>>;
  readonly fromEpoch?: number | undefined;
}

export function finding({ verdict, title, rule }: Omit<Rule, 'find'>, observed: Observation): Finding {
  // JSON has no NaN and no -0.
  const evidence = Object.entries(observed.evidence).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value + 0 : null,
  ]);
  return {
    verdict,
    title,
    sentence: observed.sentence,
    rule,
    'from-epoch': observed.fromEpoch ?? null,
    evidence: Object.fromEntries(evidence),
  };
}
