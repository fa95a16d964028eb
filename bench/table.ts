// Results as a Markdown table with the machine's line above it, and where such tables go in the README.
import { markdownTable } from 'markdown-table';
import type { Results } from './results.ts';

export function resultsTable({ environment, versions, rounds, cases }: Results): string {
  const { cpu, threads, instructionSets, platform, loadBefore } = environment;
  const machine = `${cpu}, ${platform}, ${threads} threads (${instructionSets.join(', ') || 'instruction sets unknown'})`;
  const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const rows = Object.entries(cases).flatMap(([name, one]) =>
    one.contestants.map((contestant, i) => [
      i === 0 ? name : '',
      contestant.name,
      contestant.seconds.toFixed(3),
      (contestant.seconds / one.contestants[0].seconds).toFixed(2),
      (contestant.peakBytes / 1e9).toFixed(2),
      i === 0
        ? `**${one.ratio.toFixed(2)}** of ${one.fastest} (${one.low.toFixed(2)} to ${one.high.toFixed(2)})`
        : '',
    ]),
  );
  const header = ['case', 'who', 'seconds', 'times ours', 'peak memory, GB', 'ours / fastest float32 peer'];
  const align = ['l', 'l', 'r', 'r', 'r', 'l'];
  const titles = Object.entries(cases).map(([name, { title }]) => `- ${name}: ${title}`);
  return [
    `${machine}; load before: ${loadBefore.toFixed(2)}; rounds: ${rounds}.`,
    `${software.join(', ')}.`,
    '',
    markdownTable([header, ...rows], { align }),
    '',
    ...titles,
  ].join('\n');
}

const [BEGIN, END] = ['<!-- results -->', '<!-- /results -->'];

/** The README with the tables between its markers. */
export function withTable(readme: string, tables: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the README has no ${BEGIN} ... ${END}`);
  return `${readme.slice(0, begin)}${BEGIN}\n${tables}\n${readme.slice(end)}`;
}
