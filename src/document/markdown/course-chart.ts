// A score over runs as a Mermaid chart of two lines: each run, and the best up to it. Intervals have no form there.
import { type Course, type CoursePoint, comparablePoints } from '../course.ts';
import { lineChart } from './line-chart.ts';

type Scored = CoursePoint & { readonly value: number };

/** With its line of text; undefined with fewer than two runs to draw that can be compared. */
export function courseChart({ points, title, last, best, format, ...course }: Course): string | undefined {
  const scored = comparablePoints(points).filter((point): point is Scored => point.value !== null);
  const newest = scored.at(-1);
  if (newest === undefined) return undefined;
  const from = best !== undefined && best.at === undefined ? best.value : 0;
  let highest = from;
  const highs = scored.map(({ value }) => {
    highest = Math.max(highest, value);
    return highest;
  });
  const bestWords = best === undefined ? '' : ` Best before: ${format(best.value)} (${best.name}).`;
  const said = `${last} ${format(newest.value)}`;
  return lineChart({
    ...course,
    kind: 'curve',
    title,
    format,
    x: { name: 'run', values: scored.map((_, i) => i + 1), ...namesOf(scored) },
    series: [
      // The last is drawn over the others.
      { name: 'the best so far in', color: 'train', dashed: true, values: highs },
      { name: "each run's", color: 'validation', dashed: false, values: scored.map(({ value }) => value) },
    ],
    marks: [
      { at: scored.length, text: said, inWords: { title: said, sentence: `${capital(said)}.${bestWords}` } },
    ],
    steps: false,
    ideal: 1,
  });
}

/** None where two are the same, such as dates of one day: Mermaid would draw both at one place. */
function namesOf(points: readonly CoursePoint[]): { readonly names?: readonly string[] } {
  const names = points.map(({ name }) => name);
  return new Set(names).size === names.length ? { names } : {};
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
