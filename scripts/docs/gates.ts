// The generated part of docs/github.md: the words of a gate, from its grammar and the table of scores.
import { SCORES } from '../../src/metrics/scores.ts';
import {
  CLASS_METRICS,
  FINDINGS,
  OPERATORS,
  RUN_METRICS,
  scoreOf,
} from '../../src/stages/1-config/gates/grammar.ts';
import { table } from './markdown.ts';

export function gateWords(): string {
  const ofTest = RUN_METRICS.filter((name) => name.startsWith('test-')).map((name) => {
    const tasks = scoreOf(name)?.tasks ?? [];
    return tasks.length === 1 ? `${code(name)} (${ONLY[tasks[0]]})` : code(name);
  });
  const ofEpoch = ['loss', ...SCORES.map(({ key }) => key)].map(code);
  const findings = FINDINGS.map((name) =>
    name === 'worse' ? `${code(name)} (than the baseline)` : code(name),
  );
  const rows = [
    ['metric, on the test images', ofTest.join(', ')],
    ['metric, of the kept epoch', `\`val-\` or \`train-\` with ${ofEpoch.join(', ')}`],
    ['metric of a class, on the test images', CLASS_METRICS.map(code).join(', ')],
    ['comparison', `${OPERATORS.map(code).join(', ')} with a number or per cent`],
    ['finding', findings.join(', ')],
  ];
  return `\n${table(['part', 'words'], rows)}\n\n`;
}

const ONLY = { segmentation: 'masks', classification: 'classification' };

function code(word: string): string {
  return `\`${word}\``;
}
