// What the comment says: its marks, its size, and that no name in it becomes Markdown or ends a mark.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, link } from '../../../../../src/document/inline.ts';
import { perClass } from '../../../../../src/metrics/confusion.ts';
import { scoresOf } from '../../../../../src/metrics/scores.ts';
import type { Results } from '../../../../../src/results/results.ts';
import {
  COMMENT_LIMIT,
  type CommentKey,
  commentBody,
  earlierMarker,
  hasKey,
  marker,
  markerStarts,
  readRunMark,
} from '../../../../../src/stages/8-publish/github/comment/body.ts';
import { elementsOf, HOSTILE_NAMES, toHtml } from '../../../../document/markdown/github-markdown.ts';
import { sampleHistory, sampleResults } from '../../../7-report/sample-run.ts';

const run = { id: 42, attempt: 1, headSha: 'abc1234def', url: 'https://github.com/me/stars/actions/runs/42' };
const LINKS = joined(
  [link('Open the report', 'https://x/1'), link('Download the model', 'https://x/2')],
  ' · ',
);

const keyOf = (artifact: string): CommentKey => ({ workflow: 'Train', job: 'train', artifact });

const bodyOf = (results: Results, artifact = 'best-epoch') =>
  commentBody({ results, key: keyOf(artifact), run, links: LINKS });

/** A run with these class names and number of epochs. */
function runWith(names: readonly string[], epochs: number): Results {
  const confusion = names.flatMap((_, i) => names.map((_name, j) => (i === j ? 900 : 1)));
  return sampleResults({
    dataset: { classes: names.map((name, index) => ({ index, name, color: [index, 0, 0] })) },
    outcome: { history: sampleHistory(epochs, 1), bestEpoch: 1, stoppedEpoch: epochs },
    evaluation: {
      confusion,
      scores: scoresOf(confusion),
      perClass: perClass(confusion),
    },
  });
}

const anyName = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ unit: 'binary' }),
  // Too long for a key.
  fc.tuple(fc.integer({ min: 150, max: 20_000 }), fc.string()).map(([n, end]) => `${'né '.repeat(n)}${end}`),
);

test('a name that is no more than a name is read in the marker', () => {
  const key = { workflow: 'Train, nightly', job: 'train', artifact: 'best-epoch_2.0 stars' };
  expect(marker(key)).toBe('<!-- best-epoch: Train%2C; nightly/train/best-epoch_2.0 stars -->');
  expect(earlierMarker('best-epoch_2.0')).toBe('<!-- best-epoch: best-epoch_2.0 -->');
});

test('no name ends its marker, nor the line', () => {
  fc.assert(
    fc.property(anyName, anyName, anyName, (workflow, job, artifact) => {
      expect(marker({ workflow, job, artifact })).toMatch(/^<!-- best-epoch: (?:[\w. %;/]|-(?!-))* -->$/);
    }),
  );
});

test('no name leaves too little room for what is said', () => {
  fc.assert(
    fc.property(anyName, anyName, anyName, (workflow, job, artifact) => {
      expect(marker({ workflow, job, artifact }).length).toBeLessThan(650);
    }),
  );
});

test('a key is read from its own marker, and from one that has its names as a whole', () => {
  fc.assert(
    fc.property(anyName, anyName, (workflow, artifact) => {
      const key = { workflow, job: 'train', artifact };
      expect(hasKey(`${marker(key)}\n`, key)).toBe(true);
      expect(hasKey(`${marker(key)}\n`, { ...key, workflow: `${workflow}x` })).toBe(false);
      expect(markerStarts(key).some((start) => marker(key).startsWith(start))).toBe(true);
    }),
  );
  const name = 'T'.repeat(5000);
  const whole = `<!-- best-epoch: ${name}/train/x -->\n`;
  expect(hasKey(whole, { workflow: name, job: 'train', artifact: 'x' })).toBe(true);
  expect(markerStarts({ workflow: name }).some((start) => whole.startsWith(start))).toBe(true);
});

test('two keys have two markers, of which neither begins the other, nor one of an earlier version', () => {
  const anyKey = fc.record({ workflow: anyName, job: anyName, artifact: anyName });
  fc.assert(
    fc.property(anyKey, anyKey, anyName, (one, other, artifact) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(marker(one).startsWith(marker(other))).toBe(false);
      expect(marker(one).startsWith(earlierMarker(artifact))).toBe(false);
    }),
  );
});

test('the marks are read again, also after an edit on the page', () => {
  const body = bodyOf(sampleResults());
  expect(readRunMark(body)).toEqual({ id: 42, attempt: 1 });
  expect(readRunMark(body.replaceAll('\n', '\r\n'))).toEqual({ id: 42, attempt: 1 });
  expect(readRunMark(`${marker(keyOf('x'))}\n\n${body}`), 'only the second line counts').toBeUndefined();
});

test('a reader sees the summary and where it comes from, none of the marks', () => {
  const html = toHtml(bodyOf(sampleResults())).replace(/<!--.*?-->\n/g, '');
  expect(html.trimStart()).toMatch(/^<h3>.*<\/h3>/);
  expect(html).toContain('<a href="https://x/1">Open the report</a> · <a href="https://x/2">Download');
  expect(html.trimEnd()).toMatch(
    /<p>Train\/train\/best-epoch, commit abc1234, <a href="https:.*">run 42<\/a><\/p>$/,
  );
});

test('a run too large for a comment keeps its result and its links, and says what is missing', () => {
  const long = Array.from({ length: 200 }, (_, i) => `${i} ${'|'.repeat(78)}`);
  const body = bodyOf(runWith(long, 300));
  expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(body).toMatch(/^Left out, because GitHub takes no more: .*\./m);
  expect(body).toContain('### ');
  expect(body).toContain('[Open the report](https://x/1) · [Download the model](https://x/2)');
});

test('what stands beside the summary takes its room from it', () => {
  const links = 'x'.repeat(COMMENT_LIMIT - 3000);
  const body = commentBody({ results: sampleResults(), key: keyOf('best-epoch'), run, links });
  expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(body).toContain(links);
});

test('any run, any names: GitHub takes it, and no name is more than text', () => {
  // What mathematics is kept apart with, and what is there without any name.
  const harmless = new Set(['span', ...elementsOf(toHtml(bodyOf(sampleResults())))]);
  fc.assert(
    fc.property(
      fc.array(anyName, { minLength: 2, maxLength: 120, size: 'max' }),
      fc.integer({ min: 1, max: 3000 }),
      anyName,
      (names, epochs, artifact) => {
        const body = bodyOf(runWith(names, epochs), artifact);
        expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
        expect([...elementsOf(toHtml(body))].filter((name) => !harmless.has(name))).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
});
