import { expect, test } from 'vitest';
import { LiveLine } from '../../../../src/stages/8-publish/local/terminal.ts';
import { screen } from './screen.ts';

function liveLine() {
  const written: string[] = [];
  const clock = { ms: 0 };
  const line = new LiveLine({ write: (text) => written.push(text) }, () => clock.ms);
  return { line, clock, written };
}

test('a redraw replaces what stood there, even when it is shorter', () => {
  const { line, clock, written } = liveLine();
  line.draw(() => 'a long line');
  clock.ms = 100;
  line.draw(() => 'short');
  expect(screen(written)).toEqual(['short']);
});

test('redraws at most ten times a second and does not even word the others', () => {
  const { line, clock, written } = liveLine();
  let worded = 0;
  for (clock.ms = 0; clock.ms < 1000; clock.ms += 5) line.draw(() => `${++worded}`);
  expect(worded).toBe(10);
  expect(written).toHaveLength(10);
});

test('a printed line stays above, and the live line comes back at once', () => {
  const { line, written } = liveLine();
  line.draw(() => 'working');
  line.print('epoch 1 done');
  expect(screen(written)).toEqual(['epoch 1 done', '']);
  line.draw(() => 'working on 2');
  expect(screen(written)).toEqual(['epoch 1 done', 'working on 2']);
});

test('clearing leaves nothing, and writes nothing where nothing stood', () => {
  const { line, written } = liveLine();
  line.clear();
  expect(written).toEqual([]);
  line.draw(() => 'working');
  line.clear();
  expect(screen(written)).toEqual(['']);
});
